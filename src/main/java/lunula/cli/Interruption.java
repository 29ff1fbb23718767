package lunula.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C while something goes on that shall end in order: the process asks it to stop and lives on
/// until it is closed.
final class Interruption implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private final Runnable stop;

  /// @param stop asks the work to end; called on a thread of its own
  Interruption(Runnable stop) {
    this.stop = stop;
    hook = Thread.ofPlatform().name("lunula-interruption").unstarted(this::interrupted);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Work that Ctrl-C ends in order.
  interface Work {
    /// Does it, to its end or until it was asked to stop.
    ///
    /// @return the exit code
    int run() throws IOException;
  }

  /// Does work to its end, however it ends.
  ///
  /// @param stop asks it to stop; called on a thread of its own
  static int during(Runnable stop, Work work) throws IOException {
    Interruption interruption = new Interruption(stop);
    try (interruption) {
      return work.run();
    }
  }

  /// What Ctrl-C does: returns when the work has ended.
  void interrupted() {
    stop.run();
    try {
      over.await();
    } catch (InterruptedException given) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // Ctrl-C was pressed: the hook waits for nothing any more.
    }
  }
}
