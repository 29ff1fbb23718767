package lunula.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import lunula.bench.Times;

/// Asks for the JavaFX thread every five milliseconds and notes how long it was kept waiting: the
/// longest wait is the longest stretch that the thread was busy.
final class FxWaits {
  private static final int EVERY_MILLIS = 5;

  private final ScheduledFuture<?> asking;
  private List<Double> millis = new ArrayList<>();

  /// @param clock asks, in the background
  FxWaits(ScheduledExecutorService clock) {
    Runnable ask = () -> ask(System.nanoTime());
    asking = clock.scheduleAtFixedRate(ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask(long asked) {
    Platform.runLater(() -> note((System.nanoTime() - asked) / 1e6));
  }

  private synchronized void note(double waited) {
    millis.add(waited);
  }

  /// The waits since the last call, in milliseconds.
  synchronized Times take() {
    Times taken = Times.of(millis);
    millis = new ArrayList<>();
    return taken;
  }

  /// Asks no more.
  void stop() {
    asking.cancel(false);
  }
}
