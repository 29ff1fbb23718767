package lunula.geometry;

/// Where a normal distribution on the map has fallen to a given number of standard deviations: an
/// ellipse. Immutable.
///
/// @param centre the mean
/// @param major half the longer axis, in latent units
/// @param minor half the shorter axis
/// @param angle from the x axis to the longer axis, anticlockwise, in radians, over -π/2 to π/2
public record Ellipse(LatentPoint centre, double major, double minor, double angle) {
  /// One standard deviation around a mean. The half axes are the square roots of the covariance's
  /// eigenvalues.
  ///
  /// @param xx variance along x, at least 0
  /// @param xy covariance
  /// @param yy variance along y, at least 0
  public static Ellipse of(LatentPoint mean, double xx, double xy, double yy) {
    double middle = (xx + yy) / 2;
    double apart = Math.hypot((xx - yy) / 2, xy);
    double angle = apart == 0 ? 0 : Math.atan2(2 * xy, xx - yy) / 2;
    return new Ellipse(
        mean, Math.sqrt(middle + apart), Math.sqrt(Math.max(0, middle - apart)), angle);
  }

  /// The same ellipse at so many times the distance.
  public Ellipse times(double factor) {
    return new Ellipse(centre, major * factor, minor * factor, angle);
  }
}
