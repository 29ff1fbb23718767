package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the hand does on the map can be taken back, a gesture a step.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class MapUndoTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);
  private final History history = exploration.history();
  private MapView view;

  @Start
  void show(Stage stage) {
    view = MapView.withLegend(model);
    Shown.in(stage, view, 600, 600);
    exploration.mapProperty().set(Blobs.corners());
    view.requestFocus();
  }

  private Point2D at(double x, double y) {
    return view.localToScreen(x, y);
  }

  private LatentPoint cursor() {
    return exploration.cursorProperty().get();
  }

  @Test
  void aDragOfTheCursorIsOneStep(FxRobot robot) {
    LatentPoint before = cursor();
    robot.moveTo(at(200, 300)).press(MouseButton.PRIMARY);
    robot.moveTo(at(250, 330)).moveTo(at(300, 360)).release(MouseButton.PRIMARY);
    LatentPoint after = cursor();
    assertNotEquals(before, after);
    robot.interact(history::undo);
    assertEquals(before, cursor());
    assertNull(history.undoableProperty().get());
    robot.interact(history::redo);
    assertEquals(after, cursor());
  }

  @Test
  void aRunOfArrowKeysIsOneStep(FxRobot robot) {
    LatentPoint before = cursor();
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.UP);
    assertNotEquals(before, cursor());
    robot.interact(history::undo);
    assertEquals(before, cursor());
    assertNull(history.undoableProperty().get());
  }

  @Test
  void theViewThatFittingTookAwayComesBack(FxRobot robot) {
    robot.interact(() -> model.pan(60, 30));
    LatentPoint before = model.viewportProperty().get().centre();
    robot.type(KeyCode.F);
    assertNotEquals(before, model.viewportProperty().get().centre());
    robot.interact(history::undo);
    assertEquals(before, model.viewportProperty().get().centre());
  }
}
