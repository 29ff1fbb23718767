package lunula.ui.select;

/// How the hand takes images.
public enum Shape {
  /// All within an outline that the hand draws.
  LASSO,
  /// All between two corners.
  RECTANGLE,
  /// All that a round brush passes over.
  BRUSH
}
