package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lunula.testkit.TabOrder;
import lunula.ui.shell.MainView;
import lunula.ui.train.TrainingState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole demonstration without a mouse: a model is opened, dragged through, interpolated,
/// trained anew, compared and exported, by keys that go to whatever has the keyboard.
@Tag("slow")
class ByKeyboardAloneTest extends WindowPages {
  private static final int MOST_STOPS = 200;

  @TempDir private static Path saved;

  private final List<String> lost = new ArrayList<>();

  @Override
  MainView view() {
    return assembly.view(
        title -> Optional.empty(), suggested -> Optional.of(saved.resolve(suggested)));
  }

  @Test
  void theWholeDemonstrationNeedsNoMouse() throws Exception {
    window.run(view::focusMap);
    open("moons variational");
    drag();
    interpolate();
    train();
    compare();
    export();
    assertEquals(List.of(), lost, "nothing had the keyboard");
  }

  private void open(String typed) throws Exception {
    press(KeyCode.K, true);
    for (int i = 0; i < typed.length(); i++) {
      type(typed.substring(i, i + 1));
    }
    press(KeyCode.ENTER, false);
    await("the model", () -> assembly.main().modelName().startsWith("Moons, variational"));
    await("its decoder", () -> assembly.exploration().slice().decoderProperty().get() != null);
  }

  private void drag() throws Exception {
    var before = assembly.exploration().cursorProperty().get();
    press(KeyCode.RIGHT, false);
    press(KeyCode.UP, false);
    var now = assembly.exploration().cursorProperty().get();
    assertTrue(now.x() > before.x() && now.y() > before.y());
    await(
        "its picture",
        () ->
            assembly.exploration().decodedProperty().get() != null
                && assembly.exploration().decodedProperty().get().place().equals(now));
  }

  private void interpolate() throws Exception {
    press(KeyCode.A, false);
    for (int step = 0; step < 12; step++) {
      press(KeyCode.LEFT, false);
    }
    press(KeyCode.B, false);
    await("the path", () -> assembly.instruments().path().savableBinding().get());
    press(KeyCode.SPACE, false);
    press(KeyCode.SPACE, false);
    assertNotEquals(
        assembly.exploration().pathProperty().get().a(),
        assembly.exploration().pathProperty().get().b());
  }

  private void train() throws Exception {
    press(KeyCode.DIGIT2, true);
    await("the form", () -> view.lookup("#train-start") != null);
    tabTo("train-start");
    press(KeyCode.SPACE, false);
    await("the first batch", () -> assembly.models().train().progressProperty().get() != null);
    tabTo("train-stop");
    press(KeyCode.SPACE, false);
    await(
        "the end",
        () -> assembly.models().train().stateProperty().get() instanceof TrainingState.Stopped);
  }

  private void compare() throws Exception {
    press(KeyCode.K, false);
    assertTrue(assembly.main().comparingProperty().get());
    await("the models", () -> assembly.instruments().compare().panesProperty().get().size() > 1);
    press(KeyCode.K, false);
    assertTrue(!assembly.main().comparingProperty().get());
  }

  private void export() throws Exception {
    press(KeyCode.E, true);
    await("the sheet", () -> !window.words("#export-size").isEmpty());
    tabTo("export-picture-save");
    press(KeyCode.SPACE, false);
    await("the picture", () -> assembly.exploration().successProperty().get() != null);
    try (Stream<Path> files = Files.list(saved)) {
      assertEquals(1, files.count());
    }
    press(KeyCode.ESCAPE, false);
    assertTrue(!assembly.main().exportShownProperty().get());
  }

  private void await(String what, BooleanSupplier condition) throws Exception {
    window.await(what, condition);
    window.frames(2);
  }

  /// Goes on by Tab until a control has the keyboard.
  private void tabTo(String id) throws Exception {
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

  private void press(KeyCode code, boolean control) throws Exception {
    Node at = focused();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      window.run(
          () ->
              Event.fireEvent(at, new KeyEvent(type, "", "", code, false, control, false, false)));
    }
    focused();
  }

  private void type(String letter) throws Exception {
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
