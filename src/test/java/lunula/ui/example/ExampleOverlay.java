package lunula.ui.example;

import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;

final class ExampleOverlay extends DrawnOverlay<Circle> {
  ExampleOverlay() {
    super(new Circle(4));
    node().setId("example-origin");
  }

  @Override
  protected void draw(Viewport viewport) {
    ScreenPoint at = viewport.toScreen(new LatentPoint(0, 0));
    node().setCenterX(at.x());
    node().setCenterY(at.y());
  }
}
