package lunula.ui.kit;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Runs the action of a key. A part of the window hears its own keys, and the window those
/// that work everywhere, after the part that has the keyboard has left them alone. JavaFX thread
/// only.
public final class KeyDispatch {
  private KeyDispatch() {}

  /// Runs actions by the keys that come to a node and that nothing inside it has taken.
  ///
  /// @param actions asked at every key
  public static void install(Node node, Supplier<List<Action>> actions) {
    node.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, actions));
    node.addEventHandler(KeyEvent.KEY_TYPED, event -> press(event, actions));
  }

  /// Runs actions by the keys that come to a node before anything inside it sees them, such as a
  /// list that would take Enter for itself.
  ///
  /// @param wanted whether the node takes keys now
  public static void filter(Node node, BooleanSupplier wanted, Supplier<List<Action>> actions) {
    node.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (wanted.getAsBoolean()) {
            press(event, actions);
          }
        });
  }

  /// Runs the first action that has the event's key and can be done, and consumes the event. While
  /// a text is being typed, only keys that type nothing count.
  ///
  /// @return whether there was one
  public static boolean press(KeyEvent event, Supplier<List<Action>> actions) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (event.isConsumed()) {
      return false;
    }
    Predicate<Keys> pressed = keys -> keys.matches(event) && (!typing || keys.worksWhileTyping());
    for (Action action : actions.get()) {
      if (action.keys().stream().anyMatch(pressed) && action.isEnabled()) {
        event.consume();
        action.run().run();
        return true;
      }
    }
    return false;
  }
}
