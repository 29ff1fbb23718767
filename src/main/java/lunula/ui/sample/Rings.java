package lunula.ui.sample;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Ellipse;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;

/// The ellipses of a normal on the map at whole numbers of standard deviations, from the inside.
final class Rings extends Group {
  /// Half axes under so many pixels are drawn so large, so that they are seen.
  private static final double LEAST = 1.5;

  private final List<Ellipse> ellipses = new ArrayList<>();

  /// @param count how many standard deviations
  Rings(int count, String style) {
    setMouseTransparent(true);
    for (int i = 0; i < count; i++) {
      var ellipse = new Ellipse();
      ellipse.getStyleClass().addAll("sigma-ring", style);
      ellipses.add(ellipse);
    }
    getChildren().addAll(ellipses.reversed());
  }

  /// @param sigma at one standard deviation
  void place(lunula.geometry.Ellipse sigma, Viewport viewport) {
    ScreenPoint at = viewport.toScreen(sigma.centre());
    for (int i = 0; i < ellipses.size(); i++) {
      Ellipse ellipse = ellipses.get(i);
      ellipse.setCenterX(at.x());
      ellipse.setCenterY(at.y());
      ellipse.setRadiusX(Math.max(LEAST, sigma.major() * (i + 1) * viewport.scale()));
      ellipse.setRadiusY(Math.max(LEAST, sigma.minor() * (i + 1) * viewport.scale()));
      // The screen's y goes down.
      ellipse.setRotate(-Math.toDegrees(sigma.angle()));
    }
  }
}
