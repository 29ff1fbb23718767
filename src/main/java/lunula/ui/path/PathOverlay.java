package lunula.ui.path;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.Weakly;
import lunula.ui.map.MapOverlay;

/// The ring around the chosen stop of the path.
public final class PathOverlay implements MapOverlay {
  private static final double RADIUS = 16;
  private final PathEditor editor;
  private final Circle ring = new Circle(RADIUS);
  private final Group node = new Group(ring);
  private Viewport viewport = new Viewport(new LatentPoint(0, 0), 1, 1, 1);

  /// @param editor knows which stop is chosen; lives as long as the map
  public PathOverlay(PathEditor editor) {
    this.editor = editor;
    ring.getStyleClass().add("path-chosen");
    node.setMouseTransparent(true);
    Weakly.hear(node, editor.chosenProperty(), () -> place(viewport));
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void place(Viewport shown) {
    viewport = shown;
    List<LatentPoint> stops = editor.path().stops();
    int chosen = editor.chosenProperty().get();
    ring.setVisible(chosen >= 0 && chosen < stops.size());
    if (ring.isVisible()) {
      ScreenPoint at = shown.toScreen(stops.get(chosen));
      ring.setCenterX(at.x());
      ring.setCenterY(at.y());
    }
  }
}
