package lunula.geometry;

/// A place on the screen, in pixels from the map's top left corner; `y` grows downwards.
public record ScreenPoint(double x, double y) {
  /// How far another place is, in pixels.
  public double distanceTo(ScreenPoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
