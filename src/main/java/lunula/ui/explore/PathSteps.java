package lunula.ui.explore;

import lunula.ui.kit.Texts;

/// Changes of the path that a person can take back. JavaFX thread only.
public final class PathSteps {
  private PathSteps() {}

  /// Makes a change, unless nothing would be other than it is.
  public static void make(ExplorerState exploration, PathStops now) {
    PathStops before = exploration.pathProperty().get();
    exploration.pathProperty().set(now);
    tell(exploration, before);
  }

  /// Remembers a change that was made in many small steps, such as a drag.
  ///
  /// @param before what the path was before the first of them
  public static void tell(ExplorerState exploration, PathStops before) {
    exploration
        .history()
        .changed(
            Texts.of(PathSteps.class).get("path.changed"),
            before,
            exploration.pathProperty().get(),
            exploration.pathProperty()::set);
  }
}
