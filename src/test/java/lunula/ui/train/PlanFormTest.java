package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import lunula.model.Preset;
import lunula.model.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFormTest {
  private final PlanForm form = new PlanForm();

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
      strings = {"", "0", "-1", "1.01", "NaN", "Infinity", "1e999999999", "1e-999999999", "fast"})
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

  private TrainingPlan assertNotNullPlan() {
    TrainingPlan plan = form.planProperty().get();
    assertNotNull(plan);
    return plan;
  }
}
