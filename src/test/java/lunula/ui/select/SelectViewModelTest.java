package lunula.ui.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.model.GrayImage;
import lunula.service.OutlierScan.Score;
import lunula.service.Reconstruction;
import lunula.service.Selection.Joining;
import lunula.ui.Exploration;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapTool.Touch;
import lunula.ui.map.MapViewModel;
import lunula.ui.select.FindViewModel.Likeness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four points at the corners of the square from -1 to 1: upper left, upper right, lower left,
/// lower right.
class SelectViewModelTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Exploration exploration = new Exploration(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final SelectViewModel model = new SelectViewModel(map, Runnable::run);
  private final SelectTool tool = model.tool();

  @BeforeEach
  void showCorners() {
    map.resize(600, 600);
    exploration.mapProperty().set(Blobs.corners());
    exploration.imagesProperty().set(Blobs.images(Blobs.corners()));
    exploration.decoderProperty().set(Blobs.decoder());
    map.toolProperty().set(tool);
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private Touch touch(double x, double y, boolean adds, boolean removes) {
    var place = new LatentPoint(x, y);
    ScreenPoint screen = map.viewportProperty().get().toScreen(place);
    return new Touch(place, screen, adds, removes);
  }

  private void draw(boolean adds, boolean removes, double... path) {
    tool.press(touch(path[0], path[1], adds, removes));
    for (int at = 2; at < path.length; at += 2) {
      tool.drag(touch(path[at], path[at + 1], adds, removes));
    }
    tool.release(touch(path[path.length - 2], path[path.length - 1], adds, removes));
    work();
  }

  @Test
  void aFingerHasNoKeysSoThePanelSaysWhatBecomesOfTheSelection() {
    drawUpperHalf();
    tool.joiningProperty().set(Joining.ADD);
    draw(false, false, -1.5, -0.5, -1.5, -1.5, -0.5, -1.5, -0.5, -0.5);
    assertArrayEquals(new int[] {0, 1, 2}, selected());
    tool.joiningProperty().set(Joining.SUBTRACT);
    draw(false, false, -1.5, 1.5, -0.5, 1.5, -0.5, 0.5, -1.5, 0.5);
    assertArrayEquals(new int[] {1, 2}, selected());
    draw(true, false, -1.5, 1.5, -0.5, 1.5, -0.5, 0.5, -1.5, 0.5);
    assertArrayEquals(new int[] {0, 1, 2}, selected(), "a key that is held wins");
  }

  @Test
  void whatTurnsOutToBeAPinchSelectsNothing() {
    tool.shapeProperty().set(Shape.BRUSH);
    tool.press(touch(-1, 1, false, false));
    assertArrayEquals(new int[] {0}, selected());
    tool.cancel();
    assertArrayEquals(new int[0], selected());
    assertNull(exploration.history().undoableProperty().get());
  }

  private void drawUpperHalf() {
    draw(false, false, -1.4, 0.5, -1.4, 1.4, 1.4, 1.4, 1.4, 0.5);
  }

  private int[] selected() {
    return model.selection().selectionProperty().get().indices();
  }

  @Test
  void theLassoTakesWhatItEnclosesAndTheRestIsGreyed() {
    drawUpperHalf();
    assertArrayEquals(new int[] {0, 1}, selected());
    assertEquals("{0, 1}", String.valueOf(map.emphasisProperty().get()));
    assertFalse(tool.isDrawing());
  }

  @Test
  void keysAddAndTakeAwayAndEveryChangeCanBeUndone() {
    tool.shapeProperty().set(Shape.RECTANGLE);
    draw(false, false, -1.4, 0.5, 1.4, 1.4);
    draw(true, false, 0.5, -1.4, 1.4, -0.5);
    assertArrayEquals(new int[] {0, 1, 3}, selected());
    draw(false, true, -1.4, 0.5, -0.5, 1.4);
    assertArrayEquals(new int[] {1, 3}, selected());
    exploration.history().undo();
    assertArrayEquals(new int[] {0, 1, 3}, selected());
    exploration.history().undo();
    assertArrayEquals(new int[] {0, 1}, selected());
    exploration.history().undo();
    assertArrayEquals(new int[0], selected());
    assertNull(map.emphasisProperty().get());
    exploration.history().redo();
    assertArrayEquals(new int[] {0, 1}, selected());
  }

  @Test
  void oneStrokeOfTheBrushIsOneChange() {
    tool.shapeProperty().set(Shape.BRUSH);
    draw(false, false, -1, -1, 0, -1, 1, -1);
    assertArrayEquals(new int[] {2, 3}, selected());
    exploration.history().undo();
    assertArrayEquals(new int[0], selected());
    assertNull(exploration.history().undoableProperty().get());
  }

  @Test
  void allInvertNoneAndClassesGoByWhatIsShown() {
    map.filter().toggle(3);
    model.selection().all();
    assertArrayEquals(new int[] {0, 1, 2}, selected());
    model.selection().ofClass(1, Joining.SUBTRACT);
    assertArrayEquals(new int[] {0, 2}, selected());
    model.selection().invert();
    assertArrayEquals(new int[] {1}, selected());
    model.selection().none();
    assertArrayEquals(new int[0], selected());
    map.filter().showAll();
    drawUpperHalf();
    assertArrayEquals(new int[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, model.selection().classCounts());
  }

  @Test
  void enterWorksWithEveryShape() {
    tool.shapeProperty().set(Shape.BRUSH);
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    tool.step(false, false);
    assertArrayEquals(new int[] {1}, selected());
    tool.shapeProperty().set(Shape.RECTANGLE);
    exploration.cursorProperty().set(new LatentPoint(-1.2, -1.2));
    tool.step(true, false);
    assertTrue(tool.isDrawing());
    exploration.cursorProperty().set(new LatentPoint(-0.8, -0.8));
    tool.step(true, false);
    assertArrayEquals(new int[] {1, 2}, selected());
    tool.shapeProperty().set(Shape.LASSO);
    for (double[] corner : new double[][] {{-1.2, 0.8}, {-1, 1.4}, {-0.8, 0.8}}) {
      exploration.cursorProperty().set(new LatentPoint(corner[0], corner[1]));
      tool.step(false, false);
    }
    tool.step(false, false);
    work();
    assertArrayEquals(new int[] {0}, selected());
  }

  @Test
  void aSlowHandDrawsTheSameLasso() {
    tool.press(touch(-1.4, 0.5, false, false));
    for (double[] leg :
        new double[][] {{-1.4, 0.5, -1.4, 1.4}, {-1.4, 1.4, 1.4, 1.4}, {1.4, 1.4, 1.4, 0.5}}) {
      var from = new LatentPoint(leg[0], leg[1]);
      for (int step = 1; step <= 600; step++) {
        LatentPoint at = from.towards(new LatentPoint(leg[2], leg[3]), step / 600.0);
        tool.drag(touch(at.x(), at.y(), false, false));
      }
    }
    tool.release(touch(1.4, 0.5, false, false));
    work();
    assertArrayEquals(new int[] {0, 1}, selected());
  }

  @Test
  void theHandNeverWaitsForWhatALassoEncloses() {
    tool.press(touch(-1.4, 0.5, false, false));
    for (double[] corner : new double[][] {{-1.4, 1.4}, {1.4, 1.4}, {1.4, 0.5}}) {
      tool.drag(touch(corner[0], corner[1], false, false));
    }
    tool.release(touch(1.4, 0.5, false, false));
    assertFalse(tool.isDrawing());
    assertArrayEquals(new int[0], selected());
    work();
    assertArrayEquals(new int[] {0, 1}, selected());
  }

  @Test
  void twoLassosInARowAreBothTakenAndOneOfOtherImagesIsNot() {
    tool.press(touch(-1.4, 0.5, false, false));
    tool.drag(touch(-1.4, 1.4, false, false));
    tool.drag(touch(-0.5, 1, false, false));
    tool.release(touch(-0.5, 1, false, false));
    tool.press(touch(1.4, 0.5, true, false));
    tool.drag(touch(1.4, 1.4, true, false));
    tool.drag(touch(0.5, 1, true, false));
    tool.release(touch(0.5, 1, true, false));
    work();
    assertArrayEquals(new int[] {0, 1}, selected());
    tool.press(touch(-1.4, -0.5, false, false));
    tool.drag(touch(-1.4, -1.4, false, false));
    tool.drag(touch(-0.5, -1, false, false));
    tool.release(touch(-0.5, -1, false, false));
    exploration.mapProperty().set(Blobs.corners().classified(new byte[] {5, 5, 5, 5}, Blobs.NAMES));
    work();
    assertArrayEquals(new int[0], selected());
  }

  @Test
  void aClickOnAPointChoosesItAndOneBesideLetsTheSelectionGo() {
    drawUpperHalf();
    draw(false, false, 1, -1);
    assertEquals(3, model.chosen().indexProperty().get());
    assertArrayEquals(new int[] {0, 1}, selected());
    draw(true, false, 0, 0);
    assertArrayEquals(new int[] {0, 1}, selected());
    draw(false, false, 0, 0);
    assertArrayEquals(new int[0], selected());
  }

  @Test
  void theSelectionStaysWithItsImagesOnAnotherModelsMap() {
    drawUpperHalf();
    exploration
        .mapProperty()
        .set(Blobs.map(40, 1).classified(Blobs.map(40, 1).labels(), Blobs.NAMES));
    assertArrayEquals(new int[] {0, 1}, selected());
    assertEquals(40, model.selection().selectionProperty().get().total());
    assertNotNull(map.emphasisProperty().get());
    exploration.mapProperty().set(Blobs.corners());
    assertArrayEquals(new int[] {0, 1}, selected());
  }

  @Test
  void otherImagesBeginWithoutASelection() {
    drawUpperHalf();
    exploration.mapProperty().set(Blobs.corners().classified(new byte[] {5, 5, 5, 5}, Blobs.NAMES));
    assertArrayEquals(new int[0], selected());
    exploration.history().undo();
    assertEquals(4, model.selection().selectionProperty().get().total());
  }

  @Test
  void theMeansFollowTheSelection() {
    assertNull(model.selection().meansProperty().get().decoded());
    drawUpperHalf();
    work();
    assertEquals(
        Blobs.decoder().decodeOne(0, 1), model.selection().meansProperty().get().decoded());
    assertNotNull(model.selection().meansProperty().get().averaged());
    model.selection().none();
    assertNull(model.selection().meansProperty().get().averaged());
  }

  @Test
  void aNumberIsGoneToAndANameListed() {
    model.find().find("#2");
    assertEquals(2, model.chosen().indexProperty().get());
    assertEquals(new LatentPoint(-1, -1), exploration.cursorProperty().get());
    model.find().find("dress");
    assertArrayEquals(new int[] {3}, model.find().resultsProperty().get().images());
    model.find().find("nonsense");
    assertEquals(0, model.find().resultsProperty().get().size());
    assertTrue(model.find().wordsProperty().get().contains("nonsense"));
  }

  @Test
  void likeImagesAreListedByCodeAndByPixels() {
    model.chosen().choose(1);
    model.find().findLikeChosen();
    work();
    assertArrayEquals(new int[] {1, 0, 3, 2}, model.find().resultsProperty().get().images());
    model.find().likenessProperty().set(Likeness.PIXELS);
    model.find().findLike(new GrayImage(28, 28, new float[784]));
    work();
    assertEquals(4, model.find().resultsProperty().get().size());
    model.find().likenessProperty().set(Likeness.CODE);
    model.find().findLike(new GrayImage(28, 28, new float[784]));
    work();
    assertTrue(model.find().wordsProperty().get().contains("cannot encode"));
  }

  @Test
  void outliersAreRankedInTheBackgroundAndKeptForTheModel() {
    model.outliers().scoreProperty().set(Score.MAHALANOBIS);
    model.outliers().rank();
    assertTrue(model.outliers().runningProperty().get());
    work();
    assertFalse(model.outliers().runningProperty().get());
    assertEquals(4, model.outliers().rankingProperty().get().size());
    model.outliers().scoreProperty().set(Score.NEAREST_CODE);
    assertEquals(0, model.outliers().rankingProperty().get().size());
    exploration.mapProperty().set(Blobs.map(40, 1));
    model.outliers().scoreProperty().set(Score.MAHALANOBIS);
    assertEquals(0, model.outliers().rankingProperty().get().size());
    exploration.mapProperty().set(Blobs.corners());
    assertEquals(4, model.outliers().rankingProperty().get().size());
  }

  @Test
  void cancelledScoringLeavesNothing() {
    model.outliers().scoreProperty().set(Score.NEAREST_CODE);
    model.outliers().rank();
    model.outliers().cancel();
    work();
    assertFalse(model.outliers().runningProperty().get());
    assertEquals(0, model.outliers().rankingProperty().get().size());
  }

  @Test
  void aDecoderThatDoesNotSayItsLikelihoodIsToldOf() {
    model.outliers().rank();
    work();
    assertFalse(model.outliers().runningProperty().get());
    assertFalse(model.outliers().wordsProperty().get().isEmpty());
  }

  @Test
  void theImageUnderThePointerIsReconstructedAndElseTheChosenOne() {
    model.chosen().choose(1);
    work();
    assertEquals(1, shown().image());
    exploration.hoveredProperty().set(2);
    work();
    assertEquals(2, shown().image());
    exploration.hoveredProperty().set(Exploration.NONE);
    work();
    assertEquals(1, shown().image());
    map.toolProperty().set(null);
    assertNull(model.error().shownProperty().get());
  }

  private Reconstruction shown() {
    var shown = model.error().shownProperty().get();
    assertNotNull(shown);
    return shown;
  }

  @Test
  void theSelectionIsSavedAndItIsSaid(@TempDir Path folder) throws IOException {
    drawUpperHalf();
    Path file = folder.resolve("some.csv");
    model.export().save(ExportViewModel.Kind.CSV, file);
    assertEquals(3, Files.readAllLines(file).size());
    assertTrue(model.export().wordsProperty().get().contains("some.csv"));
    assertFalse(model.export().runningProperty().get());
    model.export().save(ExportViewModel.Kind.PNG, folder.resolve("gone/sheet.png"));
    assertTrue(model.export().wordsProperty().get().contains("was not saved"));
  }
}
