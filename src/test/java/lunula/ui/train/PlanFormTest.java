package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Bodies.Kind;
import lunula.model.network.Body;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFormTest {
  private final PlanForm form = new PlanForm();

  @Test
  void theDataSetOfTheLastTimeIsChosenOnceItIsOfferedAndFashionMnistIfItIsGone() {
    var own = new DataChoice("leaves", "Leaves", ImageSize.SMALL, 5, 1, List.of("oak"), true);
    form.prefer("leaves");
    assertEquals(DataSets.FASHION, form.dataSetProperty().get());
    form.offer(List.of(DataSets.FASHION, own));
    assertEquals(own, form.dataSetProperty().get());
    form.choose(DataSets.FASHION.id());
    form.offer(List.of(DataSets.FASHION, own));
    assertEquals(DataSets.FASHION, form.dataSetProperty().get());
    form.prefer("gone");
    form.offer(List.of(DataSets.FASHION, own));
    assertEquals(DataSets.FASHION, form.dataSetProperty().get());
  }

  @Test
  void fewImagesAreProposedEnoughStepsAndManyTheUsualEpochs() {
    var own = new DataChoice("leaves", "Leaves", ImageSize.SMALL, 180, 20, List.of("oak"), true);
    form.offer(List.of(DataSets.FASHION, own));
    form.presetProperty().set(Preset.of("vae-convolutional"));
    int usual = form.epochs().read();
    assertTrue(form.expectationProperty().get().endsWith("known after a first such run."));
    form.choose("leaves");
    int batch = form.batchSize().read();
    int perEpoch = Math.ceilDiv(180, batch);
    assertEquals(Math.ceilDiv(1000, perEpoch), form.epochs().read());
    assertFalse(form.changedProperty().get());
    assertTrue(form.expectationProperty().get().startsWith("So few images need more epochs: 1,0"));
    form.epochs().write(7);
    assertTrue(
        form.expectationProperty().get().startsWith("%d steps, ".formatted(7 * perEpoch)),
        form.expectationProperty().get());
    form.choose(DataSets.FASHION.id());
    assertEquals(7, form.epochs().read(), "what was typed stays");
    form.reset();
    assertEquals(usual, form.epochs().read());
    form.choose("leaves");
    form.reset();
    assertEquals(Math.ceilDiv(1000, perEpoch), form.epochs().read());
  }

  @Test
  void theTimeIsToldOnceALikeRunWasMeasured() {
    TrainingPlan run = TrainingPlan.ARTICLE;
    form.measured(run, DataSets.FASHION.id(), 0, 5);
    assertTrue(form.expectationProperty().get().endsWith("known after a first such run."));
    form.measured(run, DataSets.FASHION.id(), 4, 40);
    form.epochs().write(3);
    assertTrue(
        form.expectationProperty().get().endsWith("About 30 s, as the last such run."),
        form.expectationProperty().get());
    form.batchSize().write(64);
    assertTrue(form.expectationProperty().get().endsWith("known after a first such run."));
  }

  @Test
  void beginsWithTheArticlesPlan() {
    assertEquals(TrainingPlan.ARTICLE, form.planProperty().get());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetsPlanIsReproducedExactly(Preset preset) {
    form.epochs().textProperty().set("nonsense");
    form.presetProperty().set(preset);
    form.reset();
    assertEquals(preset.plan(), form.planProperty().get());
    assertFalse(form.changedProperty().get());
  }

  static List<Preset> presets() {
    return Preset.ALL;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-3", "10001", "2.5", "many", "99999999999999999999", "NaN"})
  void absurdEpochsGetASentenceAndNoPlan(String typed) {
    form.epochs().textProperty().set(typed);
    assertEquals(
        "Epochs: a whole number from 1 to 10,000, please.", form.epochs().problemProperty().get());
    assertNull(form.planProperty().get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "10.01", "NaN", "Infinity", "1e999999999", "1e-999999999", "fast"})
  void absurdLearningRatesGetASentenceAndNoPlan(String typed) {
    form.learningRate().textProperty().set(typed);
    assertNotNull(form.learningRate().problemProperty().get());
    assertNull(form.planProperty().get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1001", "NaN", "β", "1 2"})
  void absurdBetasGetASentenceAndNoPlan(String typed) {
    form.beta().textProperty().set(typed);
    assertNotNull(form.beta().problemProperty().get());
    assertNull(form.planProperty().get());
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0.001", "1e-3, 0.001", "'0,002', 0.002", "' 1E-2 ', 0.01", "1, 1"})
  void learningRatesAreReadAsPeopleWriteThem(String typed, double meant) {
    form.learningRate().textProperty().set(typed);
    assertEquals(meant, form.learningRate().valueProperty().get());
  }

  @Test
  void aMendedFieldGivesAPlanAgain() {
    form.batchSize().textProperty().set("x");
    form.batchSize().textProperty().set("64");
    assertNull(form.batchSize().problemProperty().get());
    assertEquals(64, assertNotNullPlan().batchSize());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 1", "1, 16"})
  void theSliderReachesNoughtOneAndSixteen(double position, double beta) {
    form.betaSliderProperty().set(0.3);
    form.betaSliderProperty().set(position);
    assertEquals(beta, assertNotNullPlan().objective().beta());
  }

  @Test
  void anExactBetaMovesTheSliderAndStaysExact() {
    form.beta().textProperty().set("0.123");
    assertEquals("0.123", form.beta().textProperty().get());
    assertEquals(0.123, assertNotNullPlan().objective().beta());
    assertEquals(Math.log1p(14 * 0.123) / Math.log(225), form.betaSliderProperty().get(), 1e-9);
  }

  @Test
  void aBetaBeyondTheSliderStaysAsTyped() {
    form.beta().textProperty().set("250");
    assertEquals(1, form.betaSliderProperty().get());
    assertEquals(250, assertNotNullPlan().objective().beta());
  }

  @Test
  void everyKindInTheRegisterCanBeChosenAndSetWithoutAWordOfItInTheWindow() {
    form.network().latents().textProperty().set("32");
    for (Kind kind : Bodies.KINDS) {
      form.network().kindProperty().set(kind);
      assertEquals(
          List.copyOf(kind.defaults().values().keySet()),
          form.network().settingsProperty().get().stream().map(SettingField::name).toList());
      Body made = assertNotNullPlan().architecture().body();
      assertEquals(kind.defaults(), made.settings());
      assertEquals(kind.id(), made.kind());
    }
  }

  @Test
  void aClassOfTheChosenDataCanBeLeftOutAndOtherDataTakesItBack() {
    assertEquals(-1, assertNotNullPlan().withoutClass());
    assertEquals(11, form.classes().size());
    form.withoutClassProperty().set(3);
    assertEquals(3, assertNotNullPlan().withoutClass());
    form.dataSetProperty()
        .set(new DataChoice("one", "One", ImageSize.SMALL, 10, 2, List.of("only"), true));
    assertEquals(-1, assertNotNullPlan().withoutClass());
    assertEquals(List.of(-1), form.classes());
  }

  @Test
  void aSettingThatCannotBeReadIsSaidBesideItsField() {
    SettingField widths = form.network().settingsProperty().get().getFirst();
    widths.input().textProperty().set("512, many");
    assertEquals(
        "Encoder wants whole numbers, and “many” is none.", widths.input().problemProperty().get());
    assertNull(form.planProperty().get());
    assertNull(form.problemProperty().get());
    widths.input().textProperty().set("0");
    assertNotNull(widths.input().problemProperty().get());
    widths.input().textProperty().set("300 200");
    assertEquals("784-300-200-2", assertNotNullPlan().architecture().summary());
  }

  @Test
  void theNetworkTakesTheSizeAndTheClassesOfTheData() {
    form.presetProperty().set(Preset.of("cvae"));
    form.dataSetProperty().set(data(64, List.of("new", "full")));
    assertEquals(new ImageSize(64, 64), assertNotNullPlan().architecture().image());
    assertEquals(2, assertNotNullPlan().architecture().classes());
    assertFalse(form.changedProperty().get());
  }

  @Test
  void dataWithoutClassesCannotBeTold() {
    form.presetProperty().set(Preset.of("cvae"));
    form.dataSetProperty().set(data(28, List.of()));
    assertNull(form.planProperty().get());
    assertEquals(
        "Moons has no classes to tell the network. Untick “Tell it the class”, or choose another"
            + " data set.",
        form.problemProperty().get());
    form.network().conditionalProperty().set(false);
    assertFalse(assertNotNullPlan().architecture().conditional());
    assertNotNull(form.withoutClasses().getValue());
  }

  @Test
  void aNetworkThatCannotTakeTheSizeSaysSo() {
    form.presetProperty().set(Preset.of("autoencoder-convolutional"));
    form.dataSetProperty().set(data(64, List.of()));
    assertEquals(
        "The convolutional network with max-pooling takes images of 28 × 28, not 64 × 64; take the"
            + " kind “convolutional”.",
        form.problemProperty().get());
    form.dataSetProperty().set(DataSets.FASHION);
    assertNull(form.problemProperty().get());
    assertNotNullPlan();
  }

  @Test
  void whatDoesNotCountNeitherBlocksThePlanNorEntersIt() {
    form.beta().textProperty().set("nonsense");
    form.strength().textProperty().set("nonsense");
    form.network().scale().textProperty().set("nonsense");
    form.network().codeProperty().set(Code.POINT);
    assertEquals(Objective.ELBO, assertNotNullPlan().objective());
    assertEquals(Corruption.NONE, assertNotNullPlan().corruption());
    assertNotNull(form.beta().offProperty().getValue());
    form.network().codeProperty().set(Code.NORMAL);
    assertNull(form.planProperty().get());
    assertNull(form.beta().offProperty().getValue());
  }

  @Test
  void theOutputFollowsTheLikelihood() {
    form.network().likelihoodProperty().set(Likelihood.Kind.LAPLACE);
    assertEquals(Likelihood.ABSOLUTE_ERROR, assertNotNullPlan().architecture().likelihood());
    assertEquals(Output.SIGMOID, assertNotNullPlan().architecture().output());
    form.network().likelihoodProperty().set(Likelihood.Kind.BERNOULLI);
    assertEquals(Output.LOGITS, assertNotNullPlan().architecture().output());
  }

  @Test
  void undoingFillsThePresetInAgain() {
    form.epochs().textProperty().set("3");
    form.noiseProperty().set(Corruption.Kind.PATCH);
    assertTrue(form.changedProperty().get());
    form.reset();
    assertEquals(TrainingPlan.ARTICLE, form.planProperty().get());
    assertFalse(form.changedProperty().get());
  }

  private static DataChoice data(int side, List<String> classes) {
    return new DataChoice("moons", "Moons", new ImageSize(side, side), 800, 200, classes, false);
  }

  private TrainingPlan assertNotNullPlan() {
    TrainingPlan plan = form.planProperty().get();
    assertNotNull(plan);
    return plan;
  }
}
