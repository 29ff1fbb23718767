package lunula.geometry;

/// An upright rectangle between two opposite corners, its edges included.
///
/// @param corner one corner
/// @param opposite the corner across
public record Rectangle(LatentPoint corner, LatentPoint opposite) implements Area {
  @Override
  public boolean contains(double x, double y) {
    return isBetween(x, corner.x(), opposite.x()) && isBetween(y, corner.y(), opposite.y());
  }

  private static boolean isBetween(double value, double a, double b) {
    return value >= Math.min(a, b) && value <= Math.max(a, b);
  }
}
