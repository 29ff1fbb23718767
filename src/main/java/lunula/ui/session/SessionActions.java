package lunula.ui.session;

import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.shell.MainActions;

/// Saving and opening sessions. JavaFX thread only.
public final class SessionActions {
  private SessionActions() {}

  public static Feature of(SessionDialogs dialogs) {
    return Feature.of(save(dialogs), saveAs(dialogs), open(dialogs));
  }

  static Action save(SessionDialogs dialogs) {
    return action("command.session.save.", dialogs::save)
        .keys(Keys.shortcut(KeyCode.S).withoutShift());
  }

  static Action saveAs(SessionDialogs dialogs) {
    return action("command.session.as.", dialogs::saveAs)
        .keys(Keys.shortcut(KeyCode.S).withShift());
  }

  static Action open(SessionDialogs dialogs) {
    return action("command.session.open.", dialogs::open).keys(Keys.shortcut(KeyCode.O));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(SessionActions.class, MainActions.WINDOW, prefix, run);
  }
}
