package lunula.ui.export;

/// What a still picture can be taken of.
public enum PictureKind {
  /// The map as it stands on the screen.
  MAP,
  /// The picture decoded at the cursor.
  PICTURE,
  /// Pictures decoded all over what the map shows.
  GRID,
  /// Pictures along the path, with how fast they change.
  STRIP,
  /// Pictures sampled around a place or selected.
  SHEET,
  /// Several models side by side.
  COMPARISON;

  /// Whether it has lines and words enough to be worth SVG or PDF.
  boolean hasLines() {
    return this == MAP || this == STRIP || this == COMPARISON;
  }
}
