package lunula.geometry;

/// A place on the screen, in pixels from the map's top left corner; `y` grows downwards.
public record ScreenPoint(double x, double y) {}
