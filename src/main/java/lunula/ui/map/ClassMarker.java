package lunula.ui.map;

import java.awt.geom.Path2D;
import java.util.List;

/// The marker of a class's points, so that classes differ by more than their colour. Each is made
/// of closed polygons around the origin, of about the same area; the inside is where an odd number
/// of them overlaps.
enum ClassMarker {
  CIRCLE(regular(32, 1, 0)),
  SQUARE(regular(4, 1.2, Math.PI / 4)),
  TRIANGLE(regular(3, 1.42, -Math.PI / 2)),
  DIAMOND(regular(4, 1.3, 0)),
  PLUS(plus(0)),
  RING(regular(32, 1.15, 0), reversed(regular(32, 0.6, 0))),
  WEDGE(regular(3, 1.42, Math.PI / 2)),
  STAR(spikes(5, 1.5, 0.62)),
  SALTIRE(plus(Math.PI / 4)),
  FRAME(regular(4, 1.35, Math.PI / 4), reversed(regular(4, 0.65, Math.PI / 4)));

  private static final ClassMarker[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // The arrays are private and never written to.
  private final List<double[]> polygons;

  ClassMarker(double[]... polygons) {
    this.polygons = List.of(polygons);
  }

  /// The shape of a class. Classes ten apart share a colour, so they get different shapes.
  static ClassMarker of(int classNumber) {
    return ALL[(classNumber + classNumber / ALL.length) % ALL.length];
  }

  /// Whether a point is inside; the shape's radius is about 1 and `y` grows downwards.
  boolean contains(double x, double y) {
    boolean inside = false;
    for (double[] corners : polygons) {
      inside ^= contains(corners, x, y);
    }
    return inside;
  }

  private static boolean contains(double[] corners, double x, double y) {
    boolean inside = false;
    int before = corners.length - 2;
    for (int at = 0; at < corners.length; before = at, at += 2) {
      double y1 = corners[at + 1];
      double y2 = corners[before + 1];
      boolean crosses = y1 > y != y2 > y;
      if (crosses && x < (corners[before] - corners[at]) * (y - y1) / (y2 - y1) + corners[at]) {
        inside = !inside;
      }
    }
    return inside;
  }

  String svgPath(double radius) {
    var path = new StringBuilder();
    for (double[] corners : polygons) {
      for (int at = 0; at < corners.length; at += 2) {
        path.append(at == 0 ? 'M' : 'L')
            .append(corners[at] * radius)
            .append(' ')
            .append(corners[at + 1] * radius);
      }
      path.append('Z');
    }
    return path.toString();
  }

  /// The outline as a shape of the given radius around the origin.
  Path2D outline(double radius) {
    var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[] corners : polygons) {
      for (int at = 0; at < corners.length; at += 2) {
        if (at == 0) {
          path.moveTo(corners[at] * radius, corners[at + 1] * radius);
        } else {
          path.lineTo(corners[at] * radius, corners[at + 1] * radius);
        }
      }
      path.closePath();
    }
    return path;
  }

  /// A regular polygon with one corner in the direction `angle`.
  private static double[] regular(int corners, double radius, double angle) {
    double[] points = new double[corners * 2];
    for (int corner = 0; corner < corners; corner++) {
      put(points, corner, radius, angle + 2 * Math.PI * corner / corners);
    }
    return points;
  }

  private static double[] spikes(int count, double outer, double inner) {
    double[] points = new double[count * 4];
    for (int corner = 0; corner < count * 2; corner++) {
      double radius = corner % 2 == 0 ? outer : inner;
      put(points, corner, radius, -Math.PI / 2 + Math.PI * corner / count);
    }
    return points;
  }

  private static double[] plus(double turn) {
    double arm = 1.35;
    double half = 0.4;
    double reach = Math.hypot(arm, half);
    double spread = Math.atan2(half, arm);
    double notch = Math.hypot(half, half);
    double[] points = new double[24];
    for (int side = 0; side < 4; side++) {
      double direction = turn + side * Math.PI / 2;
      put(points, side * 3, reach, direction - spread);
      put(points, side * 3 + 1, reach, direction + spread);
      put(points, side * 3 + 2, notch, direction + Math.PI / 4);
    }
    return points;
  }

  private static void put(double[] points, int corner, double radius, double angle) {
    points[corner * 2] = radius * Math.cos(angle);
    points[corner * 2 + 1] = radius * Math.sin(angle);
  }

  private static double[] reversed(double[] points) {
    double[] backwards = new double[points.length];
    for (int at = 0; at < points.length; at += 2) {
      backwards[at] = points[points.length - 2 - at];
      backwards[at + 1] = points[points.length - 1 - at];
    }
    return backwards;
  }
}
