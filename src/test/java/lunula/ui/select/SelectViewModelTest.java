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
import lunula.geometry.LatentPoint;
import lunula.measure.OutlierScan.Score;
import lunula.measure.Reconstruction;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapViewModel;
import lunula.ui.select.FindViewModel.Likeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectViewModelTest {
  private final Corners corners = new Corners();
  private final ExplorerState exploration = corners.exploration;
  private final MapViewModel map = corners.map;
  private final SelectViewModel model = corners.model;

  @Test
  void theMeansFollowTheSelection() {
    assertNull(model.selection().meansProperty().get().decoded());
    corners.drawUpperHalf();
    corners.work();
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
    corners.work();
    assertArrayEquals(new int[] {1, 0, 3, 2}, model.find().resultsProperty().get().images());
    model.find().likenessProperty().set(Likeness.PIXELS);
    model.find().findLike(new GrayImage(28, 28, new float[784]));
    corners.work();
    assertEquals(4, model.find().resultsProperty().get().size());
    model.find().likenessProperty().set(Likeness.CODE);
    model.find().findLike(new GrayImage(28, 28, new float[784]));
    corners.work();
    assertTrue(model.find().wordsProperty().get().contains("cannot encode"));
  }

  @Test
  void outliersAreRankedInTheBackgroundAndKeptForTheModel() {
    model.outliers().scoreProperty().set(Score.MAHALANOBIS);
    model.outliers().rank();
    assertTrue(model.outliers().job().runningProperty().get());
    corners.work();
    assertFalse(model.outliers().job().runningProperty().get());
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
    corners.work();
    assertFalse(model.outliers().job().runningProperty().get());
    assertEquals(0, model.outliers().rankingProperty().get().size());
  }

  @Test
  void aDecoderThatDoesNotSayItsLikelihoodIsToldOf() {
    model.outliers().rank();
    corners.work();
    assertFalse(model.outliers().job().runningProperty().get());
    assertFalse(model.outliers().job().sentenceProperty().get().isEmpty());
  }

  @Test
  void theImageUnderThePointerIsReconstructedAndElseTheChosenOne() {
    model.chosen().choose(1);
    corners.work();
    assertEquals(1, shown().image());
    exploration.hoveredProperty().set(2);
    corners.work();
    assertEquals(2, shown().image());
    exploration.hoveredProperty().set(ExplorerState.NONE);
    corners.work();
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
    corners.drawUpperHalf();
    Path file = folder.resolve("some.csv");
    model.export().save(SelectionExport.Kind.CSV, file);
    assertEquals(3, Files.readAllLines(file).size());
    assertTrue(model.export().job().sentenceProperty().get().contains("some.csv"));
    assertFalse(model.export().job().runningProperty().get());
    model.export().save(SelectionExport.Kind.PNG, folder.resolve("gone/sheet.png"));
    assertTrue(model.export().job().sentenceProperty().get().contains("was not saved"));
  }
}
