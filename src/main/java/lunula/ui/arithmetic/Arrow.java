package lunula.ui.arithmetic;

import javafx.scene.Group;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Rotate;
import lunula.geometry.ScreenPoint;
import org.jspecify.annotations.Nullable;

/// An arrow between two places of the screen, or a line without a head.
final class Arrow extends Group {
  private static final double HEAD = 10;

  /// The head ends where the marker begins.
  private static final double GAP = 13;

  private final Line halo = new Line();
  private final Line line = new Line();
  private final @Nullable Polygon head;

  private Arrow(@Nullable Polygon head, String style) {
    this.head = head;
    halo.getStyleClass().add("arithmetic-halo");
    line.getStyleClass().add(style);
    getChildren().addAll(halo, line);
    if (head != null) {
      head.getStyleClass().add("arithmetic-head");
      getChildren().add(head);
    }
  }

  static Arrow ofDifference() {
    return new Arrow(new Polygon(0, 0, -HEAD, HEAD / 2, -HEAD, -HEAD / 2), "arithmetic-arrow");
  }

  static Arrow ofSide() {
    return new Arrow(null, "arithmetic-side");
  }

  /// Hidden where one of the ends is missing.
  void place(@Nullable ScreenPoint from, @Nullable ScreenPoint to) {
    setVisible(from != null && to != null);
    if (from == null || to == null) {
      return;
    }
    double length = Math.max(1e-9, from.distanceTo(to));
    double part = head == null ? 1 : Math.max(0, 1 - GAP / length);
    double x = from.x() + (to.x() - from.x()) * part;
    double y = from.y() + (to.y() - from.y()) * part;
    stretch(halo, from, x, y);
    stretch(line, from, x, y);
    if (head != null) {
      head.setVisible(length > GAP + HEAD);
      head.setLayoutX(x);
      head.setLayoutY(y);
      head.getTransforms()
          .setAll(new Rotate(Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()))));
    }
  }

  private static void stretch(Line line, ScreenPoint from, double x, double y) {
    line.setStartX(from.x());
    line.setStartY(from.y());
    line.setEndX(x);
    line.setEndY(y);
  }
}
