package lunula.ui.kit;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// Tooltips of actions' buttons. JavaFX thread only.
public final class ActionTips {
  private ActionTips() {}

  /// Says on a control what its action does, and its key.
  public static void install(Control control, Action action) {
    install(control, action, action.words().tip());
  }

  /// The same with a sentence of the control's own.
  public static void install(Control control, Action action, String sentence) {
    control.setTooltip(new Tooltip(action.withKey(sentence)));
  }
}
