package lunula.ui.train;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.Sample;
import lunula.train.TrainingListener.BatchStep;
import lunula.train.TrainingRun;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// A held run, batch by batch: what each did to the losses, to the map, and to the image nearest to
/// the cursor. JavaFX thread only, but for [#watched].
public final class SlowMotion {
  /// Between one batch and the next, so that each can be looked at.
  private static final long GAP_NANOS = 1_000_000_000;

  private final ExplorerState exploration;
  private final Supplier<@Nullable TrainingRun> held;
  private final ReadOnlyObjectWrapper<@Nullable Told> told = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper();
  private @Nullable LatentPoint at;
  private boolean waiting;
  private long arrived;
  private volatile int watched;

  /// What a batch did.
  ///
  /// @param original the image that is watched; null if there is none
  /// @param moved how far the points have moved on average, in latent units; NaN without a map
  /// @param imageMoved how far the image's own point has moved
  public record Told(BatchStep step, @Nullable Sample original, double moved, double imageMoved) {}

  /// @param held the run, if it is held
  SlowMotion(ExplorerState exploration, Supplier<@Nullable TrainingRun> held) {
    this.exploration = exploration;
    this.held = held;
  }

  /// What the newest batch did; null before the first, and once the run goes on.
  public ReadOnlyObjectProperty<@Nullable Told> toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// Whether one batch follows the other by itself.
  public ReadOnlyBooleanProperty goingProperty() {
    return going.getReadOnlyProperty();
  }

  /// Takes one batch; nothing unless the run is held and the batch before it is done.
  public void step() {
    TrainingRun run = held.get();
    if (run != null && !waiting) {
      watch();
      waiting = true;
      run.step();
    }
  }

  /// Lets one batch follow the other, about one a second, or stops that.
  public void toggle() {
    going.set(!going.get() && held.get() != null);
    arrived = 0;
    if (going.get()) {
      step();
    }
  }

  /// Tells the time while it goes by itself.
  ///
  /// @param nanos of a clock that only goes forwards
  public void pulse(long nanos) {
    if (!going.get() || waiting) {
      arrived = nanos;
    } else if (nanos - arrived >= GAP_NANOS) {
      step();
    }
  }

  /// Number of the test image that is watched. Any thread.
  int watched() {
    return watched;
  }

  /// A batch is done.
  void show(BatchStep step) {
    waiting = false;
    int image = step.after().image();
    var images = exploration.imagesProperty().get();
    boolean known = images != null && image < images.count();
    double[] moved = moved(step, image);
    told.set(new Told(step, known ? images.sample(image) : null, moved[0], moved[1]));
  }

  /// The run is not held any more.
  void end() {
    waiting = false;
    going.set(false);
    told.set(null);
    at = null;
  }

  /// Watches the image nearest to the cursor, as long as that stays where it is.
  private void watch() {
    MapData map = exploration.mapProperty().get();
    LatentPoint cursor = exploration.cursorProperty().get();
    if (map == null || cursor.equals(at)) {
      return;
    }
    at = cursor;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < map.count(); i++) {
      double far = Math.hypot(map.places().xs()[i] - cursor.x(), map.places().ys()[i] - cursor.y());
      if (far < least) {
        least = far;
        watched = i;
      }
    }
  }

  /// How far the points, and one of them, have moved.
  private static double[] moved(BatchStep step, int image) {
    Encodings before = step.before().codes().orElse(null);
    Encodings after = step.after().codes().orElse(null);
    if (before == null || after == null || before.count() == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double sum = 0;
    for (int i = 0; i < before.count(); i++) {
      sum += distance(before, after, i);
    }
    double own = image < before.count() ? distance(before, after, image) : Double.NaN;
    return new double[] {sum / before.count(), own};
  }

  private static double distance(Encodings before, Encodings after, int image) {
    double squares = 0;
    for (int axis = 0; axis < before.dimensions(); axis++) {
      double gap = (double) after.mean(image, axis) - before.mean(image, axis);
      squares += gap * gap;
    }
    return Math.sqrt(squares);
  }
}
