package lunula.ui.explore;

/// Which images are on the map.
public enum ImageSet {
  /// The test images.
  TEST,
  /// Training and test images together.
  ALL
}
