package lunula.geometry;

/// A part of the map: which of its places lie inside. Immutable; any thread.
public interface Area {
  /// Whether a place lies inside. A coordinate that is not a number lies nowhere.
  ///
  /// @param x first coordinate on the map, in latent units
  /// @param y second coordinate
  boolean contains(double x, double y);

  /// An upright rectangle between two opposite corners, its edges included.
  ///
  /// @param corner one corner
  /// @param opposite the corner across
  record Rectangle(LatentPoint corner, LatentPoint opposite) implements Area {
    @Override
    public boolean contains(double x, double y) {
      return isBetween(x, corner.x(), opposite.x()) && isBetween(y, corner.y(), opposite.y());
    }

    private static boolean isBetween(double value, double a, double b) {
      return value >= Math.min(a, b) && value <= Math.max(a, b);
    }
  }

  /// Everything within a distance of a straight line: what a round brush covers from one place to
  /// the next. A disc if both ends are one place.
  ///
  /// @param from one end
  /// @param to the other end
  /// @param radius in latent units, at least 0
  record Capsule(LatentPoint from, LatentPoint to, double radius) implements Area {
    /// A disc around a place.
    public Capsule(LatentPoint centre, double radius) {
      this(centre, centre, radius);
    }

    @Override
    public boolean contains(double x, double y) {
      double dx = to.x() - from.x();
      double dy = to.y() - from.y();
      double square = dx * dx + dy * dy;
      double along =
          square == 0 ? 0 : Math.clamp(((x - from.x()) * dx + (y - from.y()) * dy) / square, 0, 1);
      double gapX = x - from.x() - along * dx;
      double gapY = y - from.y() - along * dy;
      return gapX * gapX + gapY * gapY <= radius * radius;
    }
  }
}
