package lunula.ui.spoken;

import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainActions;

/// What can be done with the spoken line. JavaFX thread only.
public final class SpokenActions {
  private SpokenActions() {}

  public static Feature of(SpokenViewModel spoken) {
    return Feature.of(
        action("command.spoken.", () -> spoken.shownProperty().set(!spoken.shownProperty().get()))
            .keys(Keys.of(KeyCode.F7)),
        action("command.spoken.here.", () -> listening(spoken, spoken::describe))
            .keys(Keys.of(KeyCode.F8)),
        action("command.spoken.place.", () -> listening(spoken, spoken::describePlace))
            .keys(Keys.of(KeyCode.F9)));
  }

  /// Who asks wants to hear.
  private static void listening(SpokenViewModel spoken, Runnable tell) {
    if (!spoken.heardProperty().get()) {
      spoken.shownProperty().set(true);
    }
    tell.run();
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(SpokenActions.class, MainActions.WINDOW, prefix, run);
  }
}
