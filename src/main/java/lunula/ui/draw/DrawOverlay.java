package lunula.ui.draw;

import java.util.stream.Stream;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.draw.Recognition.Reply;
import lunula.ui.kit.Parts;
import lunula.ui.map.DrawnOverlay;

/// Where the drawing lies on the map, and the trail of its former places.
public final class DrawOverlay extends DrawnOverlay<Pane> {
  private static final double RADIUS = 9;

  private final DrawViewModel model;
  private final Polyline trail = Parts.styled(new Polyline(), "draw-trail");
  private final Circle halo = Parts.styled(new Circle(RADIUS), "draw-halo");
  private final Circle mark = Parts.styled(new Circle(RADIUS), "draw-mark");

  public DrawOverlay(DrawViewModel model) {
    super(untouched(DrawOverlay.class));
    this.model = model;
    node().getChildren().addAll(trail, halo, mark);
    drawOn(model.replyProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    Reply reply = model.replyProperty().get();
    LatentPoint place =
        reply == null ? null : reply.on(model.exploration().slice().planeProperty().get());
    node().setVisible(place != null);
    if (place == null) {
      return;
    }
    ScreenPoint here = viewport.toScreen(place);
    halo.relocate(here.x() - RADIUS, here.y() - RADIUS);
    mark.relocate(here.x() - RADIUS, here.y() - RADIUS);
    Double[] places =
        model.trail().stream()
            .map(viewport::toScreen)
            .flatMap(point -> Stream.of(point.x(), point.y()))
            .toArray(Double[]::new);
    trail.getPoints().setAll(places);
  }
}
