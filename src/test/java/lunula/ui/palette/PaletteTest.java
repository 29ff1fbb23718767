package lunula.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lunula.session.PreferencesFile;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.kit.Preferences;
import lunula.ui.kit.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class PaletteTest {
  @TempDir private Path folder;

  private final List<String> done = new ArrayList<>();
  private final List<Supplier<List<Command>>> sources = List.of(this::commands);
  private final List<Function<String, List<Command>>> understanding = List.of(this::numbers);
  private boolean allowed = true;
  private final PaletteViewModel model =
      new PaletteViewModel(sources, understanding, () -> allowed);
  private TextField elsewhere;
  private Button button;
  private PaletteOverlay overlay;

  @Start
  void show(Stage stage) {
    elsewhere = new TextField();
    button = new Button("map");
    overlay = new PaletteOverlay(model);
    var window = new StackPane(new VBox(button, elsewhere), overlay);
    overlay.openBy(window);
    Shown.in(stage, window, 900, 600);
  }

  private List<Command> commands() {
    List<Command> all =
        new ArrayList<>(
            List.of(
                command("grid", "Decoded grid", "G"),
                command("dark", "Dark colours", ""),
                new Command(
                    "play", "Play", "", "Space", () -> false, "Set A and B first.", () -> {})));
    IntStream.range(0, 40).forEach(i -> all.add(command("m" + i, "Model " + i, "")));
    return all;
  }

  private Command command(String id, String name, String keys) {
    return new Command(id, name, "", keys, () -> done.add(id));
  }

  private List<Command> numbers(String typed) {
    return typed.equals("12") ? List.of(command("image", "Go to image 12", "")) : List.of();
  }

  private void ctrlK(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    Frames.pass();
  }

  private void type(FxRobot robot, String text) {
    robot.interact(() -> model.typedProperty().set(text));
    Frames.pass();
  }

  @Test
  void itOpensByKeyRunsByEnterAndGivesTheKeyboardBack(FxRobot robot) {
    robot.interact(button::requestFocus);
    ctrlK(robot);
    assertTrue(overlay.isVisible());
    assertEquals("palette-field", overlay.getScene().getFocusOwner().getId());
    robot.type(KeyCode.D, KeyCode.A, KeyCode.R);
    assertEquals("dark", model.resultsProperty().get().getFirst().id());
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("dark"), done);
    assertFalse(overlay.isVisible());
    assertSame(button, overlay.getScene().getFocusOwner());
  }

  @Test
  void escapeOrTheSameKeyClosesItWithoutDoingAnything(FxRobot robot) {
    robot.interact(elsewhere::requestFocus);
    ctrlK(robot);
    robot.type(KeyCode.ESCAPE);
    assertFalse(model.openProperty().get());
    assertSame(elsewhere, overlay.getScene().getFocusOwner());
    ctrlK(robot);
    ctrlK(robot);
    assertFalse(model.openProperty().get());
    assertEquals(List.of(), done);
  }

  @Test
  void aPressBesideItClosesIt(FxRobot robot) {
    ctrlK(robot);
    robot.clickOn(overlay.localToScreen(20, 580));
    assertFalse(model.openProperty().get());
  }

  @Test
  void arrowsGoAlongTheResultsAndAroundTheirEnds(FxRobot robot) {
    ctrlK(robot);
    robot.type(KeyCode.UP);
    assertEquals(42, model.selectedProperty().get());
    robot.interact(() -> overlay.getScene().snapshot(null));
    assertTrue(names().contains("Model 39"), "the selected row is scrolled to: " + names());
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    assertEquals(List.of("dark"), done);
  }

  private List<String> names() {
    return overlay.lookupAll(".command-name").stream()
        .filter(Node::isVisible)
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  @Test
  void aRowIsRunByAPressOnIt(FxRobot robot) {
    ctrlK(robot);
    type(robot, "grid");
    Node row = overlay.lookup(".command-name");
    robot.clickOn(row);
    assertEquals(List.of("grid"), done);
    assertFalse(model.openProperty().get());
  }

  @Test
  void whatCannotBeDoneSaysWhyAndIsNotDone(FxRobot robot) {
    ctrlK(robot);
    type(robot, "play");
    assertTrue(
        overlay.lookupAll(".muted").stream()
            .anyMatch(node -> ((Labeled) node).getText().equals("Set A and B first.")));
    robot.type(KeyCode.ENTER);
    assertTrue(model.openProperty().get());
  }

  @Test
  void whatIsUnderstoodFromTheTypedComesFirst(FxRobot robot) {
    ctrlK(robot);
    type(robot, "12");
    assertEquals("image", model.resultsProperty().get().getFirst().id());
  }

  @Test
  void nothingFoundIsSaid(FxRobot robot) {
    ctrlK(robot);
    type(robot, "xyzzy");
    assertTrue(overlay.lookup("#palette-nothing").isVisible());
    assertFalse(overlay.lookup("#palette-list").isVisible());
  }

  @Test
  void itStaysClosedWhileSomethingWaitsForAnAnswer(FxRobot robot) {
    allowed = false;
    ctrlK(robot);
    assertFalse(model.openProperty().get());
  }

  @Test
  void whatWasUsedComesFirstAlsoInTheNextSession(FxRobot robot) {
    var file = new PreferencesFile(folder.resolve("settings.properties"));
    robot.interact(() -> preferences(file).follow(new Settings().add(model.settings())));
    ctrlK(robot);
    type(robot, "model 7");
    robot.type(KeyCode.ENTER);
    var next = new PaletteViewModel(sources, understanding, () -> true);
    robot.interact(
        () -> {
          preferences(file).follow(new Settings().add(next.settings()));
          next.open();
        });
    assertEquals("m7", next.resultsProperty().get().getFirst().id());
  }

  private static Preferences preferences(PreferencesFile file) {
    return new Preferences(file, Runnable::run, Runnable::run, sentence -> {});
  }
}
