package lunula.ui.map;

/// What can be laid on the map besides its points, in the order of drawing.
public enum MapLayer {
  /// How densely the points lie.
  DENSITY,
  /// Which class the nearest points are of.
  REGIONS,
  /// How fast the decoded picture changes.
  MAGNIFICATION,
  /// Pictures decoded all over the map.
  GRID,
  /// Lines that enclose certain shares of the points.
  CONTOURS,
  /// The real images instead of dots, where there is room.
  THUMBNAILS
}
