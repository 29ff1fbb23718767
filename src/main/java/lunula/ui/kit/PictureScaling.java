package lunula.ui.kit;

/// How a small picture is enlarged.
public enum PictureScaling {
  /// Catmull-Rom interpolation: soft edges, as the eye expects.
  SMOOTH,
  /// Every pixel a square of one whole size: what the decoder really said.
  PIXELS;

  /// The other way.
  public PictureScaling other() {
    return this == SMOOTH ? PIXELS : SMOOTH;
  }
}
