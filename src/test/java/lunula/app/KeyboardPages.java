package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lunula.testkit.TabOrder;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.io.TempDir;

/// The whole window without a mouse: keys go to whatever has the keyboard, and what is saved goes
/// to a folder of its own under the name that is suggested.
abstract class KeyboardPages extends WindowPages {
  private static final int MOST_STOPS = 200;

  @TempDir private static Path folder;

  /// When nothing had the keyboard.
  final List<String> lost = new ArrayList<>();

  @Override
  MainView view() {
    return assembly.view(
        title -> Optional.empty(), suggested -> Optional.of(saved().resolve(suggested)));
  }

  /// Where files are saved.
  static Path saved() {
    return folder;
  }

  /// Keys that are held while another is pressed.
  enum Held {
    NONE,
    SHIFT,
    CONTROL
  }

  /// Presses a key and waits until what it does is drawn.
  void press(KeyCode code) throws Exception {
    press(code, Held.NONE);
    window.frames(2);
  }

  /// Presses a key and goes on at once.
  void press(KeyCode code, Held held) throws Exception {
    Node at = focused();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      window.run(
          () ->
              Event.fireEvent(
                  at,
                  new KeyEvent(
                      type, "", "", code, held == Held.SHIFT, held == Held.CONTROL, false, false)));
    }
    focused();
  }

  void type(String words) throws Exception {
    for (int i = 0; i < words.length(); i++) {
      String letter = words.substring(i, i + 1);
      Node at = focused();
      window.run(
          () ->
              Event.fireEvent(
                  at,
                  new KeyEvent(
                      KeyEvent.KEY_TYPED,
                      letter,
                      "",
                      KeyCode.UNDEFINED,
                      false,
                      false,
                      false,
                      false)));
    }
  }

  /// Goes on by Tab until a control has the keyboard.
  void tabTo(String id) throws Exception {
    for (int stop = 0; stop < MOST_STOPS && !id.equals(focused().getId()); stop++) {
      Node from = focused();
      window.run(() -> TabOrder.press(from, KeyCode.TAB));
    }
    assertEquals(id, focused().getId());
  }

  private Node focused() throws Exception {
    Node owner = window.get(() -> stage.getScene().getFocusOwner());
    if (owner == null) {
      lost.add("at " + assembly.main().toolProperty().get());
      return view;
    }
    return owner;
  }
}
