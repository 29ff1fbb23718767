package lunula.ui.compare;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.map.DrawnOverlay;

/// The prior N(0, I) on the maps along β: circles of 1, 2 and 3 standard deviations.
final class PriorCircles extends DrawnOverlay<Pane> {
  private static final int COUNT = 3;

  /// Closer together, circles and name would be a blot.
  private static final double LEAST_RADIUS = 24;

  private final MorphViewModel model;
  private final List<Circle> circles =
      IntStream.rangeClosed(1, COUNT)
          .mapToObj(sigma -> Parts.styled(new Circle(), "prior-circle"))
          .toList();
  private final Label name =
      Parts.label("prior-name", Texts.of(PriorCircles.class).get("compare.prior"));

  PriorCircles(MorphViewModel model) {
    super(untouched(PriorCircles.class));
    this.model = model;
    node().getChildren().addAll(circles);
    node().getChildren().add(name);
    drawOn(model.priorCentreProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    LatentPoint centre = model.priorCentreProperty().get();
    node().setVisible(centre != null);
    if (centre == null) {
      return;
    }
    ScreenPoint at = viewport.toScreen(centre);
    for (int sigma = 1; sigma <= COUNT; sigma++) {
      Circle circle = circles.get(sigma - 1);
      circle.setCenterX(at.x());
      circle.setCenterY(at.y());
      circle.setRadius(radius(viewport, centre, at, sigma));
    }
    double outer = circles.getLast().getRadius();
    name.setVisible(outer >= LEAST_RADIUS);
    double wide = name.prefWidth(-1);
    double high = name.prefHeight(-1);
    name.resizeRelocate(at.x() - wide / 2, at.y() - outer - high - 1, wide, high);
  }

  private static double radius(Viewport viewport, LatentPoint centre, ScreenPoint at, int sigma) {
    return viewport.toScreen(new LatentPoint(centre.x() + sigma, centre.y())).distanceTo(at);
  }
}
