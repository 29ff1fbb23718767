package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import lunula.model.Likelihood;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.ui.library.MeasuresView.CardMeasures;
import lunula.ui.library.MeasuresView.CardMeasures.Group;
import lunula.ui.library.MeasuresView.CardMeasures.Lamp;
import lunula.ui.library.MeasuresView.CardMeasures.Row;
import org.junit.jupiter.api.Test;

class CardMeasuresTest {
  private static CardMeasures card(Measurements measures) {
    return new CardMeasures(Samples.card("Mine", TrainingPlan.ARTICLE).with(measures));
  }

  private static Row only(Measurements measures) {
    List<Group> groups = card(measures).groups();
    assertEquals(1, groups.size());
    assertEquals(1, groups.getFirst().rows().size());
    return groups.getFirst().rows().getFirst();
  }

  @Test
  void figuresOfTheTrainingImagesStandBesideThoseOfTheTestImages() {
    Measurements measures =
        Measurements.NONE
            .withSubject(Measure.NEGATIVE_ELBO, "train", 249.114)
            .withSubject(Measure.NEGATIVE_ELBO, "test", 251.325);
    assertEquals(
        new Row(Measure.NEGATIVE_ELBO, "training images 249.11", "251.33"), only(measures));
  }

  @Test
  void aMeasureOfSeveralThingsHasARowForEach() {
    Measurements measures =
        Measurements.NONE
            .withSubject(Measure.FACTOR_R2, "phase", 0.98765)
            .withSubject(Measure.FACTOR_R2, "tilt", Double.NaN);
    assertEquals(
        List.of(
            new Row(Measure.FACTOR_R2, "phase", "0.988"), new Row(Measure.FACTOR_R2, "tilt", "–")),
        card(measures).groups().getFirst().rows());
  }

  @Test
  void manyDimensionsAreToldByTheLeastAndTheLargest() {
    assertEquals("3.58 · 3.54", only(Measurements.NONE.with(Measure.UNIT_KL, 3.58, 3.54)).value());
    assertEquals(
        "−0.50 … 1.25",
        only(Measurements.NONE.with(Measure.AGGREGATE_MEAN, 0, 1.25, -0.5, 1)).value());
  }

  @Test
  void everyMeasureIsInOneGroup() {
    Measurements all = Measurements.NONE;
    for (Measure measure : Measure.values()) {
      all = all.with(measure, 1);
    }
    List<Measure> shown =
        card(all).groups().stream()
            .flatMap(group -> group.rows().stream())
            .map(Row::measure)
            .toList();
    assertEquals(Measure.values().length, shown.size());
    assertEquals(new TreeSet<>(List.of(Measure.values())), new TreeSet<>(shown));
  }

  @Test
  void theLampTellsHowMuchHasCollapsed() {
    List<Lamp> lamps =
        Stream.of(2, 1, 0)
            .map(active -> card(Measurements.NONE.with(Measure.ACTIVE_UNITS, active)))
            .map(card -> card.verdict().orElseThrow().lamp())
            .toList();
    assertEquals(List.of(Lamp.USED, Lamp.PARTLY, Lamp.COLLAPSED), lamps);
    assertTrue(card(Measurements.NONE).verdict().isEmpty());
  }

  @Test
  void itIsSaidWhereNatsDoNotCompare() {
    ModelCard bernoulli = Samples.card("Mine", TrainingPlan.ARTICLE);
    Architecture squared =
        Architecture.ARTICLE.with(Architecture.Output.SIGMOID, Likelihood.SQUARED_ERROR);
    var plan =
        new TrainingPlan(squared, Objective.ELBO, 2, 8, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
    assertTrue(new CardMeasures(bernoulli).comparability().contains("not with a Gaussian’s"));
    assertTrue(
        new CardMeasures(Samples.card("Mine", plan))
            .comparability()
            .contains("not with a Bernoulli’s"));
  }
}
