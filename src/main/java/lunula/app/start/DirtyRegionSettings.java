package lunula.app.start;

/// How JavaFX paints what has changed.
///
/// A hand that drags over two maps changes a dozen small places a frame: pictures, marks, words.
/// JavaFX keeps six apart and unites the rest, often to nearly the whole window, which without a
/// GPU costs several milliseconds.
public final class DirtyRegionSettings {
  /// JavaFX's own property; it bears no more than 15.
  static final String REGIONS = "prism.dirtyregioncount";

  private static final String MANY = "14";

  private DirtyRegionSettings() {}

  /// Before JavaFX starts. What somebody has set on purpose stays.
  public static void configure() {
    if (System.getProperty(REGIONS) == null) {
      System.setProperty(REGIONS, MANY);
    }
  }
}
