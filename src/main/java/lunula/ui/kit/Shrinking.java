package lunula.ui.kit;

import javafx.geometry.Dimension2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// On a small screen, or one on which everything is twice as large, a window may be smaller than
/// what is in it: then all of it is shown smaller, so that nothing lies outside. For those who sit
/// far away all of it can be shown larger, as far as there is room.
public final class Shrinking {
  private final Region root;
  private double leastWidth;
  private double leastHeight;
  private double largest = 1;
  private final Scale smaller = new Scale();

  /// @param root of a scene, or by itself
  /// @param leastWidth that it is laid out in
  /// @param leastHeight that it is laid out in
  public Shrinking(Region root, double leastWidth, double leastHeight) {
    this.root = root;
    this.leastWidth = leastWidth;
    this.leastHeight = leastHeight;
    root.getTransforms().add(smaller);
  }

  /// Changes how everything is shown, at once.
  ///
  /// @param width that the root is laid out in at least
  /// @param height likewise
  /// @param factor how much larger it is shown where there is room; 1 for no larger
  public void set(double width, double height, double factor) {
    leastWidth = width;
    leastHeight = height;
    largest = factor;
    Scene scene = root.getScene();
    if (scene != null) {
      root.resize(scene.getWidth(), scene.getHeight());
    }
  }

  /// The size to lay the root out in, so that it fills its scene; the given one if it has none.
  public Dimension2D fit(double width, double height) {
    Scene scene = root.getScene();
    if (scene == null || !root.equals(scene.getRoot())) {
      return new Dimension2D(width, height);
    }
    // A scene tells its root one new length at a time, and with it the root's own other one.
    double share = Math.min(scene.getWidth() / leastWidth, scene.getHeight() / leastHeight);
    double fit = share > 0 ? Math.min(largest, share) : 1;
    smaller.setX(fit);
    smaller.setY(fit);
    return new Dimension2D(scene.getWidth() / fit, scene.getHeight() / fit);
  }
}
