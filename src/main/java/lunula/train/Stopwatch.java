package lunula.train;

/// Wall time without the pauses.
final class Stopwatch {
  private final long started = System.nanoTime();
  private long pausedNanos;

  /// Seconds since the start, pauses left out.
  double seconds() {
    return (System.nanoTime() - started - pausedNanos) / 1e9;
  }

  /// Runs a wait whose time does not count.
  boolean leavingOut(java.util.function.BooleanSupplier wait) {
    long before = System.nanoTime();
    try {
      return wait.getAsBoolean();
    } finally {
      pausedNanos += System.nanoTime() - before;
    }
  }
}
