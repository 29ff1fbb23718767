package lunula.app.start;

/// How JavaFX paints what has changed.
///
/// It keeps pictures of backgrounds with round corners and draws their nine parts, which without a
/// GPU takes longer than to fill a shape: two milliseconds of a frame.
///
/// A hand that drags over two maps changes a dozen small places a frame: pictures, marks, words.
/// JavaFX keeps six apart and unites the rest, often to nearly the whole window, which without a
/// GPU costs several milliseconds.
public final class DirtyRegionSettings {
  /// JavaFX's own property; it bears no more than 15.
  static final String REGIONS = "prism.dirtyregioncount";

  private static final String MANY = "14";

  /// JavaFX's own property.
  static final String NO_KEPT_BACKGROUNDS = "prism.disableRegionCaching";

  private DirtyRegionSettings() {}

  /// Before JavaFX starts. What somebody has set on purpose stays.
  public static void configure() {
    set(REGIONS, MANY);
    set(NO_KEPT_BACKGROUNDS, "true");
  }

  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
