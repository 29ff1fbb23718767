package lunula.ui.kit;

import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/// On a small screen, or one on which everything is twice as large, a window may be smaller than
/// what is in it: then all of it is shown smaller, so that nothing lies outside. For those who sit
/// far away all of it can be shown larger, as far as there is room; for those who need large print
/// also where there is none, and then the part with the keyboard or the pointer is seen.
public final class Shrinking {
  /// What is kept free around what has the keyboard, in pixels.
  private static final double AROUND = 24;

  private final Region root;
  private double leastWidth;
  private double leastHeight;
  private double largest = 1;
  private boolean beyond;
  private final Scale scale = new Scale();
  private final Translate pan = new Translate();
  private final EventHandler<MouseEvent> pointer = this::follow;

  /// @param root of a scene, or by itself
  /// @param leastWidth that it is laid out in
  /// @param leastHeight that it is laid out in
  public Shrinking(Region root, double leastWidth, double leastHeight) {
    this.root = root;
    this.leastWidth = leastWidth;
    this.leastHeight = leastHeight;
    root.getTransforms().addAll(pan, scale);
    root.sceneProperty()
        .subscribe(
            (was, is) -> {
              if (was != null) {
                was.removeEventFilter(MouseEvent.MOUSE_MOVED, pointer);
              }
              if (is != null) {
                is.addEventFilter(MouseEvent.MOUSE_MOVED, pointer);
              }
            });
    root.sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .subscribe(
            focused -> {
              if (beyond) {
                // What scrolls shows it first.
                Platform.runLater(() -> reveal(focused));
              }
            });
  }

  /// Changes how everything is shown, at once.
  ///
  /// @param width that the root is laid out in at least
  /// @param height likewise
  /// @param factor how much larger it is shown where there is room; 1 for no larger
  public void set(double width, double height, double factor) {
    set(width, height, factor, false);
  }

  /// Likewise, but as large also where there is no room for all of it.
  public void magnify(double width, double height, double factor) {
    set(width, height, factor, true);
  }

  private void set(double width, double height, double factor, boolean beyondRoom) {
    leastWidth = width;
    leastHeight = height;
    largest = factor;
    beyond = beyondRoom;
    Scene scene = root.getScene();
    if (scene != null) {
      root.resize(scene.getWidth(), scene.getHeight());
      Platform.runLater(() -> reveal(scene.getFocusOwner()));
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
    double room = share > 0 ? Math.min(largest, share) : 1;
    double fit = beyond ? largest : room;
    scale.setX(fit);
    scale.setY(fit);
    double across = scene.getWidth() / fit;
    double down = scene.getHeight() / fit;
    Dimension2D size =
        beyond
            ? new Dimension2D(Math.max(leastWidth, across), Math.max(leastHeight, down))
            : new Dimension2D(across, down);
    pan(size, pan.getX(), pan.getY());
    return size;
  }

  private void pan(Dimension2D size, double x, double y) {
    pan.setX(within(x, root.getScene().getWidth() - scale.getX() * size.getWidth()));
    pan.setY(within(y, root.getScene().getHeight() - scale.getY() * size.getHeight()));
  }

  /// @param most how far the far edge is beyond the scene's, as a negative number
  private static double within(double value, double most) {
    return Math.clamp(Math.rint(value), Math.min(0, most), 0);
  }

  /// Shows the part that lies under the pointer as it would on a page of the window's size: at an
  /// edge of the window, that edge.
  private void follow(MouseEvent event) {
    Scene scene = root.getScene();
    if (beyond && scene != null && scene.getWidth() > 0 && scene.getHeight() > 0) {
      Dimension2D size = new Dimension2D(root.getWidth(), root.getHeight());
      pan(
          size,
          event.getSceneX() * (1 - scale.getX() * size.getWidth() / scene.getWidth()),
          event.getSceneY() * (1 - scale.getY() * size.getHeight() / scene.getHeight()));
    }
  }

  /// Shows what has the keyboard, with a little around it.
  private void reveal(@Nullable Node focused) {
    Scene scene = root.getScene();
    if (beyond && scene != null && focused != null) {
      Bounds at = focused.localToScene(focused.getLayoutBounds());
      pan(
          new Dimension2D(root.getWidth(), root.getHeight()),
          pan.getX() + moved(at.getMinX(), at.getMaxX(), scene.getWidth()),
          pan.getY() + moved(at.getMinY(), at.getMaxY(), scene.getHeight()));
    }
  }

  /// How far what lies from `low` to `high` must move to lie in the window; its beginning if it is
  /// longer.
  private static double moved(double low, double high, double length) {
    if (low >= 0 && high <= length) {
      return 0;
    }
    double free = Math.clamp((length - (high - low)) / 2, 0, AROUND);
    double back = Math.min(0, length - free - high);
    return low + back < free ? free - low : back;
  }
}
