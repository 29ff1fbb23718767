package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lunula.model.ModelCard;
import lunula.model.Preset;
import lunula.model.TrainingPlan;
import lunula.ui.Samples;
import org.junit.jupiter.api.Test;

class EntryCardTest {
  private static EntryCard card(TrainingPlan plan) {
    return new EntryCard(Samples.card("Mine", plan), ZoneOffset.UTC);
  }

  @Test
  void aPlainAutoencodersCardClaimsNeitherBoundNorBetaNorKl() {
    EntryCard plain = card(Preset.of("autoencoder").plan());
    String words = plain.glance() + plain.lines();
    assertTrue(plain.glance().contains("784-128-64-12-2 · reconstruction"), plain.glance());
    assertFalse(words.contains("ELBO") || words.contains("β") || words.contains("KL"), words);
    assertFalse(words.contains("at the mean"), words);
  }

  @Test
  void aVariationalOnesCardHasThemAll() {
    EntryCard normal = card(TrainingPlan.ARTICLE);
    String words = normal.glance() + normal.lines();
    assertTrue(words.contains("784-512-2 · β 1 · −ELBO"), words);
    assertTrue(words.contains("at the mean") && words.contains("KL ="), words);
    assertEquals(8, normal.lines().size());
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
            Map.of(ModelCard.TRAINING, ModelCard.ELSEWHERE));
    EntryCard guest = new EntryCard(card, ZoneOffset.UTC);
    String words = guest.glance() + guest.lines();
    assertTrue(words.contains("Trained elsewhere; how, and on which images"), words);
    for (String claim : List.of("β", "epoch", "learning rate", "batches", "Seed", "Trained on")) {
      assertFalse(words.contains(claim), claim + " in " + words);
    }
  }
}
