package lunula.ui.train;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.files.UserMessages;
import lunula.library.CheckpointStore;
import lunula.library.format.CheckpointFolder.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Offers at a start to go on with a training run that was cut off, by a crash or a power cut,
/// until the person answers. JavaFX thread only; works without a window.
public final class CutOffViewModel {
  private final CheckpointStore store;
  private final TrainViewModel train;
  private final Executor files;
  private final Executor foreground;
  private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();

  /// A run to go on with.
  public record Offer(CheckpointStore.Left left, Checkpoint checkpoint) {
    /// When it was last kept.
    public Instant when() {
      return left.when();
    }
  }

  /// @param train goes on with it
  /// @param files reads and deletes
  public CutOffViewModel(
      CheckpointStore store, TrainViewModel train, Executor files, Executor foreground) {
    this.store = store;
    this.train = train;
    this.files = files;
    this.foreground = foreground;
  }

  /// What is offered; null if nothing, or if it was answered.
  public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /// Looks for a run that was cut off; returns at once. One that cannot be read is told and not
  /// offered again.
  public void look() {
    files.execute(
        () -> {
          List<CheckpointStore.Left> left = store.left();
          if (!left.isEmpty()) {
            read(left.getFirst());
          }
        });
  }

  private void read(CheckpointStore.Left left) {
    try {
      Offer found = new Offer(left, store.read(left));
      foreground.execute(() -> offer.set(found));
    } catch (IOException broken) {
      store.forget(left);
      foreground.execute(() -> train.tell(UserMessages.words(broken)));
    }
  }

  /// Goes on with the run.
  public void goOn() {
    Offer accepted = take();
    if (accepted != null) {
      train.goOn(accepted);
    }
  }

  /// Deletes the run.
  public void forget() {
    Offer refused = take();
    if (refused != null) {
      files.execute(() -> store.forget(refused.left()));
    }
  }

  private @Nullable Offer take() {
    Offer now = offer.get();
    offer.set(null);
    return now;
  }
}
