package lunula.ui.export;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;

/// Shapes of the scene as shapes of drawings, in the shape's own coordinates. JavaFX thread only.
final class Outlines {
  private Outlines() {}

  static java.awt.Shape of(Shape shape) {
    return switch (shape) {
      case Line line ->
          new Line2D.Double(line.getStartX(), line.getStartY(), line.getEndX(), line.getEndY());
      case Circle circle -> {
        double r = circle.getRadius();
        yield new Ellipse2D.Double(circle.getCenterX() - r, circle.getCenterY() - r, 2 * r, 2 * r);
      }
      case Ellipse oval -> {
        double rx = oval.getRadiusX();
        double ry = oval.getRadiusY();
        yield new Ellipse2D.Double(oval.getCenterX() - rx, oval.getCenterY() - ry, 2 * rx, 2 * ry);
      }
      case Rectangle rectangle ->
          rectangle(
              rectangle.getX(),
              rectangle.getY(),
              rectangle.getWidth(),
              rectangle.getHeight(),
              rectangle.getArcWidth() / 2);
      case Polyline line -> corners(line.getPoints(), false);
      case Polygon polygon -> corners(polygon.getPoints(), true);
      case Path path -> path(path.getElements(), path.getFillRule());
      case SVGPath path -> traced(copy(path));
      default -> traced(shape);
    };
  }

  /// A rectangle, its corners round.
  static java.awt.Shape rectangle(double x, double y, double width, double height, double radius) {
    double most = Math.min(radius, Math.min(width, height) / 2);
    return most <= 0
        ? new Rectangle2D.Double(x, y, width, height)
        : new RoundRectangle2D.Double(x, y, width, height, 2 * most, 2 * most);
  }

  private static SVGPath copy(SVGPath path) {
    var copy = new SVGPath();
    copy.setContent(path.getContent());
    copy.setFillRule(path.getFillRule());
    return copy;
  }

  /// What JavaFX itself makes of the inside of a shape without a parent.
  static java.awt.Shape traced(Shape shape) {
    Path path = (Path) Shape.union(shape, new Rectangle());
    return path(path.getElements(), path.getFillRule());
  }

  private static Path2D corners(List<Double> points, boolean closed) {
    var path = new Path2D.Double();
    for (int at = 0; at + 1 < points.size(); at += 2) {
      if (at == 0) {
        path.moveTo(points.get(at), points.get(at + 1));
      } else {
        path.lineTo(points.get(at), points.get(at + 1));
      }
    }
    if (closed && path.getCurrentPoint() != null) {
      path.closePath();
    }
    return path;
  }

  private static Path2D path(List<PathElement> elements, FillRule rule) {
    var path =
        new Path2D.Double(rule == FillRule.EVEN_ODD ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    for (PathElement element : elements) {
      var now = path.getCurrentPoint();
      double x = element.isAbsolute() || now == null ? 0 : now.getX();
      double y = element.isAbsolute() || now == null ? 0 : now.getY();
      switch (element) {
        case MoveTo to -> path.moveTo(x + to.getX(), y + to.getY());
        case LineTo to -> path.lineTo(x + to.getX(), y + to.getY());
        case HLineTo to -> path.lineTo(x + to.getX(), now == null ? 0 : now.getY());
        case VLineTo to -> path.lineTo(now == null ? 0 : now.getX(), y + to.getY());
        case QuadCurveTo to ->
            path.quadTo(x + to.getControlX(), y + to.getControlY(), x + to.getX(), y + to.getY());
        case CubicCurveTo to ->
            path.curveTo(
                x + to.getControlX1(),
                y + to.getControlY1(),
                x + to.getControlX2(),
                y + to.getControlY2(),
                x + to.getX(),
                y + to.getY());
        case ArcTo to -> path.lineTo(x + to.getX(), y + to.getY());
        case ClosePath close -> path.closePath();
        default -> throw new IllegalArgumentException("unknown: " + element);
      }
    }
    return path;
  }
}
