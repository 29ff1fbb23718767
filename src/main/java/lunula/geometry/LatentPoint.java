package lunula.geometry;

import org.jspecify.annotations.Nullable;

/// A place on the map: coordinates in the model's latent space, unitless (standard deviations of
/// the prior).
///
/// @param x first latent coordinate, finite
/// @param y second latent coordinate, finite; grows upwards on the map
public record LatentPoint(double x, double y) {
  public LatentPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("latent point must be finite: " + x + ", " + y);
    }
  }

  /// Written out, because what Java makes of a record by itself is put together anew at each start,
  /// in milliseconds before the first frame.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LatentPoint point
        && Double.compare(x, point.x) == 0
        && Double.compare(y, point.y) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(x) + Double.hashCode(y);
  }

  /// Euclidean distance in the latent space.
  public double distanceTo(LatentPoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /// The point a fraction `t` of the straight way to `end`: 0 is here, 1 is there.
  public LatentPoint towards(LatentPoint end, double t) {
    return new LatentPoint(x + (end.x - x) * t, y + (end.y - y) * t);
  }
}
