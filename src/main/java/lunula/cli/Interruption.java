package lunula.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C while something goes on that shall end in order: the process asks it to stop and lives on
/// until it is closed. Everything else that a command does is broken off at once, by [Abandonment].
final class Interruption implements AutoCloseable {
  /// Whether one is at work that has not ended.
  private static final AtomicBoolean AT_WORK = new AtomicBoolean();

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private final Runnable stop;

  /// @param stop asks the work to end; called on a thread of its own
  Interruption(Runnable stop) {
    this.stop = stop;
    hook = Thread.ofPlatform().name("lunula-interruption").unstarted(this::interrupted);
    AT_WORK.set(true);
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
      AT_WORK.set(false);
    } catch (IllegalStateException alreadyEnding) {
      // Ctrl-C was pressed: the hook waits for nothing any more.
    }
  }

  /// Ctrl-C while a command is at work that needs no end in order: it is told once, and what is
  /// half written is taken away before the process ends.
  static final class Abandonment implements AutoCloseable {
    private static volatile boolean pressed;

    private final Thread hook =
        Thread.ofPlatform().name("lunula-abandonment").unstarted(this::interrupted);
    private final Runnable abandon;

    /// @param abandon called on a thread of its own
    Abandonment(Runnable abandon) {
      this.abandon = abandon;
      Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupted() {
      if (!AT_WORK.get()) {
        press();
        abandon.run();
      }
    }

    private static void press() {
      pressed = true;
    }

    /// Whether the command is being broken off: what fails in it then is not told.
    static boolean isPressed() {
      return pressed;
    }

    @Override
    public void close() {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        // Ctrl-C was pressed.
      }
    }
  }
}
