package lunula.model.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import lunula.files.UserMessages;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.FakeFamily;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;

class ComparisonGroupTest {
  private final ModelCard bound = Samples.card("A", TrainingPlan.ARTICLE);
  private final ModelCard other = Samples.card("B", TrainingPlan.DEEP);
  private final ModelCard error = Samples.card("C", Preset.of("autoencoder").plan());
  private final ModelCard density = Samples.card("D", Preset.of("vae-mse").plan());
  private final ModelCard told = Samples.card("E", Preset.of("cvae").plan());

  private static String figure(ModelCard card) {
    return UserMessages.words(ComparisonGroup.figure(card));
  }

  @Test
  void onlyTheSameFigureOfTheSameImagesCompares() {
    assertEquals(ComparisonGroup.of(bound), ComparisonGroup.of(other));
    for (ModelCard stranger : List.of(error, density, told, onOtherImages(bound))) {
      assertNotEquals(ComparisonGroup.of(bound), ComparisonGroup.of(stranger), stranger.name());
    }
  }

  @Test
  void groupsComeInTheOrderOfTheirFirstModels() {
    assertEquals(
        List.of(List.of(error), List.of(bound, other), List.of(told)),
        List.copyOf(
            ComparisonGroup.groups(List.of(error, bound, told, other), card -> card).values()));
  }

  @Test
  void theFigureIsNamed() {
    assertEquals("−ELBO, a bound; Bernoulli", figure(bound));
    assertEquals("reconstruction alone, no bound; density of grey values", figure(error));
    assertEquals("−ELBO, a bound; density of grey values", figure(density));
    assertEquals("−ELBO given the class; Bernoulli", figure(told));
    assertEquals(
        FakeFamily.GENERATOR.label(),
        ComparisonGroup.figure(Samples.card("Ink", FakeFamily.plan(1))));
  }

  private static ModelCard onOtherImages(ModelCard card) {
    return new ModelCard(
        card.name(),
        card.description(),
        card.dataSet(),
        "cd34",
        card.plan(),
        card.curve(),
        card.test(),
        card.trainingSeconds(),
        card.created(),
        card.versions(),
        card.measures());
  }
}
