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
import lunula.bench.Table;
import lunula.bench.Times;
import lunula.ui.Exploration;
import lunula.ui.MainView;

/// Loads, trains the article's network and drags meanwhile; prints rows and ends.
public final class DragProbe extends ProbedWindow {
  private static final int TRAIN_SECONDS = 10;
  private static final int DRAG_SECONDS = 20;
  private static final int MOVE_MICROS = 1_000_000 / 60;
  private static final int LOOK_MICROS = 1_000;

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final ScheduledExecutorService script = Executors.newSingleThreadScheduledExecutor();

  @Override
  void mapDrawn(MainView view) {
    DraggingHand hand = new DraggingHand(view, assembly().exploration());
    FxWaits waits = new FxWaits(clock);
    script.execute(() -> play(hand, waits));
  }

  private void play(DraggingHand hand, FxWaits waits) {
    try {
      Exploration exploration = assembly().exploration();
      await(() -> exploration.imagesProperty().get() != null);
      await(() -> exploration.decodedProperty().get() != null);
      row("load, after the first frame", waits.take());
      Platform.runLater(() -> assembly().models().train().start());
      await(() -> assembly().models().train().progressProperty().get() != null);
      await(TRAIN_SECONDS);
      row("training", waits.take());
      drag(hand);
      row("dragging during training", waits.take());
      Times times = hand.millis();
      Table.row("drag during training, event to picture on screen: p50", "%.1f ms", times.median());
      Table.row(
          "drag during training, event to picture on screen: p99",
          "%.1f ms of %,d events",
          times.percentile(99),
          times.count());
      waits.stop();
      finish();
    } catch (InterruptedException | RuntimeException failure) {
      System.getLogger("lunula.bench")
          .log(System.Logger.Level.ERROR, "the drag broke off", failure);
      Runtime.getRuntime().halt(1);
    }
  }

  private void drag(DraggingHand hand) throws InterruptedException {
    Platform.runLater(hand::press);
    ScheduledFuture<?> moving =
        clock.scheduleAtFixedRate(hand::moveOn, 0, MOVE_MICROS, MICROSECONDS);
    ScheduledFuture<?> looking =
        clock.scheduleAtFixedRate(hand::lookSoon, 0, LOOK_MICROS, MICROSECONDS);
    await(DRAG_SECONDS);
    moving.cancel(false);
    await(1);
    looking.cancel(false);
    Platform.runLater(hand::release);
  }

  private static void row(String during, Times waits) {
    Table.row(
        "JavaFX thread busy at a stretch, %s: p99".formatted(during), ms(), waits.percentile(99));
    Table.row("JavaFX thread busy at a stretch, %s: longest".formatted(during), ms(), waits.max());
  }

  private static String ms() {
    return "%.1f ms";
  }

  private void await(int seconds) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    ScheduledFuture<?> alarm = clock.schedule(over::countDown, seconds, SECONDS);
    over.await();
    alarm.cancel(false);
  }

  /// Waits until something holds on the JavaFX thread.
  private void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch holds = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (condition.getAsBoolean()) {
            holds.countDown();
          }
        };
    ScheduledFuture<?> looking =
        clock.scheduleAtFixedRate(() -> Platform.runLater(look), 0, 20, MILLISECONDS);
    holds.await();
    looking.cancel(false);
  }

  private void finish() {
    clock.shutdownNow();
    script.shutdown();
    Platform.exit();
  }
}
