package lunula.ui.train;

import java.util.Optional;
import lunula.model.plan.Objective;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// A preset in words. Every number in them that the plan knows comes from the plan.
public record PresetWords(Preset preset) {
  private static final Texts TEXTS = Texts.of(PresetWords.class);

  /// Its name; a preset that has no words yet goes by its id.
  public String name() {
    return words("label").orElse(preset.id());
  }

  /// What it is good for, in a sentence or two.
  public Optional<String> about() {
    return words("text");
  }

  private Optional<String> words(String ending) {
    TrainingPlan plan = preset.plan();
    return TEXTS.find(
        "train.preset." + preset.id() + "." + ending,
        plan.epochs(),
        NumberFormats.layers(plan.architecture()),
        plan.architecture().latentDimensions(),
        NumberFormats.plain(plan.objective().beta()));
  }

  /// What averaging both terms comes to once they are summed.
  static String averaged() {
    Preset article = Preset.of("vae-10");
    Objective objective = article.plan().objective();
    return TEXTS.get(
        "train.beta.averaged",
        article.plan().architecture().pixels(),
        article.plan().architecture().latentDimensions(),
        NumberFormats.plain(objective.beta()));
  }
}
