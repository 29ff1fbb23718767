package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ActionsRegistryTest {
  private static final Context WINDOW = Context.everywhere(ActionsRegistryTest.class, "window");
  private static final Context MAP = Context.of(ActionsRegistryTest.class, "map");
  private static final Context PATH = Context.within(MAP, ActionsRegistryTest.class, "path");
  private static final Context LASSO = Context.within(MAP, ActionsRegistryTest.class, "lasso");

  private final List<String> done = new ArrayList<>();

  private Action action(Context context, String id, Keys... keys) {
    return Action.of(ActionsRegistryTest.class, context, id, () -> done.add(id)).keys(keys);
  }

  private static List<String> collisions(Action... actions) {
    return new Actions(List.of(() -> Feature.of(actions))).collisions();
  }

  @Test
  void twoActionsOnOneKeyInOnePlaceCollide() {
    Keys key = Keys.of(KeyCode.M);
    assertEquals(
        List.of("M: one and two"), collisions(action(MAP, "one", key), action(MAP, "two", key)));
    assertEquals(1, collisions(action(MAP, "one", key), action(PATH, "two", key)).size());
    assertEquals(1, collisions(action(WINDOW, "one", key), action(LASSO, "two", key)).size());
  }

  @Test
  void toolsMayShareAKeyAndShiftTellsTwoApart() {
    Keys key = Keys.of(KeyCode.M);
    assertEquals(List.of(), collisions(action(PATH, "one", key), action(LASSO, "two", key)));
    assertEquals(
        List.of(),
        collisions(
            action(MAP, "one", key.withShift()),
            action(MAP, "two", key.withoutShift()),
            action(MAP, "three", Keys.shortcut(KeyCode.M))));
    assertEquals(
        1, collisions(action(MAP, "one", key.withShift()), action(MAP, "two", key)).size());
  }

  @Test
  void escapeLeavesTheInnermost() {
    Keys escape = Keys.of(KeyCode.ESCAPE);
    assertEquals(List.of(), collisions(action(WINDOW, "one", escape), action(PATH, "two", escape)));
    assertEquals(1, collisions(action(PATH, "one", escape), action(PATH, "two", escape)).size());
  }

  @Test
  void theRegistryIsMadeWhenItIsFirstAsked() {
    var made = new ArrayList<String>();
    var actions =
        new Actions(
            List.of(
                () -> {
                  made.add("a feature");
                  return Feature.of(action(MAP, "one"));
                }));
    assertEquals(List.of(), made);
    assertEquals("one", actions.find("one").id());
    assertThrows(NoSuchElementException.class, () -> actions.find("two"));
    assertEquals(List.of("a feature"), made);
  }

  @Test
  void onlyWhatCanBeDoneIsDone() {
    var possible = new SimpleBooleanProperty();
    List<Action> actions = List.of(action(MAP, "one", Keys.of(KeyCode.M)).when(possible));
    assertFalse(KeyPress.on(actions, KeyCode.M));
    possible.set(true);
    assertTrue(KeyPress.on(actions, KeyCode.M));
    assertFalse(KeyPress.on(actions, KeyCode.N));
    assertEquals(List.of("one"), done);
  }

  @Test
  void aTextThatIsTypedKeepsItsKeys() {
    List<Action> actions =
        List.of(
            action(MAP, "letter", Keys.of(KeyCode.M)),
            action(MAP, "shortcut", Keys.shortcut(KeyCode.M)),
            action(MAP, "leave", Keys.of(KeyCode.ESCAPE)),
            action(MAP, "help", Keys.of(KeyCode.F1)));
    var field = new TextField();
    for (KeyCode key : List.of(KeyCode.M, KeyCode.ESCAPE, KeyCode.F1)) {
      KeyEvent event = KeyPress.of(key, false, false).copyFor(field, field);
      assertEquals(key != KeyCode.M, KeyDispatch.press(event, () -> actions));
    }
    assertEquals(List.of("leave", "help"), done);
  }

  @Test
  void aKeyThatIsTakenRunsNothing() {
    KeyEvent event = KeyPress.of(KeyCode.M, false, false);
    event.consume();
    assertFalse(KeyDispatch.press(event, () -> List.of(action(MAP, "one", Keys.of(KeyCode.M)))));
  }

  @Test
  void keysReadAsOnTheMachine() {
    Keys save = Keys.shortcut(KeyCode.S).withShift();
    assertEquals("Ctrl+Shift+S", save.text(false));
    assertEquals("⇧⌘S", save.text(true));
    assertEquals("Ctrl+E", Keys.shortcut(KeyCode.E).text(false));
    assertEquals("⌘E", Keys.shortcut(KeyCode.E).text(true));
    assertEquals("Alt+Enter", Keys.of(KeyCode.ENTER).withAlt().text(false));
    assertEquals("[", Keys.of(KeyCode.OPEN_BRACKET).text(false));
    assertEquals("?", Keys.typed("?").text(true));
  }

  @Test
  void aSecondKeyOfTheSameMeaningIsNotTold() {
    Action fit =
        action(
            MAP,
            "fit",
            Keys.of(KeyCode.F),
            Keys.of(KeyCode.DIGIT0),
            Keys.of(KeyCode.NUMPAD0).untold());
    assertEquals("F", fit.keyText());
    assertEquals("F  0", fit.keyTexts());
    assertEquals("Fit the map (F)", fit.withKey("Fit the map"));
    assertEquals("Nothing", action(MAP, "bare").withKey("Nothing"));
  }
}
