package lunula.ui.data;

import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;

/// A person's own data sets. JavaFX thread only.
public final class DataActions {
  private DataActions() {}

  public static Feature of(AddImagesViewModel images, MakeMoonsViewModel moons) {
    return Feature.of(
        action("command.data.add.", images::open), action("command.data.moons.", moons::open));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(DataActions.class, MainActions.WINDOW, prefix, run);
  }
}
