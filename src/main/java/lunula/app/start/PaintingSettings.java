package lunula.app.start;

/// How JavaFX paints what has changed.
///
/// A hand that drags over two maps changes a dozen small places a frame: pictures, marks, words.
/// JavaFX keeps six apart and unites the rest, often to nearly the whole window, which without a
/// GPU costs several milliseconds.
///
/// JavaFX also keeps pictures of backgrounds with round corners and draws their nine parts. Without
/// a GPU it takes two milliseconds of a frame less to fill the shapes; with one, what it takes was
/// not measured.
public final class PaintingSettings {
  /// JavaFX's own property; it bears no more than 15.
  static final String REGIONS = "prism.dirtyregioncount";

  private static final String MANY = "14";

  /// JavaFX's own property.
  static final String DISABLE_REGION_CACHING = "prism.disableRegionCaching";

  private PaintingSettings() {}

  /// Before JavaFX starts. What somebody has set on purpose stays.
  public static void configure() {
    set(REGIONS, MANY);
    set(DISABLE_REGION_CACHING, "true");
  }

  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
