package lunula.ui.kit;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key without a keyboard.
public final class KeyPress {
  private KeyPress() {}

  /// Presses a key alone.
  ///
  /// @return whether one of the actions was run
  public static boolean on(List<Action> actions, KeyCode key) {
    return KeyDispatch.press(of(key, false, false), () -> actions);
  }

  /// A key that goes down.
  public static KeyEvent of(KeyCode key, boolean shift, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false);
  }
}
