package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import lunula.testkit.Frames;
import lunula.testkit.MainWindow;
import lunula.ui.explore.ExplorerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainKeysTest {
  private final MainWindow window = new MainWindow();
  private final ExplorerState exploration = window.exploration;
  private final MainViewModel model = window.model;

  @Start
  void show(Stage stage) {
    window.show(stage);
  }

  @Test
  void theListOfKeysHoldsThoseOfTheActions(FxRobot robot) {
    robot.interact(() -> model.helpShownProperty().set(true));
    Frames.pass();
    Set<String> said = window.texts();
    for (String each : List.of("Everywhere", "F1  ?", "Undo", "G", "Layer: Decoded grid")) {
      assertTrue(said.contains(each), each + " is not in " + said);
    }
  }

  @Test
  void theQuestionMarkListsTheKeysButNotWhileTyping(FxRobot robot) {
    robot.interact(window.decodeField::requestFocus);
    robot.interact(() -> type(window.decodeField));
    assertFalse(model.helpShownProperty().get());
    robot.interact(() -> type(window.mapButton));
    assertTrue(model.helpShownProperty().get());
  }

  private static void type(Node node) {
    node.fireEvent(
        new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
  }

  @Test
  void columnsFoldAndUnfoldByKey(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.B, KeyCode.J).release(KeyCode.CONTROL);
    assertFalse(model.toolsShownProperty().get());
    assertFalse(MainWindow.shown(window.path));
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3, KeyCode.J).release(KeyCode.CONTROL);
    assertTrue(MainWindow.shown(window.models));
    assertFalse(MainWindow.shown(window.explore));
    assertTrue(MainWindow.shown(window.path));
  }

  @Test
  void aKeyShowsEverythingLargerWithThePanelsFoldedAndBackAgain(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    double before = largeness();
    robot.type(KeyCode.F5);
    assertTrue(model.projectorProperty().get());
    assertFalse(MainWindow.shown(window.explore));
    assertFalse(MainWindow.shown(window.path));
    double folded = largeness();
    // 1000 pixels are room for 800 at 1.25 times the size.
    assertEquals(1.25, folded, 1e-9);
    robot.interact(() -> model.exportShownProperty().set(true));
    assertEquals(before, largeness(), 1e-9, "what is unfolded has no more room than it needs");
    robot.interact(() -> model.exportShownProperty().set(false));
    assertEquals(folded, largeness(), 1e-9);
    robot.type(KeyCode.F5);
    assertEquals(before, largeness(), 1e-9);
    assertTrue(MainWindow.shown(window.explore));
    assertTrue(MainWindow.shown(window.path));
  }

  @Test
  void whereThereIsRoomEverythingIsOnePointSixTimesAsLarge(FxRobot robot) {
    robot.interact(
        () -> {
          window.view.getScene().getWindow().setWidth(1280);
          window.view.getScene().getWindow().setHeight(720);
          model.toggleProjector();
        });
    Frames.pass();
    assertEquals(1.6, largeness(), 1e-9);
    assertEquals(800, window.view.getWidth(), 1e-6);
  }

  private double largeness() {
    return window.view.getLocalToParentTransform().getMxx();
  }

  @Test
  void ctrlZUndoesAndCtrlShiftZDoesAgain(FxRobot robot) {
    exploration
        .history()
        .did(
            () -> "a path",
            () -> exploration.noticeProperty().set("undone"),
            () -> exploration.noticeProperty().set("done again"));
    robot.interact(window.mapButton::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertEquals("undone", exploration.noticeProperty().get());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals("done again", exploration.noticeProperty().get());
  }

  @Test
  void aKeyComparesAndGoesBack(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.type(KeyCode.K);
    assertTrue(model.comparingProperty().get());
    robot.type(KeyCode.K);
    assertFalse(model.comparingProperty().get());
  }

  @Test
  void gTogglesTheGridButNotWhileTyping(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
    robot.interact(window.decodeField::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
  }

  @Test
  void gLeavesTheHiddenMapAloneWhileModelsAreCompared(FxRobot robot) {
    robot.interact(() -> model.comparingProperty().set(true));
    robot.interact(window.view::requestFocus);
    robot.type(KeyCode.G);
    assertFalse(model.gridShownProperty().get());
    robot.interact(() -> model.comparingProperty().set(false));
    robot.interact(window.view::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
  }

  @Test
  void theKeysAreListedOverTheWindowUntilEscape(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.type(KeyCode.F1);
    assertTrue(window.texts().contains("Keys and gestures"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(model.helpShownProperty().get());
    assertSame(window.mapButton, window.view.getScene().getFocusOwner());
  }

  @Test
  void f6GoesFromPanelToPanel(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.type(KeyCode.F6);
    assertSame(window.decodeField, window.view.getScene().getFocusOwner());
    robot.type(KeyCode.F6, KeyCode.F6);
    assertSame(window.mapButton, window.view.getScene().getFocusOwner());
  }
}
