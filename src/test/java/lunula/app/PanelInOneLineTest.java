package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.library.StoredModels;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.example.ExampleInstrument;
import lunula.ui.example.ExampleViewModel;
import lunula.ui.kit.KeyPress;
import lunula.ui.kit.Setting;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// A panel of its own package is registered by one line, and all that it brings is in the window.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class PanelInOneLineTest {
  @TempDir private static Path folder;

  private final ExampleViewModel model = new ExampleViewModel();
  private Assembly assembly;
  private MainView view;

  @org.testfx.framework.junit5.Start
  void open(Stage stage) {
    assembly =
        new Assembly(
            new AppFolders(folder, folder, folder),
            new StoredModels(),
            exploration -> List.of(ExampleInstrument.of(model)));
    view = assembly.view(title -> Optional.empty(), name -> Optional.empty());
    Shown.in(stage, view, 1000, 680);
    while (assembly.instruments().dressTheMap()) {
      // All of it at once.
    }
    while (view.furnish()) {}
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  @Test
  void itsToolIsInTheBarWithItsIconTipAndPage(FxRobot robot) {
    Frames.pass();
    robot.interact(() -> ((Region) view.lookup("#tool-example .icon")).applyCss());
    assertNotNull(((Region) view.lookup("#tool-example .icon")).getShape());
    robot.interact(() -> view.fireEvent(KeyPress.of(KeyCode.J, false, false)));
    assertEquals("example", assembly.instruments().toolbox().chosenProperty().get().id());
    Frames.pass();
    Button note = (Button) view.lookup("#example-note");
    assertEquals("Note a place (Ctrl+Alt+J)", note.getTooltip().getText());
    robot.interact(note::fire);
    assertEquals(1, model.notedProperty().get());
  }

  @Test
  void itsActionIsInThePaletteAndTheListOfKeys() {
    assertTrue(
        assembly.actions().listed().stream()
            .anyMatch(action -> action.words().name().equals("Note a place")));
    assertTrue(
        assembly.actions().help().stream()
            .flatMap(group -> group.lines().stream())
            .anyMatch(line -> line.keys().equals("Ctrl+Alt+J")));
    assertEquals(List.of(), assembly.actions().collisions());
  }

  @Test
  void itsSettingLastsInSessions() {
    Setting<?> shown =
        assembly.settings().all().stream()
            .filter(setting -> setting.id().equals("example.shown"))
            .findFirst()
            .orElseThrow();
    assertTrue(shown.isInSession());
  }

  @Test
  void whatItDrawsIsOnTheMapWhileItsToolIsInTheHand(FxRobot robot) {
    Node origin = view.lookup("#example-origin");
    assertFalse(origin.isVisible());
    robot.interact(() -> assembly.instruments().toolbox().choose("example"));
    assertTrue(origin.isVisible());
    robot.interact(() -> assembly.instruments().toolbox().layDown());
    assertFalse(origin.isVisible());
  }
}
