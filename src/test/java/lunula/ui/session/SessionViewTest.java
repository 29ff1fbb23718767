package lunula.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlayMode;
import lunula.measure.Selection;
import lunula.session.RunningSession;
import lunula.session.SessionFile;
import lunula.testkit.Shown;
import lunula.ui.kit.Action;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import lunula.ui.map.MapLayer;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.select.SelectTool.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class SessionViewTest {
  @TempDir static Path home;
  private final List<String> asked = new ArrayList<>();
  private Room room;
  private RecoveryViewModel recovery;
  private RunningSession gone;
  private BorderPane window;
  private Path file;

  private final class Answers implements FileChoosers {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file(String title, String kinds, List<String> endings) {
      asked.add(title + " " + endings);
      return Optional.of(file);
    }

    @Override
    public Optional<Path> save(String title, String name) {
      asked.add(title + " " + name);
      return Optional.of(file);
    }
  }

  @Start
  void show(Stage stage) throws IOException {
    Path own = Files.createTempDirectory(home, "view");
    file = own.resolve("lesson.lunula");
    room = new Room(own);
    room.open("Garments");
    recovery =
        new RecoveryViewModel(
            new RunningSession(own.resolve("running")),
            room.sessions,
            Runnable::run,
            Runnable::run);
    gone = new RunningSession(own.resolve("running"));
    var dialogs = new SessionDialogs(room.sessions, Answers::new);
    window = new BorderPane(new Button("map"));
    var pane = new SessionPane(room.sessions, dialogs, room.space::lines);
    pane.setPrefWidth(400);
    window.setRight(pane);
    window.setBottom(new RecoveryBar(recovery));
    new SessionDrop(room.sessions, window);
    List<Action> keys = dialogs.actions().actions();
    KeyDispatch.install(window, () -> keys);
    var scene = new Scene(window, 1000, 640);
    ThemeStyling.install(scene, room.main.themeProperty());
    Shown.in(stage, scene);
  }

  private String part(int row) {
    var parts = (GridPane) Objects.requireNonNull(window.lookup("#session-parts"));
    return ((Label) parts.getChildren().get(2 * row + 1)).getText();
  }

  @Test
  void thePaneTellsWhatIsInTheSessionAndFollowsIt(FxRobot robot) {
    assertEquals("Garments", part(0));
    assertEquals("All of the map", part(2));
    assertEquals("None", part(3));
    assertEquals("No images", part(4));
    robot.interact(
        () -> {
          room.map.pan(30, 0);
          room.space.path().setA();
          room.space.select().selection().show(Selection.of(100, image -> image < 12));
          room.map.layers().shownProperty(MapLayer.DENSITY).set(true);
          room.map.filter().toggle(3);
          room.space.toolbox().choose("select");
        });
    assertEquals("The part that is zoomed into", part(2));
    assertEquals("One stop, straight", part(3));
    assertEquals("12 images", part(4));
    assertEquals("One layer, one class hidden", part(5));
    assertEquals("select", part(8));
  }

  @Test
  void thePaneTellsHowTheToolsAreSetToo(FxRobot robot) {
    assertEquals("Of no image", part(10));
    robot.interact(
        () -> {
          room.space.around().sigmaProperty().set(0.5);
          room.space.posterior().chooseNear(new LatentPoint(0, 0));
          room.space.select().tool().shapeProperty().set(Shape.BRUSH);
          room.space.select().tool().radiusProperty().set(30);
          room.space.path().modeProperty().set(PlayMode.BACK_AND_FORTH);
          room.space.main().themeProperty().set(Theme.DARK);
        });
    assertEquals("Around the cursor, σ 0.50", part(9));
    assertTrue(part(10).startsWith("Of #"), part(10));
    assertEquals("By brush, radius 30 pixels", part(11));
    assertEquals("1×, back and forth, evenly across the map", part(12));
    assertEquals("Dark, pictures smooth", part(13));
    robot.interact(
        () -> {
          room.space.around().sourceProperty().set(NeighbourhoodViewModel.Source.PRIOR);
          room.space.around().limitProperty().set(2);
        });
    assertEquals("From the prior, up to 2.00 from 0", part(9));
  }

  @Test
  void keysSaveAndOpen(FxRobot robot) throws IOException {
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    assertEquals(List.of("Save the session Garments.lunula"), asked);
    assertEquals("Garments", new SessionFile(file).read().model().name());
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    assertEquals(1, asked.size(), "its file is known now");
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.S)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals("Save the session lesson.lunula", asked.getLast());
    robot.interact(() -> room.exploration.cursorProperty().set(new LatentPoint(9, 9)));
    robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
    assertEquals("Open a session [lunula, lunula-bundle]", asked.getLast());
    assertTrue(room.exploration.cursorProperty().get().x() < 9);
  }

  @Test
  void ofWhatIsDroppedTheSessionIsTaken() {
    assertEquals(
        Optional.of(Path.of("b.lunula")),
        SessionDrop.among(List.of(new File("a.png"), new File("b.lunula"))));
    assertTrue(SessionDrop.among(List.of(new File("a.png"))).isEmpty());
  }

  @Test
  void theBarIsThereOnlyWhileSomethingIsOffered(FxRobot robot) throws IOException {
    var bar = Objects.requireNonNull(window.lookup("#recovery"));
    assertFalse(bar.isVisible());
    robot.interact(() -> room.sessions.saveAs(file));
    gone.write(new RunningSession.Note(new SessionFile(file).read(), file));
    Path notes = file.resolveSibling("running");
    try (var all = Files.list(notes)) {
      Files.move(all.findFirst().orElseThrow(), notes.resolve("999999999999.lunula"));
    }
    robot.interact(() -> room.exploration.cursorProperty().set(new LatentPoint(9, 9)));
    robot.interact(recovery::look);
    assertTrue(bar.isVisible());
    assertNotNull(bar.getAccessibleText());
    robot.clickOn("#session-recover");
    assertFalse(bar.isVisible());
    assertTrue(room.exploration.cursorProperty().get().x() < 9);
    assertNull(recovery.offerProperty().get());
  }
}
