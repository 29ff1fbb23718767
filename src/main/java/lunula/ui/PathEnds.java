package lunula.ui;

import lunula.geometry.LatentPoint;
import org.jspecify.annotations.Nullable;

/// The two ends of an interpolation; either may not have been picked yet.
public record PathEnds(@Nullable LatentPoint a, @Nullable LatentPoint b) {
  /// Neither end picked.
  public static final PathEnds NONE = new PathEnds(null, null);

  /// The same with another A.
  public PathEnds withA(@Nullable LatentPoint point) {
    return new PathEnds(point, b);
  }

  /// The same with another B.
  public PathEnds withB(@Nullable LatentPoint point) {
    return new PathEnds(a, point);
  }
}
