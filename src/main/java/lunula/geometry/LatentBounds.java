package lunula.geometry;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.IntToDoubleFunction;

/// An upright rectangle of the latent space, in latent units.
///
/// @param minX left edge, finite, at most `maxX`
/// @param minY lower edge, finite, at most `maxY`
/// @param maxX right edge, finite
/// @param maxY upper edge, finite
public record LatentBounds(double minX, double minY, double maxX, double maxY) {
  private static final int SAMPLE = 8192;
  private static final double TAIL = 0.005;

  public LatentBounds {
    if (!(minX <= maxX && minY <= maxY)
        || Double.isInfinite(maxX - minX)
        || Double.isInfinite(maxY - minY)) {
      throw new IllegalArgumentException(
          "not a finite rectangle: x %s..%s, y %s..%s".formatted(minX, maxX, minY, maxY));
    }
  }

  /// The smallest rectangle that holds all points; those that are not finite are left out. Without
  /// any point it is the single point (0, 0).
  ///
  /// @param count how many points
  /// @param x first coordinate of a point, by index from 0
  /// @param y second coordinate of a point, by index from 0
  public static LatentBounds of(int count, IntToDoubleFunction x, IntToDoubleFunction y) {
    DoubleSummaryStatistics xs = finite(count, x);
    DoubleSummaryStatistics ys = finite(count, y);
    return new LatentBounds(least(xs), least(ys), most(xs), most(ys));
  }

  /// The smallest rectangle that holds this one and another.
  public LatentBounds with(LatentBounds other) {
    return new LatentBounds(
        Math.min(minX, other.minX),
        Math.min(minY, other.minY),
        Math.max(maxX, other.maxX),
        Math.max(maxY, other.maxY));
  }

  private static DoubleSummaryStatistics finite(int count, IntToDoubleFunction coordinate) {
    var finite = new DoubleSummaryStatistics();
    for (int index = 0; index < count; index++) {
      double value = coordinate.applyAsDouble(index);
      if (Double.isFinite(value)) {
        finite.accept(value);
      }
    }
    return finite;
  }

  private static double least(DoubleSummaryStatistics values) {
    return values.getCount() == 0 ? 0 : values.getMin();
  }

  private static double most(DoubleSummaryStatistics values) {
    return values.getCount() == 0 ? 0 : values.getMax();
  }

  /// The rectangle from the 0.5th to the 99.5th percentile in each direction, so that a few
  /// outliers do not shrink everything else; estimated from at most 8,192 evenly chosen points, in
  /// under two milliseconds.
  ///
  /// @param count how many points
  /// @param x first coordinate of a point, by index from 0
  /// @param y second coordinate of a point, by index from 0
  public static LatentBounds robust(int count, IntToDoubleFunction x, IntToDoubleFunction y) {
    int stride = Math.max(1, count / SAMPLE);
    double[] xs = sorted(count, stride, x);
    double[] ys = sorted(count, stride, y);
    return new LatentBounds(at(xs, TAIL), at(ys, TAIL), at(xs, 1 - TAIL), at(ys, 1 - TAIL));
  }

  private static double[] sorted(int count, int stride, IntToDoubleFunction coordinate) {
    double[] values = new double[(count + stride - 1) / stride];
    int kept = 0;
    for (int index = 0; index < count; index += stride) {
      double value = coordinate.applyAsDouble(index);
      if (Double.isFinite(value)) {
        values[kept++] = value;
      }
    }
    double[] finite = Arrays.copyOf(values, kept);
    Arrays.sort(finite);
    return finite;
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /// Extent from left to right.
  public double width() {
    return maxX - minX;
  }

  /// Extent from bottom to top.
  public double height() {
    return maxY - minY;
  }

  /// The middle.
  public LatentPoint centre() {
    return new LatentPoint(minX + width() / 2, minY + height() / 2);
  }

  /// Whether a point lies inside or on the edge.
  public boolean contains(LatentPoint point) {
    return point.x() >= minX && point.x() <= maxX && point.y() >= minY && point.y() <= maxY;
  }

  /// The nearest point that is inside.
  public LatentPoint clamp(LatentPoint point) {
    return new LatentPoint(Math.clamp(point.x(), minX, maxX), Math.clamp(point.y(), minY, maxY));
  }

  /// The same middle, but at least `least` wide and high.
  public LatentBounds atLeast(double least) {
    double halfWidth = Math.max(width(), least) / 2;
    double halfHeight = Math.max(height(), least) / 2;
    LatentPoint middle = centre();
    return new LatentBounds(
        middle.x() - halfWidth,
        middle.y() - halfHeight,
        middle.x() + halfWidth,
        middle.y() + halfHeight);
  }
}
