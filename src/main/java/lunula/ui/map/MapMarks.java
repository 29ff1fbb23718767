package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import lunula.geometry.LatentPath;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.PathStops;
import org.jspecify.annotations.Nullable;

/// What lies above the points: the cursor, the ring around the hovered point, and the path with its
/// stops and the mark of its player. Drags of the ends are handled by [MapGestures].
final class MapMarks extends Pane {
  /// Pieces of the line that a curved path is drawn as.
  private static final int PIECES = 240;

  private static final double HANDLE = 2 * MapViewModel.HANDLE_RADIUS;

  private final MapViewModel model;
  private final Group cursor = crosshair();
  private final Circle hoverRing = styled(new Circle(7), "hover-ring");
  private final Polyline pathHalo = styled(new Polyline(), "path-halo");
  private final Polyline path = styled(new Polyline(), "path-line");
  private final Group stops = new Group();
  private final Circle pathMark = styled(new Circle(6), "path-mark");
  private final StackPane handleA = handle("A", "path-a");
  private final StackPane handleB = handle("B", "path-b");
  private PathStops drawnPath = PathStops.NONE;
  private @Nullable Viewport drawnIn;
  private List<LatentPoint> line = List.of();

  MapMarks(MapViewModel model) {
    this.model = model;
    getStyleClass().add("map-marks");
    setPickOnBounds(false);
    setManaged(false);
    getChildren().addAll(pathHalo, path, stops, hoverRing, cursor, pathMark, handleA, handleB);
  }

  private static <N extends Node> N styled(N node, String style) {
    node.getStyleClass().add(style);
    node.setMouseTransparent(true);
    return node;
  }

  private static Group crosshair() {
    var group = styled(new Group(), "map-cursor");
    for (String style : new String[] {"cursor-halo", "cursor-ink"}) {
      group.getChildren().add(styled(new Circle(9), style));
      for (int side = 0; side < 4; side++) {
        double x = Math.round(Math.cos(side * Math.PI / 2));
        double y = Math.round(Math.sin(side * Math.PI / 2));
        group.getChildren().add(styled(new Line(x * 5, y * 5, x * 14, y * 14), style));
      }
    }
    return group;
  }

  private static StackPane handle(String letter, String id) {
    var handle = new StackPane(styled(new Text(letter), "path-letter"));
    handle.setId(id);
    handle.getStyleClass().add("path-handle");
    handle.setMinSize(HANDLE, HANDLE);
    handle.setPrefSize(HANDLE, HANDLE);
    return handle;
  }

  void place(Viewport viewport) {
    ExplorerState exploration = model.exploration();
    put(cursor, viewport, exploration.cursorProperty().get());
    put(hoverRing, viewport, hoveredPlace());
    put(pathMark, viewport, exploration.pathMarkProperty().get());
    PathStops ends = exploration.pathProperty().get();
    putHandle(handleA, viewport, ends.a());
    putHandle(handleB, viewport, ends.b());
    placePath(viewport, ends);
  }

  private @Nullable LatentPoint hoveredPlace() {
    PointCloud cloud = model.cloud();
    int hovered = model.exploration().hoveredProperty().get();
    return cloud == null || hovered < 0 || hovered >= cloud.count() ? null : cloud.place(hovered);
  }

  /// The mouse cursor is a hand over a handle, unless the map's cursor covers it: that is what a
  /// press takes then.
  private void putHandle(StackPane handle, Viewport viewport, @Nullable LatentPoint end) {
    put(handle, viewport, end);
    handle.setCursor(end == null || model.isUnderCursor(end) ? null : Cursor.OPEN_HAND);
  }

  private static void put(Node node, Viewport viewport, @Nullable LatentPoint place) {
    node.setVisible(place != null);
    if (place != null) {
      ScreenPoint at = viewport.toScreen(place);
      double half = node instanceof StackPane ? HANDLE / 2 : 0;
      node.setLayoutX(at.x() - half);
      node.setLayoutY(at.y() - half);
    }
  }

  private void placePath(Viewport viewport, PathStops ends) {
    boolean other = !ends.equals(drawnPath);
    if (!other && viewport.equals(drawnIn)) {
      return;
    }
    if (other) {
      line = line(ends);
      showStops(ends.between().size());
    }
    drawnPath = ends;
    drawnIn = viewport;
    List<Double> corners = new ArrayList<>();
    for (LatentPoint place : line) {
      ScreenPoint at = viewport.toScreen(place);
      corners.add(at.x());
      corners.add(at.y());
    }
    pathHalo.getPoints().setAll(corners);
    path.getPoints().setAll(corners);
    for (int i = 0; i < ends.between().size(); i++) {
      put(stops.getChildren().get(i), viewport, ends.between().get(i));
    }
  }

  /// Points close enough for a line through them to look like the path.
  private static List<LatentPoint> line(PathStops ends) {
    LatentPath path = ends.path();
    if (path == null) {
      return List.of();
    }
    var times = new TreeSet<>(path.stops());
    times.add(1.0);
    for (int i = 1; ends.shape() != PathShape.STRAIGHT && i < PIECES; i++) {
      times.add((double) i / PIECES);
    }
    return times.stream().map(path::point).toList();
  }

  private void showStops(int count) {
    while (stops.getChildren().size() < count) {
      stops.getChildren().add(styled(new Circle(5), "path-stop"));
    }
    stops.getChildren().remove(count, stops.getChildren().size());
  }
}
