package lunula.ui.path;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.Window;
import lunula.ui.kit.WeakSubscriptions;

/// Hands the time of each pulse to the player while it plays and its panel can be seen; pauses it
/// when the panel is hidden.
final class PlayTimer extends AnimationTimer {
  private final Node panel;
  private final PathViewModel model;

  PlayTimer(Node panel, PathViewModel model) {
    this.panel = panel;
    this.model = model;
    WeakSubscriptions.hear(panel, model.stateProperty(), this::follow);
    panel.sceneProperty().subscribe(scene -> pauseUnseen());
  }

  private void pauseUnseen() {
    if (panel.getScene() == null) {
      stop();
      model.pause();
    }
  }

  private void follow(PlayState state) {
    if (state instanceof PlayState.Playing) {
      start();
    } else {
      stop();
    }
  }

  @Override
  public void handle(long now) {
    if (canBeSeen()) {
      model.pulse(now);
    } else {
      model.pause();
    }
  }

  private boolean canBeSeen() {
    for (Node node = panel; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    Window window = panel.getScene() == null ? null : panel.getScene().getWindow();
    return window != null
        && window.isShowing()
        && !(window instanceof Stage stage && stage.isIconified());
  }
}
