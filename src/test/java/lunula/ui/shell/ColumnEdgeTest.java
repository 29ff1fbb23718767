package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.testkit.Frames;
import lunula.testkit.MainWindow;
import lunula.testkit.Mouse;
import lunula.ui.kit.ScreenDensity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ColumnEdgeTest {
  private final MainWindow window = new MainWindow();
  private final MainViewModel model = window.model;

  @Start
  void show(Stage stage) {
    window.show(stage);
  }

  @Test
  void aColumnsEdgeIsDraggedWithinSaneWidths(FxRobot robot) {
    robot.interact(() -> window.view.getScene().getWindow().setWidth(1280));
    Frames.pass();
    drag(robot, "#tools-edge", 60);
    assertEquals(368, width("#tools-edge"), 1);
    drag(robot, "#tools-edge", 500);
    assertEquals(1280 * 0.34, width("#tools-edge"), 2);
    drag(robot, "#decode-edge", -40);
    assertEquals(348, width("#decode-edge"), 1);
    robot.interact(() -> window.view.getScene().getWindow().setWidth(1160));
    Frames.pass();
    assertEquals(1160 * 0.34, width("#tools-edge"), 2, "the map keeps its room");
    robot.interact(() -> Mouse.doubleClick(window.view.lookup("#tools-edge")));
    assertEquals(308, width("#tools-edge"), 1);
    assertEquals(0, model.toolsWidthProperty().get());
  }

  @Test
  void inASmallWindowAllIsShownSmallerAndTheEdgeFollowsTheHand(FxRobot robot) {
    resize(robot, MainView.MIN_WIDTH / 2, MainView.MIN_HEIGHT * 0.75);
    assertEquals(MainView.MIN_WIDTH, window.view.getWidth(), 1);
    assertEquals(MainView.MIN_HEIGHT * 1.5, window.view.getHeight(), 1);
    Bounds shown = window.view.localToScene(window.view.getLayoutBounds());
    assertEquals(MainView.MIN_WIDTH / 2, shown.getWidth(), 1);
    assertEquals(MainView.MIN_HEIGHT * 0.75, shown.getHeight(), 1);
    assertEquals(0.5, ScreenDensity.of(window.mapButton), 1e-9);
    drag(robot, "#tools-edge", 10);
    assertEquals(328, width("#tools-edge"), 1);
    resize(robot, 1280, 720);
    assertEquals(1280, window.view.getWidth(), 1);
    assertEquals(720, window.view.getHeight(), 1);
    assertEquals(1, ScreenDensity.of(window.mapButton), 1e-9);
  }

  private void resize(FxRobot robot, double width, double height) {
    robot.interact(() -> window.view.getScene().getWindow().setWidth(width));
    robot.interact(() -> window.view.getScene().getWindow().setHeight(height));
    Frames.pass();
  }

  @Test
  void aColumnsEdgeIsMovedByKeys(FxRobot robot) {
    robot.interact(() -> window.view.getScene().getWindow().setWidth(1280));
    Frames.pass();
    robot.interact(() -> window.view.lookup("#decode-edge").requestFocus());
    robot.type(KeyCode.LEFT, KeyCode.LEFT);
    assertEquals(340, width("#decode-edge"), 1);
    robot.type(KeyCode.HOME);
    assertEquals(308, width("#decode-edge"), 1);
  }

  private void drag(FxRobot robot, String edge, double by) {
    robot.interact(
        () -> {
          Node held = window.view.lookup(edge);
          Mouse.fire(MouseEvent.MOUSE_PRESSED, held, 400, 300);
          Mouse.fire(MouseEvent.MOUSE_DRAGGED, held, 400 + by / 2, 300);
          Mouse.fire(MouseEvent.MOUSE_DRAGGED, held, 400 + by, 300);
        });
    Frames.pass();
  }

  private double width(String edge) {
    return window.view.lookup(edge).getParent().getChildrenUnmodifiable().stream()
        .filter(node -> node.getStyleClass().contains("column"))
        .mapToDouble(node -> ((Region) node).getPrefWidth())
        .sum();
  }
}
