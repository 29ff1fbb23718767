package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.explore.PathStops;
import lunula.ui.kit.KeyPress;
import org.junit.jupiter.api.Test;

class PathToolTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final PathEditor editor = new PathEditor(exploration);
  private final Viewport viewport = new Viewport(new LatentPoint(2, 2), 100, 400, 400);
  private final List<String> laidDown = new ArrayList<>();
  private long now;
  private final PathInstrument.PathTool tool =
      new PathInstrument.PathTool(editor, () -> viewport, () -> now, () -> laidDown.add("down"));

  private Touch touch(double x, double y) {
    return touch(x, y, false, false);
  }

  private Touch touch(double x, double y, boolean adds, boolean removes) {
    var screen = new ScreenPoint(x, y);
    return new Touch(viewport.toLatent(screen), screen, adds, removes);
  }

  private void click(double x, double y) {
    tool.press(touch(x, y));
    tool.release(touch(x, y));
    now += 1_000_000_000;
  }

  private void drag(double... places) {
    tool.press(touch(places[0], places[1]));
    for (int i = 2; i < places.length; i += 2) {
      tool.drag(touch(places[i], places[i + 1]));
    }
    tool.release(touch(places[places.length - 2], places[places.length - 1]));
  }

  private PathStops path() {
    return exploration.pathProperty().get();
  }

  private LatentPoint at(double x, double y) {
    return viewport.toLatent(new ScreenPoint(x, y));
  }

  @Test
  void clicksAddStopsAndTheCursorFollows() {
    click(100, 100);
    click(300, 100);
    click(300, 300);
    assertEquals(List.of(at(100, 100), at(300, 100), at(300, 300)), path().stops());
    assertEquals(at(300, 300), exploration.cursorProperty().get());
    assertEquals(2, editor.chosenProperty().get());
    assertEquals(PathShape.SMOOTH, path().shape());
  }

  @Test
  void aClickOnTheLinePutsAStopIntoIt() {
    click(100, 100);
    click(300, 100);
    click(200, 102);
    assertEquals(List.of(at(100, 100), at(200, 102), at(300, 100)), path().stops());
    assertEquals(1, editor.chosenProperty().get());
  }

  @Test
  void whatTurnsOutToBeAPinchSetsNoStopAndDrawsNothing() {
    click(100, 100);
    click(300, 100);
    PathStops before = path();
    LatentPoint cursor = exploration.cursorProperty().get();
    tool.press(touch(200, 300));
    tool.cancel();
    tool.press(touch(200, 300));
    tool.drag(touch(212, 300));
    tool.cancel();
    tool.press(touch(299, 100));
    tool.drag(touch(310, 110));
    tool.cancel();
    assertEquals(before, path());
    assertEquals(cursor, exploration.cursorProperty().get());
    assertEquals(1, editor.chosenProperty().get());
    exploration.history().undo();
    assertEquals(1, path().stops().size(), "the history knows of none of it");
  }

  @Test
  void dragsMoveStopsAndAreOneStepToUndo() {
    click(100, 100);
    click(300, 100);
    drag(298, 101, 290, 150, 250, 200, 220, 220);
    assertEquals(at(220, 220), path().b());
    assertEquals(at(220, 220), exploration.cursorProperty().get());
    exploration.history().undo();
    assertEquals(at(300, 100), path().b());
    exploration.history().undo();
    assertEquals(new PathStops(at(100, 100), null), path());
  }

  @Test
  void freehandLinesAreSimplifiedAndReplaceThePath() {
    click(20, 20);
    drag(100, 100, 150, 101, 200, 99, 250, 100, 300, 100, 300, 150, 301, 200, 300, 300);
    assertEquals(List.of(at(100, 100), at(300, 100), at(300, 300)), path().stops());
    exploration.history().undo();
    assertEquals(new PathStops(at(20, 20), null), path());
  }

  @Test
  void freehandLinesThatMeetTheirBeginningAreLoops() {
    drag(100, 100, 200, 80, 300, 100, 320, 200, 300, 300, 200, 320, 100, 300, 80, 200, 104, 106);
    assertTrue(path().closed());
    assertEquals(at(100, 100), path().a());
    assertEquals(8, path().stops().size());
  }

  @Test
  void doubleClickAddsTheLastStopAndClosesTheLoop() {
    click(100, 100);
    click(300, 100);
    tool.press(touch(200, 300));
    tool.release(touch(200, 300));
    now += 100_000_000;
    tool.press(touch(201, 300));
    tool.release(touch(201, 300));
    assertEquals(3, path().stops().size());
    assertTrue(path().closed());
    exploration.history().undo();
    assertFalse(path().closed());
  }

  @Test
  void twoSlowClicksOnAStopOnlyChooseIt() {
    click(100, 100);
    click(300, 100);
    click(200, 300);
    click(100, 100);
    click(100, 100);
    assertFalse(path().closed());
    assertEquals(0, editor.chosenProperty().get());
    assertEquals(at(100, 100), exploration.cursorProperty().get());
  }

  @Test
  void keysWorkOnTheChosenStop() {
    click(100, 100);
    click(300, 100);
    click(200, 300);
    assertTrue(KeyPress.on(tool.actions(), KeyCode.O));
    assertTrue(path().closed());
    assertTrue(KeyPress.on(tool.actions(), KeyCode.COMMA));
    assertEquals(1, editor.chosenProperty().get());
    exploration.cursorProperty().set(new LatentPoint(5, 5));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.M));
    assertEquals(new LatentPoint(5, 5), path().stops().get(1));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.DELETE));
    assertEquals(List.of(at(100, 100), at(200, 300)), path().stops());
    assertFalse(path().closed());
    assertTrue(KeyPress.on(tool.actions(), KeyCode.ENTER));
    assertEquals(new LatentPoint(5, 5), path().b());
    assertTrue(KeyPress.on(tool.actions(), KeyCode.ESCAPE));
    assertEquals(List.of("down"), laidDown);
    assertFalse(KeyPress.on(tool.actions(), KeyCode.LEFT));
  }

  @Test
  void altClickRemovesAStop() {
    click(100, 100);
    click(300, 100);
    tool.press(touch(100, 100, false, true));
    tool.release(touch(100, 100, false, true));
    assertEquals(new PathStops(at(300, 100), null), path());
  }

  @Test
  void theLastStopRemovedLeavesNothing() {
    click(100, 100);
    KeyPress.on(tool.actions(), KeyCode.BACK_SPACE);
    assertEquals(List.of(), path().stops());
    assertEquals(PathEditor.NONE, editor.chosenProperty().get());
  }
}
