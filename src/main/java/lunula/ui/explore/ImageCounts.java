package lunula.ui.explore;

/// How many images the open model has been shown.
///
/// @param test those it has never learned from
/// @param all test and training images together
public record ImageCounts(int test, int all) {
  /// How many images a set of them has.
  public int of(ImageSet set) {
    return switch (set) {
      case TEST -> test;
      case ALL -> all;
    };
  }
}
