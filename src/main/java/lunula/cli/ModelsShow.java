package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models show`: a model's card.
@Command(
    name = "show",
    description = "Shows a model's card.",
    footer = {
      "",
      "With --json, kl, negativeElbo and beta of a plain autoencoder are null: it has none.",
      "",
      "Example:",
      "  lunula models show fashion-mnist-vae"
    })
final class ModelsShow extends Action {
  @Parameters(paramLabel = "MODEL", description = "A model of the library, or a folder.")
  private String model = "";

  ModelsShow(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    Path folder = new ModelFinder(surroundings).folder(model);
    ModelCard card = new StoredModels().map(folder).card();
    TrainingPlan plan = card.plan();
    say(card.name());
    say(card.description());
    row("folder", folder);
    row("data", card.dataSet());
    row("network", plan.architecture().summary());
    plan.architecture().unevenDecoder().ifPresent(layers -> row("decoder", layers));
    row("classes told", plan.architecture().classes());
    row("likelihood", Words.of(plan.architecture().likelihood().kind()));
    if (card.trainedElsewhere()) {
      row("training", "elsewhere; how is not known");
      row("opened here", card.created());
    } else {
      training(card, plan);
    }
    LossWords losses = new LossWords(plan.architecture());
    Losses test = card.test().sampled();
    losses.all().forEach(each -> row(losses.name(each), losses.value(each, test)));
    tell(line(folder, card).with(losses, test).with("measures", measures(card)));
    return 0;
  }

  private void training(ModelCard card, TrainingPlan plan) {
    if (plan.architecture().variational()) {
      row("β", plan.objective().beta());
    }
    row("epochs", card.curve().size() + " of " + plan.epochs());
    row("batch", plan.batchSize());
    row("learning rate", plan.learningRate() + ", " + Words.of(plan.schedule()));
    row("seed", plan.seed());
    if (plan.leavesOut()) {
      row("left out", "class " + plan.withoutClass());
    }
    row("trained", "%.1f s, %s".formatted(card.trainingSeconds(), card.created()));
  }

  private void row(String name, Object value) {
    say("  %-16s %s".formatted(name, value));
  }

  private static JsonLine line(Path folder, ModelCard card) {
    TrainingPlan plan = card.plan();
    Architecture network = plan.architecture();
    JsonLine line =
        new JsonLine()
            .with("name", card.name())
            .with("description", card.description())
            .with("folder", folder.toString())
            .with("data", card.dataSet())
            .with("checksum", card.dataChecksum())
            .with("network", network.summary())
            .with("latent", network.latentDimensions())
            .with("classes", network.classes())
            .with("likelihood", Words.of(network.likelihood().kind()));
    if (card.trainedElsewhere()) {
      return line.with("trainedElsewhere", true);
    }
    return line.with("beta", network.variational() ? plan.objective().beta() : Double.NaN)
        .with("epochs", card.curve().size())
        .with("seed", plan.seed())
        .with("withoutClass", plan.withoutClass())
        .with("seconds", card.trainingSeconds());
  }

  private static JsonLine measures(ModelCard card) {
    JsonLine measures = new JsonLine();
    card.measures().values().forEach(measures::with);
    return measures;
  }
}
