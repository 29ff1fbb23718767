package lunula.ui;

/// Changes of the path that a person can take back. JavaFX thread only.
public final class PathChange {
  private PathChange() {}

  /// Makes a change, unless nothing would be other than it is.
  public static void make(Exploration exploration, PathEnds now) {
    PathEnds before = exploration.pathProperty().get();
    exploration.pathProperty().set(now);
    tell(exploration, before);
  }

  /// Remembers a change that was made in many small steps, such as a drag.
  ///
  /// @param before what the path was before the first of them
  public static void tell(Exploration exploration, PathEnds before) {
    PathEnds now = exploration.pathProperty().get();
    if (!now.equals(before)) {
      exploration
          .history()
          .did(
              Texts.of(PathChange.class).get("path.changed"),
              () -> exploration.pathProperty().set(before),
              () -> exploration.pathProperty().set(now));
    }
  }
}
