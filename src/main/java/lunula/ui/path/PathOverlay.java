package lunula.ui.path;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.map.DrawnOverlay;

/// The ring around the chosen stop of the path.
public final class PathOverlay extends DrawnOverlay<Group> {
  private static final double RADIUS = 16;
  private final PathEditor editor;
  private final Circle ring = new Circle(RADIUS);

  /// @param editor knows which stop is chosen; lives as long as the map
  public PathOverlay(PathEditor editor) {
    super(new Group());
    this.editor = editor;
    ring.getStyleClass().add("path-chosen");
    node().setMouseTransparent(true);
    node().getChildren().add(ring);
    drawOn(editor.chosenProperty());
  }

  @Override
  protected void draw(Viewport viewport) {
    List<LatentPoint> stops = editor.path().stops();
    int chosen = editor.chosenProperty().get();
    ring.setVisible(chosen >= 0 && chosen < stops.size());
    if (ring.isVisible()) {
      ScreenPoint at = viewport.toScreen(stops.get(chosen));
      ring.setCenterX(at.x());
      ring.setCenterY(at.y());
    }
  }
}
