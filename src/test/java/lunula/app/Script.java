package lunula.app;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// What a benchmark does to the window, step by step, on a thread of its own. Ends the process with
/// a failure if it breaks off, with the window if it comes to its end.
final class Script {
  private static final int MOVE_MICROS = 1_000_000 / 60;
  private static final int LOOK_MICROS = 1_000;
  private static final int MOST_SECONDS = 60;

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();

  /// What is done.
  interface Steps {
    void play() throws InterruptedException;
  }

  void play(Steps steps) {
    own.execute(
        () -> {
          try {
            steps.play();
            finish();
          } catch (InterruptedException | RuntimeException failure) {
            System.getLogger("lunula.bench")
                .log(System.Logger.Level.ERROR, "the script broke off", failure);
            Runtime.getRuntime().halt(1);
          }
        });
  }

  private void finish() {
    clock.shutdownNow();
    own.shutdown();
    Platform.exit();
  }

  /// What happens at fixed times.
  ScheduledExecutorService clock() {
    return clock;
  }

  /// Does something on the JavaFX thread and waits for its end.
  void doNow(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          work.run();
          done.countDown();
        });
    done.await();
  }

  void await(int seconds) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    ScheduledFuture<?> alarm = clock.schedule(over::countDown, seconds, SECONDS);
    over.await();
    alarm.cancel(false);
  }

  /// Waits until something holds on the JavaFX thread.
  void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch holds = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (condition.getAsBoolean()) {
            holds.countDown();
          }
        };
    ScheduledFuture<?> looking =
        clock.scheduleAtFixedRate(() -> Platform.runLater(look), 0, 20, MILLISECONDS);
    boolean held = holds.await(MOST_SECONDS, SECONDS);
    looking.cancel(false);
    if (!held) {
      throw new IllegalStateException("what was waited for never came");
    }
  }

  /// Drags sixty times a second and looks at the screen a thousand times, then looks a second on.
  void drag(DraggingHand hand, int seconds) throws InterruptedException {
    Platform.runLater(hand::press);
    ScheduledFuture<?> moving =
        clock.scheduleAtFixedRate(hand::moveOn, 0, MOVE_MICROS, MICROSECONDS);
    ScheduledFuture<?> looking =
        clock.scheduleAtFixedRate(hand::lookSoon, 0, LOOK_MICROS, MICROSECONDS);
    await(seconds);
    moving.cancel(false);
    await(1);
    looking.cancel(false);
    doNow(hand::release);
  }
}
