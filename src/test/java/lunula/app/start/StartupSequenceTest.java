package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.app.Assembly;
import lunula.files.AppFolders;
import lunula.geometry.LatentPoint;
import lunula.ui.explore.PathStops;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class StartupSequenceTest {
  private final CompletableFuture<Bounds> mapAtFirst = new CompletableFuture<>();
  private final CompletableFuture<Boolean> complete = new CompletableFuture<>();
  @TempDir private Path own;
  private Assembly assembly;
  private MainView view;
  private boolean beganWithTheMapAlone;

  /// A person who has never been here, whatever other tests have left.
  private AppFolders folders() throws IOException {
    return new AppFolders(AppFolders.find().app(), own, own.resolve("cache"));
  }

  @Start
  void show(Stage stage) throws IOException {
    assembly = new Assembly(folders());
    assembly.begin();
    view = assembly.view(title -> Optional.empty(), suggested -> Optional.empty());
    var opening = new StartupSequence(assembly, view);
    view.getScene().addPostLayoutPulseListener(this::look);
    // Whatever the window was before: smaller than its least size nothing keeps its place.
    stage.setWidth(1280);
    stage.setHeight(800);
    opening.show(stage, () -> complete.complete(true));
  }

  private void look() {
    var exploration = assembly.exploration();
    if (exploration.mapProperty().get() != null && !mapAtFirst.isDone()) {
      beganWithTheMapAlone =
          view.lookup(".explore-view") == null
              && view.lookup("#legend") == null
              && view.lookup("#main-models") == null
              && exploration.imagesProperty().get() == null
              && exploration.decoderProperty().get() == null;
      mapAtFirst.complete(placeOfTheMap());
    }
  }

  private Bounds placeOfTheMap() {
    Node map = view.lookup("#map");
    return map.localToScene(map.getLayoutBounds());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  @Test
  void theMapComesFirstAndDoesNotMoveWhenThePanelsCome(FxRobot robot) throws Exception {
    Bounds before = mapAtFirst.get(60, TimeUnit.SECONDS);
    complete.get(60, TimeUnit.SECONDS);
    assertTrue(beganWithTheMapAlone);
    for (String panel : new String[] {".decode-view", ".path-view", ".explore-view"}) {
      assertNotNull(view.lookup(panel), panel);
    }
    assertEquals(before, placeOfTheMap());
    for (String part : new String[] {"#legend", "#main-models", "#main-help", "#main-engine"}) {
      assertNotNull(view.lookup(part), part);
    }
    for (String sheet : new String[] {".export-sheet", ".add-images", "#palette"}) {
      assertNotNull(view.lookup(sheet), sheet);
    }
    keysReachTheWholeWindow(robot);
  }

  private void keysReachTheWholeWindow(FxRobot robot) {
    robot.interact(view::focusMap);
    LatentPoint cursor = assembly.exploration().cursorProperty().get();
    robot.type(KeyCode.A).type(KeyCode.RIGHT).type(KeyCode.B).type(KeyCode.G);
    assertEquals(
        new PathStops(cursor, assembly.exploration().cursorProperty().get()),
        assembly.exploration().pathProperty().get());
    assertTrue(assembly.main().gridShownProperty().get());
  }
}
