import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A path of an SVG: absolute moves, lines, cubic curves and arcs of circles.
final class SvgPath {
  private static final Pattern STEP = Pattern.compile("([MLHVCAZ])([^MLHVCAZ]*)");

  private final Path2D path = new Path2D.Double();
  private double x;
  private double y;

  SvgPath(String steps) {
    STEP.matcher(steps).results().forEach(this::step);
  }

  Shape shape() {
    return path;
  }

  private void step(MatchResult step) {
    double[] n =
        Pattern.compile("[ ,]+")
            .splitAsStream(step.group(2).strip())
            .filter(word -> !word.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    switch (step.group(1)) {
      case "M" -> path.moveTo(n[0], n[1]);
      case "L" -> path.lineTo(n[0], n[1]);
      case "H" -> path.lineTo(n[0], y);
      case "V" -> path.lineTo(x, n[0]);
      case "C" -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
      case "A" -> arc(n[0], n[3] != 0, n[4] != 0, n[5], n[6]);
      default -> path.closePath();
    }
    x = path.getCurrentPoint().getX();
    y = path.getCurrentPoint().getY();
  }

  /// An arc of a circle from here to a point.
  private void arc(double radius, boolean large, boolean clockwise, double toX, double toY) {
    double halfX = (toX - x) / 2;
    double halfY = (toY - y) / 2;
    double half = Math.hypot(halfX, halfY);
    double away = Math.sqrt(Math.max(0, radius * radius - half * half)) / half;
    double side = large == clockwise ? -away : away;
    double centreX = x + halfX + side * halfY * -1;
    double centreY = y + halfY + side * halfX;
    double from = Math.toDegrees(Math.atan2(centreY - y, x - centreX));
    double to = Math.toDegrees(Math.atan2(centreY - toY, toX - centreX));
    double extent = clockwise ? -((from - to + 360) % 360) : (to - from + 360) % 360;
    path.append(
        new Arc2D.Double(
            centreX - radius, centreY - radius, 2 * radius, 2 * radius, from, extent, Arc2D.OPEN),
        true);
  }
}
