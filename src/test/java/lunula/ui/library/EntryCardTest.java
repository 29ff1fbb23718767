package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.FakeFamily;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;

class EntryCardTest {
  private static LibraryView.EntryCard card(TrainingPlan plan) {
    return new LibraryView.EntryCard(Samples.card("Mine", plan), ZoneOffset.UTC);
  }

  @Test
  void aPlainAutoencodersCardClaimsNeitherBoundNorBetaNorKl() {
    LibraryView.EntryCard plain = card(Preset.of("autoencoder").plan());
    String words = plain.glance() + plain.lines();
    assertTrue(plain.glance().contains("784-128-64-12-2 · error"), plain.glance());
    assertFalse(words.contains("ELBO") || words.contains("β") || words.contains("KL"), words);
    assertFalse(words.contains("at the mean"), words);
  }

  @Test
  void aVariationalOnesCardHasThemAll() {
    LibraryView.EntryCard normal = card(TrainingPlan.ARTICLE);
    String words = normal.glance() + normal.lines();
    assertTrue(words.contains("784-512-2 · β 1 · −ELBO"), words);
    assertTrue(words.contains("at the mean") && words.contains("KL ="), words);
    assertEquals(9, normal.lines().size());
    assertTrue(words.contains("cross-entropy (Bernoulli) + 1 × KL"), words);
    assertFalse(words.contains("Besides"), words);
  }

  @Test
  void aModelTrainedElsewhereSaysSoAndClaimsNoPlan() {
    ModelCard here = Samples.card("Guest", TrainingPlan.ARTICLE);
    var card =
        new ModelCard(
            here.name(),
            here.description(),
            here.dataSet(),
            here.dataChecksum(),
            TrainingPlan.unknown(here.plan().architecture(), here.plan().objective()),
            List.of(),
            here.test(),
            0,
            here.created(),
            Map.of(ModelCard.TRAINING, ModelCard.ELSEWHERE),
            Measurements.NONE);
    LibraryView.EntryCard guest = new LibraryView.EntryCard(card, ZoneOffset.UTC);
    String words = guest.glance() + guest.lines();
    assertTrue(words.contains("Trained elsewhere; how, and on which images"), words);
    for (String claim : List.of("β", "epoch", "learning rate", "batches", "Seed", "Trained on")) {
      assertFalse(words.contains(claim), claim + " in " + words);
    }
  }

  @Test
  void whatSetsAPlanApartIsOnTheCard() {
    String denoising = card(Preset.of("denoising-vae").plan()).lines().toString();
    assertTrue(denoising.contains("Gaussian noise of 0.3, learns the clean ones"), denoising);
    String squared = card(Preset.of("vae-mse").plan()).lines().toString();
    assertTrue(squared.contains("squared error (Gaussian, σ² = 0.5) + 1 × KL"), squared);
    String told = card(Preset.of("cvae").plan()).lines().toString();
    assertTrue(told.contains("told the class"), told);
    var objective = new Objective(1, 4, 5, 0.1);
    var unusual =
        new TrainingPlan(
            Architecture.ARTICLE,
            objective,
            Corruption.NONE,
            Optimiser.adam(1e-3, TrainingPlan.Schedule.CONSTANT),
            20,
            128,
            3,
            1,
            7);
    String words = card(unusual).lines().toString();
    assertTrue(words.contains("+ 4 × KL"), words);
    assertTrue(words.contains("β grows over the first 5 epochs"), words);
    assertTrue(words.contains("0.1 nats of KL a dimension cost nothing"), words);
    assertTrue(words.contains("ends after 3 epochs without"), words);
    assertTrue(words.contains("class 7 is left out"), words);
  }

  /// Whatever a family declares is on the card, and nothing of autoencoders.
  @Test
  void aFamilyWithoutEncoderShowsItsOwnLosses() {
    Losses losses = new Losses(FakeFamily.LOSSES.stored(), 0.71, -0.25);
    ModelCard usual = Samples.card("Ink", FakeFamily.plan(2));
    var card =
        new ModelCard(
            "Ink",
            "",
            usual.dataSet(),
            usual.dataChecksum(),
            usual.plan(),
            List.of(),
            new ModelCard.TestResult(losses, Losses.NONE),
            1,
            usual.created(),
            Map.of(),
            Measurements.NONE);
    LibraryView.EntryCard entry = new LibraryView.EntryCard(card, ZoneOffset.UTC);
    assertEquals("6-inks-2 · generator 0.71 points", entry.glance());
    String words = entry.lines().toString();
    assertTrue(words.contains("0.71 generator, -0.25 critic"), words);
    for (String claim : List.of("ELBO", "KL", "cross-entropy", "at the mean")) {
      assertFalse(words.contains(claim), claim + " in " + words);
    }
  }
}
