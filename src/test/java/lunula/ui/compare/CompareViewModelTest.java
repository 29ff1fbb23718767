package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.ui.compare.CompareSetup.Page;
import lunula.ui.compare.CompareSetup.Sharing;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
  private final Compared compared = new Compared();
  private final CompareViewModel model = compared.model();
  private LibraryEntry first = compared.add("moon-ae", 1);
  private LibraryEntry second = compared.add("moon-vae", 0);
  private LibraryEntry third = compared.add("other", 4);

  @BeforeEach
  void compare() {
    model.show(Comparison.MOONS);
  }

  private PaneViewModel pane(int index) {
    return model.panesProperty().get().get(index);
  }

  private static LatentPoint cursor(PaneViewModel pane) {
    return pane.exploration().cursorProperty().get();
  }

  private static void drag(PaneViewModel pane, double x, double y) {
    pane.exploration().cursorProperty().set(new LatentPoint(x, y));
  }

  private List<LibraryEntry> shown() {
    return model.panesProperty().get().stream().map(PaneViewModel::entry).toList();
  }

  @Test
  void oneClickPutsTheMoonModelsSideBySide() {
    assertTrue(compared.main.comparingProperty().get());
    assertEquals(List.of(first, second), shown());
  }

  @Test
  void comparingBeginsWithTheImageAtTheCursorOfTheOneMap() {
    model.leave();
    compared.main.cardProperty().set(first.card());
    MapData map = new MapData(Samples.encodings(0), new byte[3], List.of("Boot"));
    compared.main.exploration().mapProperty().set(map);
    compared.main.exploration().cursorProperty().set(new LatentPoint(0.3, 1.8));
    compared.main.comparingProperty().set(true);
    assertEquals(2, chosen().index());
    // Nobody has moved on the one map: what was compared last is still there.
    model.step(-1);
    model.leave();
    compared.main.comparingProperty().set(true);
    assertEquals(1, chosen().index());
  }

  @Test
  void eachPageSaysWhatToDoOnIt() {
    String side = compared.main.hintProperty().get();
    model.pageProperty().set(Page.BETWEEN);
    String between = compared.main.hintProperty().get();
    assertTrue(side.contains("any map") && between.contains("Play"), side + between);
  }

  @Test
  void byImageEveryCursorGoesToTheImagesCode() {
    drag(pane(0), 0.2, 1.1);
    assertEquals(new LatentPoint(0, 1), cursor(pane(0)));
    assertEquals(new LatentPoint(10, 1), cursor(pane(1)));
    drag(pane(1), 9, 2.4);
    assertEquals(new LatentPoint(0, 2), cursor(pane(0)));
    assertEquals(2, chosen().index());
    assertNotNull(chosen().original());
  }

  private ComparedImage chosen() {
    ComparedImage chosen = model.chosenProperty().get();
    assertNotNull(chosen);
    return chosen;
  }

  @Test
  void oneDragChangesEveryPicture() {
    compared.decoded.clear();
    drag(pane(0), 0.2, 1.1);
    assertTrue(compared.decoded.contains("moon-ae[0.0, 1.0]"), compared.decoded.toString());
    assertTrue(compared.decoded.contains("moon-vae[10.0, 1.0]"), compared.decoded.toString());
  }

  @Test
  void byPlaceEveryPaneDecodesTheSameZ() {
    model.sharingProperty().set(Sharing.PLACE);
    drag(pane(1), 3.5, -2);
    assertEquals(new LatentPoint(3.5, -2), cursor(pane(0)));
    assertEquals(new LatentPoint(3.5, -2), cursor(pane(1)));
  }

  @Test
  void classesHiddenOnOneMapAreHiddenOnAll() {
    pane(0).map().filter().toggle(1);
    assertTrue(pane(1).map().filter().isHidden(1));
    pane(1).map().filter().showAll();
    assertTrue(pane(0).map().filter().isAllShown());
  }

  @Test
  void aPaneThatIsAddedHidesTheSameClasses() {
    pane(1).map().filter().toggle(0);
    model.addModel();
    assertTrue(pane(2).map().filter().isHidden(0));
  }

  @Test
  void aDrawingIsEncodedByEveryModel() {
    float[] pixels = new float[784];
    Arrays.fill(pixels, 1);
    model.take(new GrayImage(28, 28, pixels));
    assertEquals(new LatentPoint(7, 1), cursor(pane(0)));
    assertEquals(new LatentPoint(7, 1), cursor(pane(1)));
    assertEquals(ComparedImage.OWN, chosen().index());
  }

  @Test
  void aPictureOfAnotherSizeIsRefusedInASentenceAndTheCursorStays() {
    LatentPoint before = cursor(pane(0));
    model.take(new GrayImage(2, 1, new float[2]));
    assertEquals(before, cursor(pane(0)));
    String note = pane(0).noteProperty().get();
    assertTrue(note.contains("28 × 28") && note.contains("2 × 1"), note);
  }

  @Test
  void aModelOfAnotherSizeSaysSoWhileTheOthersGoOn() {
    Architecture large = Architecture.ARTICLE.sized(new ImageSize(32, 32));
    LibraryEntry wide = compared.add("wide", TrainingPlan.ARTICLE.with(large));
    model.chooseModel(1, wide);
    drag(pane(0), 0, 2);
    assertEquals(new LatentPoint(0, 2), cursor(pane(0)));
    assertNull(pane(0).problemProperty().get());
  }

  @Test
  void aModelThatCannotBeOpenedSaysWhyAndTheOthersStay() {
    compared.broken.add(third.folder());
    PaneViewModel left = pane(0);
    model.chooseModel(1, third);
    assertEquals("The file was cut off.", pane(1).problemProperty().get());
    assertSame(left, pane(0));
    assertNull(left.problemProperty().get());
    drag(left, 0, 1);
    assertEquals(new LatentPoint(0, 1), cursor(left));
  }

  @Test
  void thereAreTwoToFourPanes() {
    model.removeModel(0);
    assertEquals(2, shown().size());
    model.addModel();
    model.addModel();
    model.addModel();
    assertEquals(4, shown().size());
    assertEquals(third, pane(2).entry());
    model.removeModel(0);
    assertEquals(List.of(second, third), shown().subList(0, 2));
  }

  @Test
  void everyModelIsFreedWithItsPane() {
    assertEquals(2, compared.live);
    model.chooseModel(1, third);
    assertEquals(2, compared.live);
    model.addModel();
    assertEquals(3, compared.live);
    compared.main.comparingProperty().set(false);
    assertEquals(0, compared.live);
    compared.main.comparingProperty().set(true);
    assertEquals(3, compared.live);
    model.close();
    assertEquals(0, compared.live);
  }

  @Test
  void turningThePageFreesTheOnesBefore() {
    model.pageProperty().set(Page.BETA);
    assertEquals(3, model.beta().stopsProperty().get().size());
    assertEquals(3, compared.live);
    model.pageProperty().set(Page.MORPH);
    assertEquals(2, compared.live);
    model.pageProperty().set(Page.SIDE);
    assertEquals(2, compared.live);
  }

  @Test
  void otherModelsCanBeTakenBack() {
    var history = compared.main.exploration().history();
    model.chooseModel(1, third);
    history.undo();
    assertEquals(List.of(first, second), shown());
    history.redo();
    assertEquals(List.of(first, third), shown());
  }

  @Test
  void theFamilyAlongBetaIsInItsOrder() {
    model.pageProperty().set(Page.BETA);
    List<ComparedModel> stops = model.beta().stopsProperty().get();
    assertEquals(List.of(second, first, third), stops.stream().map(ComparedModel::entry).toList());
  }

  @Test
  void aModelThatLeavesTheLibraryLeavesItsPane() {
    compared.library.remove(second);
    assertFalse(shown().contains(second));
    assertEquals(2, compared.live);
  }

  @Test
  void aModelThatIsTrainedOrOpenedTakesTheWindowBack() {
    compared.main.trainingProperty().set(true);
    assertFalse(compared.main.comparingProperty().get());
    assertEquals(0, compared.live);
  }

  @Test
  void byImageTheOriginalIsBesideItsReconstruction() {
    assertNotNull(pane(0).originalProperty().get());
    model.sharingProperty().set(Sharing.PLACE);
    drag(pane(0), 0.3, 0.3);
    assertNull(pane(1).originalProperty().get());
  }
}
