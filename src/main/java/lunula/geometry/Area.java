package lunula.geometry;

/// A part of the map: which of its places lie inside. Immutable; any thread.
public interface Area {
  /// Whether a place lies inside. A coordinate that is not a number lies nowhere.
  ///
  /// @param x first coordinate on the map, in latent units
  /// @param y second coordinate
  boolean contains(double x, double y);
}
