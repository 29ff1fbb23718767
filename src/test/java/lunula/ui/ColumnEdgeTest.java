package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
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
    robot.interact(() -> window.view.getScene().getWindow().setWidth(1000));
    Frames.pass();
    assertEquals(340, width("#tools-edge"), 2, "the map keeps its room in a smaller window");
    robot.interact(() -> Mouse.doubleClick(window.view.lookup("#tools-edge")));
    assertEquals(308, width("#tools-edge"), 1);
    assertEquals(0, model.toolsWidthProperty().get());
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
