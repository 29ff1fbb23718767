package lunula.ui.map;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import lunula.ui.kit.WeakSubscriptions;

/// Tells whether what the map shows is on the move: from a change until it has rested for some
/// frames. Runs only then. JavaFX thread only.
final class MovementDetector extends AnimationTimer {
  private static final int FRAMES_AT_REST = 8;

  private final BooleanProperty moving;
  private int rested;

  private MovementDetector(BooleanProperty moving) {
    this.moving = moving;
  }

  /// Tells the model for as long as the view lives.
  static void watch(MapView view, MapViewModel model) {
    var stir = new MovementDetector(model.movingProperty());
    WeakSubscriptions.hear(view, model.viewportProperty(), (before, now) -> stir.moved());
  }

  private void moved() {
    rested = 0;
    if (!moving.get()) {
      moving.set(true);
      start();
    }
  }

  @Override
  public void handle(long now) {
    rested++;
    if (rested > FRAMES_AT_REST) {
      stop();
      moving.set(false);
    }
  }
}
