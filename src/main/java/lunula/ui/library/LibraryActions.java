package lunula.ui.library;

import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;

/// What can be done with the selected model of the library. JavaFX thread only.
public final class LibraryActions {
  private static final Context LIST = Context.of(LibraryActions.class, "library.keys");

  private LibraryActions() {}

  public static Feature of(LibraryViewModel library) {
    return Feature.of(list(library)).gestures(LIST, LibraryActions.class, "library.gesture.leave.");
  }

  static List<Action> list(LibraryViewModel library) {
    return List.of(open(library), rename(library), delete(library));
  }

  static Action open(LibraryViewModel library) {
    return action("library.open.", library::openSelected).keys(Keys.of(KeyCode.ENTER));
  }

  static Action rename(LibraryViewModel library) {
    return action("library.rename.", library::askName).keys(Keys.of(KeyCode.F2));
  }

  static Action delete(LibraryViewModel library) {
    return action("library.delete.", library::askDeletion).keys(Keys.of(KeyCode.DELETE));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(LibraryActions.class, LIST, prefix, run).unlisted();
  }
}
