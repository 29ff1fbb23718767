package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation.Status;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.testkit.Frames;
import lunula.testkit.MainWindow;
import lunula.ui.explore.ExplorerState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SuccessBarTest {
  private static final Path FILM = Path.of("films", "moon.gif").toAbsolutePath();

  private final MainWindow window = new MainWindow();
  private final ExplorerState exploration = window.exploration;

  @Start
  void show(Stage stage) {
    window.show(stage);
  }

  private SuccessBar bar() {
    return (SuccessBar) window.view.lookup("#main-success");
  }

  private void succeed(FxRobot robot, @Nullable Path file) {
    robot.interact(() -> exploration.succeed("The film is saved.", file));
    Frames.pass();
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void aSuccessMovesNothingAndIsNoWarning(FxRobot robot) {
    Bounds before = place(window.mapButton);
    succeed(robot, FILM);
    assertTrue(MainWindow.shown(bar()));
    assertEquals(before, place(window.mapButton));
    assertFalse(MainWindow.shown(window.view.lookup("#main-notice")));
    assertEquals("The film is saved.", bar().getAccessibleText());
  }

  @Test
  void itShowsTheFileInItsFolder(FxRobot robot) {
    List<Path> asked = new ArrayList<>();
    window.model.showInFolderProperty().set(asked::add);
    succeed(robot, FILM);
    robot.clickOn("#main-success-folder");
    assertEquals(List.of(FILM), asked);
    succeed(robot, null);
    assertFalse(window.view.lookup("#main-success-folder").isVisible());
  }

  @Test
  void escapeTakesItAwayAndLeavesAProblemBehindIt(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.interact(() -> exploration.noticeProperty().set("The disk is full."));
    succeed(robot, FILM);
    robot.type(KeyCode.ESCAPE);
    assertFalse(MainWindow.shown(bar()));
    assertEquals("The disk is full.", exploration.noticeProperty().get());
    robot.type(KeyCode.ESCAPE);
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void itLeavesByItselfButNotUnderThePointer(FxRobot robot) {
    succeed(robot, FILM);
    assertEquals(Status.RUNNING, bar().leaving().getStatus());
    robot.moveTo("#main-success-folder");
    assertEquals(Status.STOPPED, bar().leaving().getStatus());
    robot.moveTo(window.mapButton);
    assertEquals(Status.RUNNING, bar().leaving().getStatus());
    robot.interact(() -> bar().leaving().getOnFinished().handle(null));
    assertFalse(MainWindow.shown(bar()));
  }
}
