package lunula.ui.sample;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;

/// Small dots at places of the map.
final class Dots extends Group {
  private static final double RADIUS = 3;

  private final List<Circle> circles = new ArrayList<>();
  private final String style;

  /// @param style class of each dot
  Dots(String style) {
    this.style = style;
    setMouseTransparent(true);
  }

  /// @param places row-major, shape (count, 2)
  void place(float[] places, Viewport viewport) {
    int count = places.length / 2;
    while (circles.size() < count) {
      var circle = new Circle(RADIUS);
      circle.getStyleClass().add(style);
      circles.add(circle);
      getChildren().add(circle);
    }
    for (int i = 0; i < circles.size(); i++) {
      circles.get(i).setVisible(i < count);
      if (i < count) {
        ScreenPoint at = viewport.toScreen(new LatentPoint(places[2 * i], places[2 * i + 1]));
        circles.get(i).setCenterX(at.x());
        circles.get(i).setCenterY(at.y());
      }
    }
  }
}
