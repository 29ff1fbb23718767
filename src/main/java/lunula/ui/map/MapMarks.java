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
/// stops and its moving mark. The map itself follows the drag of an end.
final class MapMarks extends Pane {
  /// Pieces of the line that a curved path is drawn as.
  private static final int CURVE = 240;

  private static final double HANDLE = 2 * PathHandles.RADIUS;

  private final MapViewModel model;
  private final Group cursor = crosshair();
  private final Circle hoverRing = circle("hover-ring", 7);
  private final Polyline pathHalo = polyline("path-halo");
  private final Polyline path = polyline("path-line");
  private final Group stops = new Group();
  private final Circle pathMark = circle("path-mark", 6);
  private final StackPane handleA;
  private final StackPane handleB;
  private PathStops drawnPath = PathStops.NONE;
  private @Nullable Viewport drawnIn;
  private List<LatentPoint> line = List.of();

  MapMarks(MapViewModel model) {
    this.model = model;
    handleA = handle("A", "path-a");
    handleB = handle("B", "path-b");
    getStyleClass().add("map-marks");
    setPickOnBounds(false);
    setManaged(false);
    getChildren().addAll(pathHalo, path, stops, hoverRing, cursor, pathMark, handleA, handleB);
  }

  private static Group crosshair() {
    var group = new Group();
    group.getStyleClass().add("map-cursor");
    for (String style : new String[] {"cursor-halo", "cursor-ink"}) {
      group.getChildren().add(circle(style, 9));
      for (int side = 0; side < 4; side++) {
        Line arm = line(style);
        double x = Math.round(Math.cos(side * Math.PI / 2));
        double y = Math.round(Math.sin(side * Math.PI / 2));
        arm.setStartX(x * 5);
        arm.setStartY(y * 5);
        arm.setEndX(x * 14);
        arm.setEndY(y * 14);
        group.getChildren().add(arm);
      }
    }
    group.setMouseTransparent(true);
    return group;
  }

  private static Circle circle(String style, double radius) {
    var circle = new Circle(radius);
    circle.getStyleClass().add(style);
    circle.setMouseTransparent(true);
    return circle;
  }

  private static Line line(String style) {
    var line = new Line();
    line.getStyleClass().add(style);
    line.setMouseTransparent(true);
    return line;
  }

  private static StackPane handle(String letter, String id) {
    var name = new Text(letter);
    name.getStyleClass().add("path-letter");
    name.setMouseTransparent(true);
    var handle = new StackPane(name);
    handle.setId(id);
    handle.getStyleClass().add("path-handle");
    handle.setMinSize(HANDLE, HANDLE);
    handle.setPrefSize(HANDLE, HANDLE);
    return handle;
  }

  /// Puts everything where it is now.
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

  /// A hand over what can be taken; under the cursor it is the cursor that a press takes.
  private void putHandle(StackPane handle, Viewport viewport, @Nullable LatentPoint end) {
    put(handle, viewport, end);
    handle.setCursor(
        end == null || new PathHandles(model).isUnderCursor(end) ? null : Cursor.OPEN_HAND);
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

  /// Places close enough for a line through them to look like the way.
  private static List<LatentPoint> line(PathStops ends) {
    LatentPath way = ends.way();
    if (way == null) {
      return List.of();
    }
    var times = new TreeSet<>(way.stops());
    times.add(1.0);
    for (int i = 1; ends.shape() != PathShape.STRAIGHT && i < CURVE; i++) {
      times.add((double) i / CURVE);
    }
    return times.stream().map(way::point).toList();
  }

  private void showStops(int count) {
    while (stops.getChildren().size() < count) {
      stops.getChildren().add(circle("path-stop", 5));
    }
    stops.getChildren().remove(count, stops.getChildren().size());
  }

  private static Polyline polyline(String style) {
    var line = new Polyline();
    line.getStyleClass().add(style);
    line.setMouseTransparent(true);
    return line;
  }
}
