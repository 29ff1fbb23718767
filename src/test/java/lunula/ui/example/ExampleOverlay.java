package lunula.ui.example;

import javafx.scene.Node;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.MapOverlay;

final class ExampleOverlay implements MapOverlay {
  private final Circle origin = new Circle(4);

  ExampleOverlay() {
    origin.setId("example-origin");
  }

  @Override
  public Node node() {
    return origin;
  }

  @Override
  public void place(Viewport viewport) {
    ScreenPoint at = viewport.toScreen(new LatentPoint(0, 0));
    origin.setCenterX(at.x());
    origin.setCenterY(at.y());
  }
}
