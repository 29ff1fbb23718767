package lunula.ui.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.data.DataSet;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.model.GrayImage;
import lunula.testkit.Samples;
import lunula.ui.compare.CompareSetup.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparedPathsViewModelTest {
  private static final MoonPainter PAINTER = new MoonPainter(28, MoonRecipe.Surface.PLAIN);

  private static final MoonTruth TRUTH =
      new MoonTruth(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(28));

  private final Compared compared = new Compared();
  private final CompareViewModel compare = compared.model();
  private final ComparedPathsViewModel between = compare.between();

  /// A crescent, a full moon, and a crescent that is tilted like the full moon. Of two models, the
  /// first knows the truth, and the second paints the night.
  static void moons(Compared compared) {
    var factors = new Factors(List.of("phase", "tilt"), 3, new double[] {150, 0, 0, 20, 150, 20});
    byte[] pixels = new byte[3 * 28 * 28];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(
          PAINTER.paintBytes(Moon.of(factors.names(), factors.row(i))), 0, pixels, i * 784, 784);
    }
    var test =
        new LabelledImages(28, 28, pixels, new byte[3], List.of("Moon"), factors.drawnBy(TRUTH));
    compared.dataSet = new DataSet("Moons", test, test, "ab12");
    compared.painting =
        z ->
            z[0] > 5
                ? new GrayImage(28, 28, new float[784])
                : new GrayImage(28, 28, PAINTER.paint(new Moon(150 * Math.abs(z[1] - 1), 20)));
  }

  @BeforeEach
  void show() {
    moons(compared);
    compared.add("moon-ae", 1);
    compared.add("moon-vae", 4);
    compare.show(Comparison.MOONS, Page.BETWEEN);
  }

  private List<Integer> ends() {
    ComparedPathsViewModel.Ends ends = between.endsProperty().get();
    assertNotNull(ends);
    return List.of(ends.from().index(), ends.to().index());
  }

  private ComparedPaths paths() {
    return between.pathsProperty().get();
  }

  private void undo() {
    compared.main.exploration().history().undo();
  }

  private ComparedImage image(int index) {
    return between.modelsProperty().get().getFirst().choose(index);
  }

  @Test
  void theFullMoonWanesIntoTheCrescentThatIsTiltedAlike() {
    assertTrue(between.moonsProperty().get());
    assertEquals(List.of(1, 2), ends());
    assertEquals(ComparedPaths.STEPS, paths().truth().size());
    assertArrayEquals(PAINTER.paint(new Moon(75, 20)), paths().truth().get(16).pixels(), 1e-5f);
  }

  @Test
  void everyModelIsMeasuredAgainstTheTruth() {
    ComparedPaths.Row knows = paths().rows().getFirst();
    assertEquals(ComparedPaths.STEPS, knows.errors().size());
    assertEquals(0, knows.mean(), 1e-5);
    ComparedPaths.Row night = paths().rows().getLast();
    double light = 0;
    for (float level : paths().truth().get(8).pixels()) {
      light += level;
    }
    assertEquals(light / 784, night.errors().get(8), 1e-6);
  }

  @Test
  void positionsHavePictures() {
    assertEquals(0, ComparedPaths.step(0));
    assertEquals(16, ComparedPaths.step(0.5));
    assertEquals(ComparedPaths.STEPS - 1, ComparedPaths.step(1));
  }

  @Test
  void theWayCanBeginAndEndAtOtherImagesAndBeTurnedRoundAndBack() {
    between.begin(image(0));
    assertEquals(List.of(0, 2), ends());
    between.end(image(1));
    assertEquals(List.of(0, 1), ends());
    between.swap();
    assertEquals(List.of(1, 0), ends());
    between.wane();
    assertEquals(List.of(1, 2), ends());
    undo();
    undo();
    undo();
    assertEquals(List.of(0, 2), ends());
    byte[] crescent = compared.dataSet.test().pixels(0);
    byte[] first = paths().truth().getFirst().levels();
    assertArrayEquals(crescent, first);
  }

  @Test
  void imagesThatTheModelsDoNotKnowArePassedOver() {
    between.begin(ComparedImage.own(new GrayImage(28, 28, new float[784])));
    assertEquals(List.of(1, 2), ends());
  }

  @Test
  void ofOtherImagesNobodyKnowsTheTruth() {
    compare.leave();
    compared.dataSet = Samples.dataSet();
    compare.show(Comparison.MOONS, Page.BETWEEN);
    assertFalse(between.moonsProperty().get());
    assertTrue(paths().truth().isEmpty());
    assertEquals(2, paths().rows().size());
    assertTrue(paths().rows().getFirst().errors().isEmpty());
  }

  @Test
  void theChosenImageIsTheFirstEndUntilAnotherIsChosen() {
    ComparedImage chosen = compare.chosenProperty().get();
    assertNotNull(chosen);
    assertEquals(1, chosen.index());
    compare.step(1);
    assertEquals(2, compare.chosenProperty().get().index());
    assertTrue(between.known(compare.chosenProperty().get()));
  }

  @Test
  void anotherModelTakesItsRow() {
    var other = compared.add("other", 16);
    compare.chooseModel(1, other);
    assertEquals(List.of(compared.library.getFirst(), other), between.entriesProperty().get());
    assertEquals(2, compared.live);
    compare.addModel();
    assertEquals(3, paths().rows().size());
    compare.removeModel(0);
    assertEquals(2, paths().rows().size());
    undo();
    assertEquals(3, paths().rows().size());
  }

  @Test
  void whatCannotBeDecodedIsSaidAndTheNextWayIsShownAgain() {
    var painting = compared.painting;
    compared.painting =
        z -> {
          throw new IllegalStateException("The engine is out of memory.");
        };
    between.swap();
    assertEquals("The engine is out of memory.", between.problemProperty().get());
    assertFalse(between.isDecoded());
    compared.painting = painting;
    between.swap();
    assertNull(between.problemProperty().get());
    assertTrue(between.isDecoded());
  }

  @Test
  void aWayThatWasGoneOnceIsGoneAgain() {
    between.swap();
    between.positionProperty().set(0.25);
    CompareSetup setup = compare.setup();
    assertEquals(new CompareSetup.Path(2, 1, 0.25), setup.between());
    between.wane();
    between.positionProperty().set(1);
    compare.leave();
    compare.take(setup);
    compared.main.comparingProperty().set(true);
    assertEquals(List.of(2, 1), ends());
    assertEquals(0.25, between.positionProperty().get());
  }

  @Test
  void onlyModelsOfTheSameImagesAreAdded() {
    assertFalse(compare.canAddModel(Page.BETWEEN));
    assertTrue(compare.canAddModel(Page.SIDE));
    compared.add("other", 16);
    assertTrue(compare.canAddModel(Page.BETWEEN));
  }

  @Test
  void leavingFreesEveryModel() {
    assertEquals(2, compared.live);
    compare.leave();
    assertEquals(0, compared.live);
    assertTrue(paths().rows().isEmpty());
    assertTrue(between.entriesProperty().get().isEmpty());
  }

  @Test
  void aModelThatCannotBeOpenedSaysWhyAndItsRowStaysToChooseAnother() {
    var other = compared.add("other", 16);
    compared.broken.add(other.folder());
    compare.chooseModel(1, other);
    assertEquals("The file was cut off.", between.problemProperty().get());
    assertEquals(0, compared.live);
    assertEquals(2, between.entriesProperty().get().size());
    compare.chooseModel(1, compared.library.get(1));
    assertEquals(2, paths().rows().size());
  }
}
