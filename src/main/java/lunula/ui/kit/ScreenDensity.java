package lunula.ui.kit;

import javafx.scene.Node;

/// How many pixels of the screen there are to draw on.
public final class ScreenDensity {
  private ScreenDensity() {}

  /// Device pixels in one of a node's own pixels where it is shown; 1 while it is shown nowhere.
  /// Whatever is shown smaller or larger is so by its scene's root.
  public static double of(Node node) {
    return node.getScene() == null || node.getScene().getWindow() == null
        ? 1
        : node.getScene().getWindow().getRenderScaleX()
            * node.getScene().getRoot().getLocalToParentTransform().getMxx();
  }
}
