package lunula.ui.draw;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.Weakly;
import lunula.ui.map.MapOverlay;
import org.jspecify.annotations.Nullable;

/// Where the drawing lies on the map, and the way it has come there.
public final class DrawOverlay implements MapOverlay {
  private static final double RADIUS = 9;

  private final DrawViewModel model;
  private final Pane pane = new Pane();
  private final Polyline trail = new Polyline();
  private final Circle halo = new Circle(RADIUS);
  private final Circle mark = new Circle(RADIUS);
  private @Nullable Viewport last;

  public DrawOverlay(DrawViewModel model) {
    this.model = model;
    pane.setMouseTransparent(true);
    pane.getStylesheets().add(DrawStyle.sheet());
    trail.getStyleClass().add("draw-trail");
    halo.getStyleClass().add("draw-halo");
    mark.getStyleClass().add("draw-mark");
    pane.getChildren().addAll(trail, halo, mark);
    Weakly.hear(pane, model.replyProperty(), reply -> redraw());
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void place(Viewport viewport) {
    last = viewport;
    Reply reply = model.replyProperty().get();
    LatentPoint place =
        reply == null ? null : reply.on(model.exploration().slice().planeProperty().get());
    pane.setVisible(place != null);
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

  private void redraw() {
    Viewport known = last;
    if (known != null) {
      place(known);
    }
  }
}
