package lunula.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.measure.ImageTrace;
import lunula.model.network.Architecture.Code;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.ui.explain.Content.AtImage;
import lunula.ui.explain.Content.AtPlace;
import lunula.ui.explain.Shapes.Model;
import lunula.ui.explore.ExplorerState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainViewModelTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable ShownPlan> plan = new SimpleObjectProperty<>();
  private final ObjectProperty<Viewport> viewport =
      new SimpleObjectProperty<>(new Viewport(new LatentPoint(0, 0), 100, 400, 400));
  private final ExplainViewModel model = new ExplainViewModel(exploration, shown, plan, viewport);

  private void open(Model live, ShownPlan by) {
    plan.set(by);
    exploration.mapProperty().set(Shapes.map(live.dimensions(), live.variational()));
    exploration.samplesProperty().set(Shapes.IMAGES);
    exploration.decoderProperty().set(live);
    shown.set(true);
    work();
    live.asked().clear();
  }

  private void openVariational() {
    open(Model.of(2, true, true, 0), Shapes.plan(Shapes.network(2, Code.NORMAL, 0)));
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void moveTo(double x, double y) {
    exploration.cursorProperty().set(new LatentPoint(x, y));
    work();
  }

  private AtImage image() {
    return assertInstanceOf(AtImage.class, model.contentProperty().get());
  }

  private AtPlace place() {
    return assertInstanceOf(AtPlace.class, model.contentProperty().get());
  }

  private StripWords words() {
    return StripWords.of(model);
  }

  @Test
  void onAnImageTheStripShowsItsNumbersAndTheLosssTerms() {
    openVariational();
    moveTo(2, 1);
    assertEquals(1, image().index());
    ImageTrace trace = image().trace();
    assertEquals(2, trace.mean(0));
    assertEquals(Math.exp(-1), trace.sigma(1), 1e-6);
    assertEquals(2 + Math.exp(-1) * trace.noise()[0], trace.z()[0], 1e-5);
    // ½ (μ² + σ² − log σ² − 1) of both dimensions; and log 2 for each of two half grey pixels.
    double kl = (4 + Math.exp(-2) + 2 - 1) / 2 + (1 + Math.exp(-2) + 2 - 1) / 2;
    assertEquals(kl, trace.kl(), 1e-5);
    assertEquals(2 * Math.log(2), trace.reconstruction(), 1e-5);
    assertEquals("1.4", words().figure(Part.RECONSTRUCTION, false));
    assertEquals("3.6", words().figure(Part.KL, false));
    assertEquals("5.0 nats", words().figure(Part.BOUND, false));
    assertEquals("1", words().figure(Part.OBJECTIVE, false));
    assertEquals("sun, test image 1", model.name(1));
    assertEquals(
        List.of(List.of("μ", "σ"), List.of("2.00", "0.37"), List.of("1.00", "0.37")),
        words().rows(Part.POSTERIOR));
  }

  @Test
  void fivePixelsFromItsPointTheCursorIsStillOnAnImageAndFurtherAwayOnNone() {
    openVariational();
    moveTo(2.049, 1);
    assertEquals(1, image().index());
    moveTo(2.051, 1);
    assertEquals(1, place().nearest());
    assertEquals(0.051, place().distance(), 1e-5);
    viewport.set(new Viewport(new LatentPoint(0, 0), 10, 400, 400));
    moveTo(2.2, 1);
    assertEquals(1, image().index());
  }

  @Test
  void atAPlaceTheStripBeginsAtZAndOffersTheNearestImage() {
    openVariational();
    moveTo(1.5, 1);
    assertFalse(words().isPresent(Part.POSTERIOR));
    assertFalse(words().isPresent(Part.BOUND));
    assertTrue(words().isPresent(Part.Z));
    assertEquals(List.of(List.of("1.50"), List.of("1.00")), words().rows(Part.Z));
    assertEquals(List.of("–", "–"), words().rows(Part.POSTERIOR).getLast());
    assertTrue(words().status().contains("begins at z"), words().status());
    assertTrue(model.awayProperty().get());
    assertFalse(model.chanceProperty().get());
    model.goToNearest();
    work();
    assertEquals(1, image().index());
    assertFalse(model.awayProperty().get());
    exploration.history().undo();
    work();
    assertEquals(1.5, place().z()[0]);
  }

  @Test
  void drawingAgainDrawsOtherNoiseFromTheSamePosterior() {
    openVariational();
    moveTo(2, 1);
    ImageTrace before = image().trace();
    assertTrue(model.chanceProperty().get());
    model.drawAgain();
    work();
    assertNotEquals(before.z()[0], image().trace().z()[0]);
    assertEquals(before.posterior(), image().trace().posterior());
  }

  @Test
  void whileTheStripIsFoldedNobodyIsAsked() {
    var live = Model.of(2, true, true, 0);
    open(live, Shapes.plan(Shapes.network(2, Code.NORMAL, 0)));
    shown.set(false);
    live.asked().clear();
    exploration.cursorProperty().set(new LatentPoint(2, 1));
    exploration.weightsMoved();
    work();
    // The cursor's own picture is decoded all the same.
    assertFalse(live.asked().contains("encode 1"), live.asked()::toString);
    shown.set(true);
    work();
    assertEquals(1, image().index());
  }

  @Test
  void manyPlacesUnderTheHandAreOneQuestion() {
    var live = Model.of(2, true, true, 0);
    open(live, Shapes.plan(Shapes.network(2, Code.NORMAL, 0)));
    for (int step = 0; step < 50; step++) {
      exploration.cursorProperty().set(new LatentPoint(2, 1 - step / 1000.0));
    }
    exploration.cursorProperty().set(new LatentPoint(2, 1));
    work();
    assertEquals(1, live.asked().stream().filter("encode 1"::equals).count());
    assertEquals(1, image().index());
  }

  @Test
  void anAnswerOfAModelThatIsNotOpenAnyMoreIsNotShown() {
    openVariational();
    moveTo(2, 1);
    model.drawAgain();
    Runnable late = background.remove();
    exploration.decoderProperty().set(null);
    late.run();
    assertInstanceOf(Content.Waiting.class, model.contentProperty().get());
  }

  @Test
  void aTrainingModelIsFollowedByThePosteriorsOfItsNewestMap() {
    open(Model.of(2, true, false, 0), Shapes.plan(Shapes.network(2, Code.NORMAL, 0)));
    moveTo(2, 1);
    assertTrue(image().stored());
    assertTrue(words().status().contains("follows the training"), words().status());
    float before = image().trace().z()[0];
    exploration.cursorProperty().set(new LatentPoint(0, 1));
    exploration.weightsMoved();
    work();
    assertEquals(0, image().index());
    assertNotEquals(before, image().trace().z()[0]);
  }

  @Test
  void aPlainAutoencoderHasNeitherSigmaNorKl() {
    open(Model.of(2, false, true, 0), Shapes.plan(Shapes.network(2, Code.POINT, 0)));
    moveTo(2, 1);
    assertEquals(
        EnumSet.of(
            Part.IMAGE, Part.ENCODER, Part.Z, Part.DECODER, Part.PICTURE, Part.RECONSTRUCTION),
        words().parts());
    assertEquals("1.4 nats", words().figure(Part.RECONSTRUCTION, false));
    assertTrue(words().sentence(Part.Z).contains("draws nothing"));
    assertFalse(model.chanceProperty().get());
    assertEquals(List.of(List.of("2.00"), List.of("1.00")), words().rows(Part.Z));
  }

  @Test
  void aConditionalModelIsToldTheImagesClassByBothNetworks() {
    var live = Model.of(2, true, true, 2);
    open(live, Shapes.plan(Shapes.network(2, Code.NORMAL, 2)));
    moveTo(2, 1);
    assertTrue(live.asked().containsAll(List.of("encode 1", "decode 1")), live.asked()::toString);
    assertEquals("class: sun", words().told(false));
    assertTrue(words().details(Part.ENCODER).contains("encoder(x, c)"));
    assertTrue(words().details(Part.DECODER).contains("decoder(z, c)"));
    assertTrue(words().details(Part.ENCODER).contains("c is “sun”, as 2 numbers"));
    moveTo(1.5, 1);
    assertEquals("class: moon", words().told(false));
  }

  @Test
  void aDenoisingModelSeesTheDamagedImageAndIsComparedWithTheCleanOne() {
    var damage = new Corruption(Corruption.Kind.PATCH, 1);
    open(
        Model.of(2, true, true, 0),
        Shapes.plan(Shapes.network(2, Code.NORMAL, 0), Objective.ELBO, damage));
    moveTo(2, 1);
    ImageTrace trace = image().trace();
    assertEquals(Shapes.IMAGES.sample(1), trace.image());
    assertNotEquals(trace.image(), trace.seen());
    assertTrue(trace.mean(0) == 0 || trace.mean(1) == 0, "one of two white pixels is blank");
    assertTrue(words().parts().contains(Part.DAMAGE));
    assertTrue(words().details(Part.ENCODER).contains("encoder(x′)"));
    assertTrue(words().sentence(Part.RECONSTRUCTION).contains("clean image"));
    assertEquals(2 * Math.log(2), trace.reconstruction(), 1e-5);
  }

  @Test
  void ofMoreDimensionsTheFirstAreInTheStripAndAllInTheFormula() {
    open(Model.of(5, true, true, 0), Shapes.plan(Shapes.network(5, Code.NORMAL, 0)));
    exploration.slice().goTo(new float[] {2, 1, 0, 0, 0});
    work();
    assertEquals(1, image().index());
    assertEquals(3, words().rows(Part.POSTERIOR).size());
    assertEquals(2, words().rows(Part.Z).size());
    assertEquals("Posterior (5)", words().caption(Part.POSTERIOR, false));
    assertEquals("z (5)", words().caption(Part.Z, true));
    assertTrue(words().details(Part.KL).contains("z₅"));
    assertTrue(words().details(Part.Z).contains("z₅ = 0.00 + 0.37 · "));
  }

  @Test
  void aModelWithoutAnEncoderSaysSoAndBeginsAtZ() {
    plan.set(Shapes.plan(Shapes.network(2, Code.NONE, 0)));
    exploration.decoderProperty().set(Model.of(2, true, false, 0));
    shown.set(true);
    work();
    assertTrue(words().status().contains("no encoder"), words().status());
    assertFalse(words().isPresent(Part.ENCODER));
    assertTrue(words().isPresent(Part.Z));
    assertEquals(
        Set.of(Part.IMAGE, Part.ENCODER, Part.Z, Part.DECODER, Part.PICTURE), words().parts());
    assertTrue(words().details(Part.ENCODER).contains("no encoder"));
    assertFalse(model.awayProperty().get());
  }

  @Test
  void whatTrainingMakesSmallIsWeighedByTheObjective() {
    var objective = new Objective(2, 4, 8, 0.5);
    open(
        Model.of(2, true, true, 0),
        Shapes.plan(Shapes.network(2, Code.NORMAL, 0), objective, Corruption.NONE));
    moveTo(2, 1);
    ImageTrace trace = image().trace();
    double sum = 2 * trace.reconstruction() + 4 * trace.kl();
    assertEquals(sum, words().objective(), 1e-9);
    assertEquals("4, weighted 17.3 nats", words().figure(Part.OBJECTIVE, false));
    String details = words().details(Part.OBJECTIVE);
    assertTrue(details.contains("2 · 1.4 + 4 · 3.6 = 17.3 nats"), details);
    assertTrue(details.contains("first 8 epochs"), details);
    assertTrue(details.contains("0.5 nats of KL a dimension cost nothing"), details);
    assertTrue(details.contains("Bowman"), details);
    // Half way through the warm-up, β is half as large.
    plan.set(ShownPlan.of(plan.get().plan(), 4));
    assertTrue(words().figure(Part.OBJECTIVE, false).startsWith("2, "));
  }

  @Test
  void theNetworksNameTheirLayersWithSizesAndTheirSource() {
    openVariational();
    moveTo(2, 1);
    String encoder = words().details(Part.ENCODER);
    assertTrue(encoder.contains("2 → linear 3 → ReLU, then two linear layers 3 → 2"), encoder);
    // 2 · 3 + 3, and twice 3 · 2 + 2.
    assertTrue(encoder.contains("Parameters: 25."), encoder);
    assertTrue(encoder.contains("Kingma & Welling 2014"), encoder);
    String decoder = words().details(Part.DECODER);
    assertTrue(decoder.contains("2 → linear 3 → ReLU → linear 2."), decoder);
    assertTrue(decoder.contains("Parameters: 17."), decoder);
  }

  @Test
  void everyPartHasASentenceAndAFormula() {
    var damage = new Corruption(Corruption.Kind.GAUSSIAN, 0.3);
    for (Code code : Code.values()) {
      plan.set(Shapes.plan(Shapes.network(2, code, 2), Objective.betaElbo(4), damage));
      exploration.mapProperty().set(Shapes.map(2, code == Code.NORMAL));
      exploration.samplesProperty().set(Shapes.IMAGES);
      exploration.decoderProperty().set(Model.of(2, code == Code.NORMAL, code != Code.NONE, 2));
      shown.set(true);
      for (double x : new double[] {2, 1.5}) {
        moveTo(x, 1);
        for (Part part : words().parts()) {
          assertFalse(words().sentence(part).isBlank(), part.name());
          assertFalse(words().details(part).isBlank(), part.name());
          assertFalse(words().spoken(part).isBlank(), part.name());
        }
      }
    }
  }

  @Test
  void aFormulaIsShownUntilItsPartIsChosenOnceMore() {
    model.toggle(Part.Z);
    assertTrue(model.openedProperty().get().isPresent());
    model.toggle(Part.KL);
    assertEquals(Part.KL, model.openedProperty().get().orElseThrow());
    model.toggle(Part.KL);
    assertTrue(model.openedProperty().get().isEmpty());
  }
}
