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
@Command(name = "show")
final class ModelsShow extends CliCommand {
  @Parameters(paramLabel = "MODEL", descriptionKey = "model")
  private String model = "";

  @Override
  public Integer call() throws IOException {
    Path folder = models().folder(model);
    ModelCard card = new StoredModels().map(folder).card();
    TrainingPlan plan = card.plan();
    print(card.name());
    print(card.description());
    row(words("cli.show.folder"), folder);
    row(words("cli.show.data"), card.dataSet());
    row(words("cli.show.network"), plan.architecture().summary());
    plan.architecture().unevenDecoder().ifPresent(layers -> row(words("cli.show.decoder"), layers));
    row(words("cli.show.classes"), plan.architecture().classes());
    row(words("cli.show.likelihood"), Words.of(plan.architecture().likelihood().kind()));
    if (card.trainedElsewhere()) {
      row(words("cli.show.training"), words("cli.show.elsewhere"));
      row(words("cli.show.opened"), card.created());
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
      row(words("cli.show.beta"), plan.objective().beta());
    }
    row(words("cli.show.epochs"), words("cli.show.of", card.curve().size(), plan.epochs()));
    row(words("cli.show.batch"), plan.batchSize());
    row(words("cli.show.rate"), plan.learningRate() + ", " + Words.of(plan.schedule()));
    row(words("cli.show.seed"), plan.seed());
    if (plan.leavesOut()) {
      row(words("cli.show.left"), words("cli.show.class", plan.withoutClass()));
    }
    row(words("cli.show.trained"), "%.1f s, %s".formatted(card.trainingSeconds(), card.created()));
  }

  private void row(String name, Object value) {
    print("  %-16s %s".formatted(name, value));
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
