package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"vae-best", "vae-convolutional"})
  void theEpochsAreThoseOfThePlan(String id) {
    Preset preset = Preset.of(id);
    String about = new PresetWords(preset).about().orElseThrow();
    assertTrue(about.contains(preset.plan().epochs() + " epochs"), about);
  }

  @Test
  void everyNumberFollowsAPlanThatChanges() {
    TrainingPlan long3 =
        new TrainingPlan(
            Preset.of("autoencoder-3").plan().architecture(),
            Preset.of("beta-vae").plan().objective(),
            1234,
            7,
            1e-3,
            TrainingPlan.Schedule.CONSTANT,
            1);
    assertTrue(about("vae-best", long3).contains("1,234 epochs"));
    assertTrue(about("vae-10", long3).contains("a code of 3 numbers"));
    assertTrue(about("vae", long3).contains("784-128-64-12-3"));
    assertTrue(about("beta-vae", long3).contains("β = 4 "));
    assertEquals(
        "Autoencoder, 3 dimensions", new PresetWords(new Preset("autoencoder", long3)).name());
  }

  private static String about(String id, TrainingPlan plan) {
    return new PresetWords(new Preset(id, plan)).about().orElseThrow();
  }

  @Test
  void everyPresetIsNamedAndExplained() {
    for (Preset preset : Preset.ALL) {
      assertFalse(new PresetWords(preset).name().equals(preset.id()), preset.id());
      assertTrue(new PresetWords(preset).about().isPresent(), preset.id());
    }
    assertEquals(
        Preset.ALL.size(),
        List.copyOf(Preset.ALL).stream()
            .map(one -> new PresetWords(one).name())
            .distinct()
            .count());
  }

  @Test
  void theArticlesAveragesAreSpelledOut() {
    assertTrue(PresetWords.averaged().contains("β = 784 / 10 = 78.4."), PresetWords.averaged());
  }
}
