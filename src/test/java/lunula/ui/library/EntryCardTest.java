package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
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
}
