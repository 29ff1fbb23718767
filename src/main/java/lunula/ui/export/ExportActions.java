package lunula.ui.export;

import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.shell.MainActions;

/// The pages of the sheet that have no feature of their own. JavaFX thread only.
public final class ExportActions {
  private ExportActions() {}

  public static Feature of(ExportViewModel sheet) {
    return Feature.of(
        action("command.export.picture.", () -> sheet.show("picture")),
        action("command.export.numbers.", () -> sheet.show("numbers")),
        action("command.export.code.", () -> sheet.show("code")));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(ExportActions.class, MainActions.WINDOW, prefix, run);
  }
}
