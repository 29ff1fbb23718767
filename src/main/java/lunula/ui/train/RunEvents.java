package lunula.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import lunula.model.Encodings;
import lunula.model.card.EpochResult;
import lunula.train.TrainingListener;
import lunula.train.TrainingListener.TrainingProgress;
import org.jspecify.annotations.Nullable;

/// Carries a run's events from the training thread to the JavaFX thread: of progress and encodings
/// the newest wins, no epoch is lost, and at most one delivery is waiting at a time.
final class RunEvents implements TrainingListener {
  private final Executor foreground;
  private final Consumer<Batch> deliver;
  private final Queue<EpochResult> epochs = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable TrainingProgress> progress = new AtomicReference<>();
  private final AtomicReference<@Nullable Encodings> encodings = new AtomicReference<>();
  private final AtomicBoolean waiting = new AtomicBoolean();

  /// What has happened since the delivery before.
  record Batch(
      List<EpochResult> epochs,
      @Nullable TrainingProgress progress,
      @Nullable Encodings encodings) {}

  /// @param deliver called on `foreground`
  RunEvents(Executor foreground, Consumer<Batch> deliver) {
    this.foreground = foreground;
    this.deliver = deliver;
  }

  @Override
  public void progressed(TrainingProgress newest) {
    progress.set(newest);
    announce();
  }

  @Override
  public void encoded(Encodings testEncodings) {
    encodings.set(testEncodings);
    announce();
  }

  @Override
  public void epochEnded(EpochResult result) {
    epochs.add(result);
    announce();
  }

  private void announce() {
    if (waiting.compareAndSet(false, true)) {
      foreground.execute(this::flush);
    }
  }

  /// Delivers what is waiting, now. Foreground only.
  void flush() {
    waiting.set(false);
    var ended = new ArrayList<EpochResult>();
    for (EpochResult next = epochs.poll(); next != null; next = epochs.poll()) {
      ended.add(next);
    }
    deliver.accept(new Batch(ended, progress.getAndSet(null), encodings.getAndSet(null)));
  }
}
