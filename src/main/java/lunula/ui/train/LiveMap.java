package lunula.ui.train;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.train.TrainingRun;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// The map that follows a run: its codes move, and pictures are decoded with its weights, as long
/// as the exploration decodes with them. JavaFX thread only.
final class LiveMap {
  private static final long REDECODE_NANOS = 100_000_000;

  private final ExplorerState exploration;
  private final LongSupplier clock;
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
  private long redecoded;

  /// @param clock in nanoseconds
  LiveMap(ExplorerState exploration, LongSupplier clock) {
    this.exploration = exploration;
    this.clock = clock;
  }

  /// Whether the map and the decoded picture show the run.
  ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Follows the run if the exploration decodes with its weights.
  void follow(@Nullable TrainingRun run) {
    following.set(run != null && run.decoder().equals(exploration.decoderProperty().get()));
  }

  /// Shows the newest codes of a run that is followed.
  void show(Session from) {
    Encodings encodings = from.newest;
    if (encodings == null || from.data == null || !following.get()) {
      return;
    }
    LabelledImages test = from.data.test();
    if (exploration.imagesProperty().get() != test) {
      exploration.hoveredProperty().set(ExplorerState.NONE);
      exploration.samplesProperty().set(null);
    }
    exploration.show(new MapData(encodings, test.allLabels(), test.classNames()));
    exploration.samplesProperty().set(test);
    redecode();
  }

  /// Decodes with the newest weights unless that has just been done.
  void refresh() {
    if (clock.getAsLong() - redecoded >= REDECODE_NANOS) {
      redecode();
    }
  }

  /// Decodes with the newest weights.
  void redecode() {
    if (following.get()) {
      redecoded = clock.getAsLong();
      exploration.weightsMoved();
    }
  }
}
