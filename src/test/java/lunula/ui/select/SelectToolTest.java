package lunula.ui.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.data.SampleGroups;
import lunula.geometry.LatentPoint;
import lunula.measure.Selection.Joining;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapViewModel;
import lunula.ui.select.SelectTool.Shape;
import org.junit.jupiter.api.Test;

class SelectToolTest {
  private final Corners corners = new Corners();
  private final ExplorerState exploration = corners.exploration;
  private final MapViewModel map = corners.map;
  private final SelectViewModel model = corners.model;
  private final SelectTool tool = corners.tool;

  @Test
  void aFingerHasNoKeysSoThePanelSaysWhatBecomesOfTheSelection() {
    corners.drawUpperHalf();
    tool.joiningProperty().set(Joining.ADD);
    corners.draw(false, false, -1.5, -0.5, -1.5, -1.5, -0.5, -1.5, -0.5, -0.5);
    assertArrayEquals(new int[] {0, 1, 2}, corners.selected());
    tool.joiningProperty().set(Joining.SUBTRACT);
    corners.draw(false, false, -1.5, 1.5, -0.5, 1.5, -0.5, 0.5, -1.5, 0.5);
    assertArrayEquals(new int[] {1, 2}, corners.selected());
    corners.draw(true, false, -1.5, 1.5, -0.5, 1.5, -0.5, 0.5, -1.5, 0.5);
    assertArrayEquals(new int[] {0, 1, 2}, corners.selected(), "a key that is held wins");
  }

  @Test
  void whatTurnsOutToBeAPinchSelectsNothing() {
    tool.shapeProperty().set(Shape.BRUSH);
    tool.press(corners.touch(-1, 1, false, false));
    assertArrayEquals(new int[] {0}, corners.selected());
    tool.cancel();
    assertArrayEquals(new int[0], corners.selected());
    assertNull(exploration.history().undoableProperty().get());
  }

  @Test
  void theLassoTakesWhatItEnclosesAndTheRestIsGreyed() {
    corners.drawUpperHalf();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    assertEquals("{0, 1}", String.valueOf(map.emphasisProperty().get()));
    assertFalse(tool.isDrawing());
  }

  @Test
  void keysAddAndTakeAwayAndEveryChangeCanBeUndone() {
    tool.shapeProperty().set(Shape.RECTANGLE);
    corners.draw(false, false, -1.4, 0.5, 1.4, 1.4);
    corners.draw(true, false, 0.5, -1.4, 1.4, -0.5);
    assertArrayEquals(new int[] {0, 1, 3}, corners.selected());
    corners.draw(false, true, -1.4, 0.5, -0.5, 1.4);
    assertArrayEquals(new int[] {1, 3}, corners.selected());
    exploration.history().undo();
    assertArrayEquals(new int[] {0, 1, 3}, corners.selected());
    exploration.history().undo();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    exploration.history().undo();
    assertArrayEquals(new int[0], corners.selected());
    assertNull(map.emphasisProperty().get());
    exploration.history().redo();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
  }

  @Test
  void oneStrokeOfTheBrushIsOneChange() {
    tool.shapeProperty().set(Shape.BRUSH);
    corners.draw(false, false, -1, -1, 0, -1, 1, -1);
    assertArrayEquals(new int[] {2, 3}, corners.selected());
    exploration.history().undo();
    assertArrayEquals(new int[0], corners.selected());
    assertNull(exploration.history().undoableProperty().get());
  }

  @Test
  void allInvertNoneAndClassesGoByWhatIsShown() {
    map.filter().toggle(3);
    model.selection().all();
    assertArrayEquals(new int[] {0, 1, 2}, corners.selected());
    model.selection().ofClass(1, Joining.SUBTRACT);
    assertArrayEquals(new int[] {0, 2}, corners.selected());
    model.selection().invert();
    assertArrayEquals(new int[] {1}, corners.selected());
    model.selection().none();
    assertArrayEquals(new int[0], corners.selected());
    map.filter().showAll();
    corners.drawUpperHalf();
    assertArrayEquals(new int[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, model.selection().classCounts());
  }

  @Test
  void enterWorksWithEveryShape() {
    tool.shapeProperty().set(Shape.BRUSH);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    tool.step(false, false);
    assertArrayEquals(new int[] {1}, corners.selected());
    tool.shapeProperty().set(Shape.RECTANGLE);
    exploration.cursorProperty().set(new LatentPoint(-1.2, -1.2));
    tool.step(true, false);
    assertTrue(tool.isDrawing());
    exploration.cursorProperty().set(new LatentPoint(-0.8, -0.8));
    tool.step(true, false);
    assertArrayEquals(new int[] {1, 2}, corners.selected());
    tool.shapeProperty().set(Shape.LASSO);
    for (double[] corner : new double[][] {{-1.2, 0.8}, {-1, 1.4}, {-0.8, 0.8}}) {
      exploration.cursorProperty().set(new LatentPoint(corner[0], corner[1]));
      tool.step(false, false);
    }
    tool.step(false, false);
    corners.work();
    assertArrayEquals(new int[] {0}, corners.selected());
  }

  @Test
  void aSlowHandDrawsTheSameLasso() {
    tool.press(corners.touch(-1.4, 0.5, false, false));
    for (double[] leg :
        new double[][] {{-1.4, 0.5, -1.4, 1.4}, {-1.4, 1.4, 1.4, 1.4}, {1.4, 1.4, 1.4, 0.5}}) {
      var from = new LatentPoint(leg[0], leg[1]);
      for (int step = 1; step <= 600; step++) {
        LatentPoint at = from.towards(new LatentPoint(leg[2], leg[3]), step / 600.0);
        tool.drag(corners.touch(at.x(), at.y(), false, false));
      }
    }
    tool.release(corners.touch(1.4, 0.5, false, false));
    corners.work();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
  }

  @Test
  void theHandNeverWaitsForWhatALassoEncloses() {
    tool.press(corners.touch(-1.4, 0.5, false, false));
    for (double[] corner : new double[][] {{-1.4, 1.4}, {1.4, 1.4}, {1.4, 0.5}}) {
      tool.drag(corners.touch(corner[0], corner[1], false, false));
    }
    tool.release(corners.touch(1.4, 0.5, false, false));
    assertFalse(tool.isDrawing());
    assertArrayEquals(new int[0], corners.selected());
    corners.work();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
  }

  @Test
  void twoLassosInARowAreBothTakenAndOneOfOtherImagesIsNot() {
    tool.press(corners.touch(-1.4, 0.5, false, false));
    tool.drag(corners.touch(-1.4, 1.4, false, false));
    tool.drag(corners.touch(-0.5, 1, false, false));
    tool.release(corners.touch(-0.5, 1, false, false));
    tool.press(corners.touch(1.4, 0.5, true, false));
    tool.drag(corners.touch(1.4, 1.4, true, false));
    tool.drag(corners.touch(0.5, 1, true, false));
    tool.release(corners.touch(0.5, 1, true, false));
    corners.work();
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    tool.press(corners.touch(-1.4, -0.5, false, false));
    tool.drag(corners.touch(-1.4, -1.4, false, false));
    tool.drag(corners.touch(-0.5, -1, false, false));
    tool.release(corners.touch(-0.5, -1, false, false));
    exploration
        .mapProperty()
        .set(
            Blobs.corners()
                .classified(
                    new SampleGroups(new byte[] {5, 5, 5, 5}, Blobs.NAMES, SampleGroups.NO_REST)));
    corners.work();
    assertArrayEquals(new int[0], corners.selected());
  }

  @Test
  void aClickOnAPointChoosesItAndOneBesideLetsTheSelectionGo() {
    corners.drawUpperHalf();
    corners.draw(false, false, 1, -1);
    assertEquals(3, model.chosen().indexProperty().get());
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    corners.draw(true, false, 0, 0);
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    corners.draw(false, false, 0, 0);
    assertArrayEquals(new int[0], corners.selected());
  }

  @Test
  void theSelectionStaysWithItsImagesOnAnotherModelsMap() {
    corners.drawUpperHalf();
    exploration
        .mapProperty()
        .set(
            Blobs.map(40, 1)
                .classified(
                    new SampleGroups(
                        Blobs.map(40, 1).labels(), Blobs.NAMES, SampleGroups.NO_REST)));
    assertArrayEquals(new int[] {0, 1}, corners.selected());
    assertEquals(40, model.selection().selectionProperty().get().total());
    assertNotNull(map.emphasisProperty().get());
    exploration.mapProperty().set(Blobs.corners());
    assertArrayEquals(new int[] {0, 1}, corners.selected());
  }

  @Test
  void otherImagesBeginWithoutASelection() {
    corners.drawUpperHalf();
    exploration
        .mapProperty()
        .set(
            Blobs.corners()
                .classified(
                    new SampleGroups(new byte[] {5, 5, 5, 5}, Blobs.NAMES, SampleGroups.NO_REST)));
    assertArrayEquals(new int[0], corners.selected());
    exploration.history().undo();
    assertEquals(4, model.selection().selectionProperty().get().total());
  }
}
