package lunula.ui.map;

/// What the map can show besides its points, in the order of drawing.
public enum MapLayer {
  /// How densely the points lie.
  DENSITY(0.55),
  /// Which class the nearest points are of; without points, which one the decoded picture seems.
  REGIONS(0.35),
  /// How fast the decoded picture changes.
  MAGNIFICATION(0.7),
  /// How high a generator's critic scores the picture, and where its score grows.
  CRITIC(0.7),
  /// Pictures decoded all over the map.
  GRID(0.32),
  /// Lines that enclose certain shares of the points.
  CONTOURS(0.7),
  /// The real images instead of dots, where there is room.
  THUMBNAILS(1);

  private final double usualOpacity;

  MapLayer(double usualOpacity) {
    this.usualOpacity = usualOpacity;
  }

  /// Opacity until the person chooses another, 0 to 1.
  double usualOpacity() {
    return usualOpacity;
  }
}
