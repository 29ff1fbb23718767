package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import lunula.ui.train.TrainingState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole demonstration without a mouse: a model is opened, dragged through, interpolated,
/// trained anew, compared and exported, by keys that go to whatever has the keyboard.
@Tag("slow")
class ByKeyboardAloneTest extends KeyboardPages {
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
    press(KeyCode.K, Held.CONTROL);
    type(typed);
    press(KeyCode.ENTER);
    await("the model", () -> assembly.main().modelName().startsWith("Moons, variational"));
    await("its decoder", () -> assembly.exploration().slice().decoderProperty().get() != null);
  }

  private void drag() throws Exception {
    var before = assembly.exploration().cursorProperty().get();
    press(KeyCode.RIGHT);
    press(KeyCode.UP);
    var now = assembly.exploration().cursorProperty().get();
    assertTrue(now.x() > before.x() && now.y() > before.y());
    await(
        "its picture",
        () ->
            assembly.exploration().decodedProperty().get() != null
                && assembly.exploration().decodedProperty().get().place().equals(now));
  }

  private void interpolate() throws Exception {
    press(KeyCode.A);
    for (int step = 0; step < 12; step++) {
      press(KeyCode.LEFT);
    }
    press(KeyCode.B);
    await("the path", () -> assembly.instruments().path().savableBinding().get());
    press(KeyCode.SPACE);
    press(KeyCode.SPACE);
    assertNotEquals(
        assembly.exploration().pathProperty().get().a(),
        assembly.exploration().pathProperty().get().b());
  }

  private void train() throws Exception {
    press(KeyCode.DIGIT2, Held.CONTROL);
    await("the form", () -> view.lookup("#train-start") != null);
    tabTo("train-start");
    press(KeyCode.SPACE);
    await("the first batch", () -> assembly.models().train().progressProperty().get() != null);
    tabTo("train-stop");
    press(KeyCode.SPACE);
    await(
        "the end",
        () -> assembly.models().train().stateProperty().get() instanceof TrainingState.Stopped);
  }

  private void compare() throws Exception {
    press(KeyCode.K);
    assertTrue(assembly.main().comparingProperty().get());
    await("the models", () -> assembly.instruments().compare().panesProperty().get().size() > 1);
    press(KeyCode.K);
    assertTrue(!assembly.main().comparingProperty().get());
  }

  private void export() throws Exception {
    press(KeyCode.E, Held.CONTROL);
    await("the sheet", () -> !window.words("#export-size").isEmpty());
    tabTo("export-picture-save");
    press(KeyCode.SPACE);
    await("the picture", () -> assembly.exploration().successProperty().get() != null);
    try (Stream<Path> files = Files.list(saved())) {
      assertEquals(1, files.count());
    }
    press(KeyCode.ESCAPE);
    assertTrue(!assembly.main().exportShownProperty().get());
  }

  private void await(String what, BooleanSupplier condition) throws Exception {
    window.await(what, condition);
    window.frames(2);
  }
}
