package lunula.cli;

import java.io.PrintWriter;

/// One line of a terminal that is written over and over: how far a piece of work has come and how
/// long it will take. Silent where nobody watches. Any thread.
final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 24;
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintWriter err;
  private final boolean watched;
  private int width;
  private long drawn = System.nanoTime() - PAUSE_NANOS;

  ProgressBar(Surroundings surroundings) {
    err = surroundings.err();
    watched = surroundings.watched();
  }

  /// Tells how far it has come.
  ///
  /// @param fraction 0 to 1
  /// @param words behind the bar
  synchronized void show(double fraction, String words) {
    if (!watched || System.nanoTime() - drawn < PAUSE_NANOS) {
      return;
    }
    drawn = System.nanoTime();
    int full = (int) Math.round(CELLS * Math.clamp(fraction, 0, 1));
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    overwrite("%s %3.0f %%  %s".formatted(bar, 100 * fraction, words));
  }

  /// Clears the line, so that others can be printed; the next [#show] draws it again.
  synchronized void clear() {
    if (width > 0) {
      overwrite("");
      err.print('\r');
      err.flush();
      width = 0;
      drawn = System.nanoTime() - PAUSE_NANOS;
    }
  }

  private void overwrite(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  /// Seconds in words: `1 min 20 s left`; empty while unknown.
  static String timeLeft(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "";
    }
    long whole = Math.max(0, Math.round(seconds));
    if (whole >= 3600) {
      return "%d h %d min left".formatted(whole / 3600, whole % 3600 / 60);
    }
    return whole >= 60 ? "%d min %d s left".formatted(whole / 60, whole % 60) : whole + " s left";
  }

  @Override
  public void close() {
    clear();
  }
}
