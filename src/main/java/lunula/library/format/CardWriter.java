package lunula.library.format;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.TreeMap;
import lunula.files.JsonField;
import lunula.files.JsonText;
import lunula.model.Likelihood;
import lunula.model.card.EpochResult;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Body;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;

/// Writes a model card as JSON in two files: `config.json` holds what it takes to run the network,
/// `card.json` what a person wants to know about it. [CardReader] reads them.
final class CardWriter {
  private CardWriter() {}

  /// Contents of `config.json`.
  static byte[] config(ModelCard card) {
    Architecture network = card.plan().architecture();
    return JsonText.file(
        JsonText.object(
            "formatVersion", CardReader.FORMAT_VERSION,
            "input", input(network),
            "latent", latent(network),
            "classes", network.classes(),
            "network", body(network.body()),
            "output", JsonField.word(network.output()),
            "likelihood", likelihood(network.likelihood()),
            "objective", objective(card.plan().objective())));
  }

  private static JsonObject input(Architecture network) {
    return JsonText.object(
        "width", network.image().width(),
        "height", network.image().height(),
        "channels", 1,
        "range", List.of(network.output().signed() ? -1 : 0, 1));
  }

  private static JsonObject latent(Architecture network) {
    return JsonText.object(
        "dimensions", network.latentDimensions(),
        "code", JsonField.word(network.code()));
  }

  private static JsonObject body(Body body) {
    JsonObject json = JsonText.object("kind", body.kind());
    body.settings().values().forEach((name, value) -> json.add(name, JsonText.of(value)));
    return json;
  }

  private static JsonObject likelihood(Likelihood likelihood) {
    return JsonText.object(
        "kind", JsonField.word(likelihood.kind()),
        "scale", likelihood.scale(),
        "learned", likelihood.learned());
  }

  private static JsonObject objective(Objective objective) {
    return JsonText.object(
        "weight", objective.weight(),
        "beta", objective.beta(),
        "warmUpEpochs", objective.warmUpEpochs(),
        "freeBits", objective.freeBits());
  }

  /// Contents of `card.json`.
  static byte[] card(ModelCard card) {
    JsonObject root =
        JsonText.object(
            "name", card.name(),
            "description", card.description(),
            "dataSet", card.dataSet(),
            "dataChecksum", card.dataChecksum());
    if (!card.trainedElsewhere()) {
      root.add("plan", plan(card.plan()));
    }
    root.add("test", test(card.test()));
    root.addProperty("trainingSeconds", card.trainingSeconds());
    root.addProperty("created", card.created().toString());
    root.add("versions", JsonText.of(new TreeMap<>(card.versions())));
    root.add("measures", JsonText.of(card.measures().values()));
    root.add("curve", JsonText.of(card.curve().stream().map(CardWriter::epoch).toList()));
    return JsonText.file(root);
  }

  private static JsonObject plan(TrainingPlan plan) {
    JsonObject json =
        JsonText.object(
            "corruption", corruption(plan.corruption()),
            "optimiser", JsonField.word(plan.optimiser().method()),
            "epochs", plan.epochs(),
            "batchSize", plan.batchSize(),
            "learningRate", plan.learningRate(),
            "schedule", JsonField.word(plan.schedule()),
            "patience", plan.patience(),
            "seed", plan.seed());
    if (plan.leavesOut()) {
      json.addProperty("withoutClass", plan.withoutClass());
    }
    return json;
  }

  private static JsonObject corruption(Corruption corruption) {
    return JsonText.object(
        "kind", JsonField.word(corruption.kind()),
        "strength", corruption.strength());
  }

  private static JsonObject test(ModelCard.TestResult test) {
    return JsonText.object(
        "sampled", losses(test.sampled()),
        "atMean", losses(test.atMean()));
  }

  private static JsonObject epoch(EpochResult result) {
    return JsonText.object(
        "epoch", result.epoch(),
        "train", losses(result.train()),
        "test", losses(result.test()),
        "seconds", result.seconds());
  }

  private static JsonObject losses(Losses losses) {
    var json = new JsonObject();
    losses.ids().forEach(id -> json.add(id, JsonText.of(losses.value(id))));
    return json;
  }
}
