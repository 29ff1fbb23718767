package lunula.library.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.TreeMap;
import lunula.files.JsonField;
import lunula.files.JsonText;
import lunula.model.Likelihood;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Body;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;

/// Writes a model card as JSON in two files: `config.json` holds what it takes to run the network,
/// `card.json` what a person wants to know about it. [CardReader] reads them.
final class CardWriter {
  private CardWriter() {}

  /// Contents of `config.json`.
  static byte[] config(ModelCard card) {
    Architecture architecture = card.plan().architecture();
    JsonObject root = new JsonObject();
    root.addProperty("formatVersion", CardReader.FORMAT_VERSION);
    root.add("input", input(architecture));
    JsonObject latent = new JsonObject();
    latent.addProperty("dimensions", architecture.latentDimensions());
    latent.addProperty("code", JsonField.word(architecture.code()));
    root.add("latent", latent);
    root.addProperty("classes", architecture.classes());
    root.add("network", network(architecture.body()));
    root.addProperty("output", JsonField.word(architecture.output()));
    root.add("likelihood", likelihood(architecture.likelihood()));
    root.add("objective", objective(card.plan().objective()));
    return JsonText.file(root);
  }

  private static JsonObject network(Body body) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", body.kind());
    body.settings().values().forEach((name, value) -> json.add(name, setting(value)));
    return json;
  }

  private static JsonElement setting(Object value) {
    return switch (value) {
      case List<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(element -> array.add(setting(element)));
        yield array;
      }
      case Number number -> new JsonPrimitive(number);
      default -> new JsonPrimitive(value.toString());
    };
  }

  private static JsonObject likelihood(Likelihood likelihood) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", JsonField.word(likelihood.kind()));
    json.addProperty("scale", likelihood.scale());
    json.addProperty("learned", likelihood.learned());
    return json;
  }

  private static JsonObject objective(Objective objective) {
    JsonObject json = new JsonObject();
    json.addProperty("weight", objective.weight());
    json.addProperty("beta", objective.beta());
    json.addProperty("warmUpEpochs", objective.warmUpEpochs());
    json.addProperty("freeBits", objective.freeBits());
    return json;
  }

  /// Contents of `card.json`.
  static byte[] card(ModelCard card) {
    JsonObject root = new JsonObject();
    root.addProperty("name", card.name());
    root.addProperty("description", card.description());
    root.addProperty("dataSet", card.dataSet());
    root.addProperty("dataChecksum", card.dataChecksum());
    if (!card.trainedElsewhere()) {
      root.add("plan", plan(card.plan()));
    }
    JsonObject test = new JsonObject();
    test.add("sampled", losses(card.test().sampled()));
    if (card.plan().architecture().encodes()) {
      test.add("atMean", losses(card.test().atMean()));
    }
    root.add("test", test);
    root.addProperty("trainingSeconds", card.trainingSeconds());
    root.addProperty("created", card.created().toString());
    JsonObject versions = new JsonObject();
    new TreeMap<>(card.versions()).forEach(versions::addProperty);
    root.add("versions", versions);
    root.add("measures", measures(card.measures()));
    JsonArray curve = new JsonArray();
    card.curve().forEach(epoch -> curve.add(epoch(epoch)));
    root.add("curve", curve);
    return JsonText.file(root);
  }

  private static JsonObject input(Architecture architecture) {
    JsonObject input = new JsonObject();
    input.addProperty("width", architecture.image().width());
    input.addProperty("height", architecture.image().height());
    input.addProperty("channels", 1);
    input.add("range", list(architecture.output().signed() ? List.of(-1, 1) : List.of(0, 1)));
    return input;
  }

  private static JsonObject plan(TrainingPlan plan) {
    JsonObject json = new JsonObject();
    JsonObject corruption = new JsonObject();
    corruption.addProperty("kind", JsonField.word(plan.corruption().kind()));
    corruption.addProperty("strength", plan.corruption().strength());
    json.add("corruption", corruption);
    json.addProperty("optimiser", JsonField.word(plan.optimiser().method()));
    json.addProperty("epochs", plan.epochs());
    json.addProperty("batchSize", plan.batchSize());
    json.addProperty("learningRate", plan.learningRate());
    json.addProperty("schedule", JsonField.word(plan.schedule()));
    json.addProperty("patience", plan.patience());
    json.addProperty("seed", plan.seed());
    if (plan.leavesOut()) {
      json.addProperty("withoutClass", plan.withoutClass());
    }
    return json;
  }

  private static JsonObject epoch(EpochResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", result.epoch());
    json.add("train", losses(result.train()));
    json.add("test", losses(result.test()));
    json.add("seconds", JsonText.of(result.seconds()));
    return json;
  }

  private static JsonObject losses(Losses losses) {
    JsonObject json = new JsonObject();
    losses.ids().forEach(id -> json.add(id, JsonText.of(losses.value(id))));
    return json;
  }

  private static JsonObject measures(Measurements measures) {
    JsonObject json = new JsonObject();
    measures
        .values()
        .forEach(
            (key, numbers) -> {
              JsonArray array = new JsonArray();
              numbers.forEach(number -> array.add(JsonText.of(number)));
              json.add(key, array);
            });
    return json;
  }

  private static JsonArray list(List<Integer> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
