package lunula.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lunula.model.Architecture;
import lunula.model.EpochResult;
import lunula.model.LossParts;
import lunula.model.ModelCard;
import lunula.model.Objective;
import lunula.model.TrainingPlan;

/// A model card as JSON in two files: `config.json` holds what it takes to run the network,
/// `card.json` what a person wants to know about it. Together they are the whole [ModelCard].
final class CardFiles {
  static final int FORMAT_VERSION = 1;
  static final String KIND = "vae-mlp";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private CardFiles() {}

  private record Config(Architecture architecture, Objective objective) {}

  static byte[] config(ModelCard card) {
    Architecture architecture = card.plan().architecture();
    JsonObject root = new JsonObject();
    root.addProperty("formatVersion", FORMAT_VERSION);
    root.addProperty("kind", KIND);
    root.add("input", input(architecture));
    root.addProperty("latentDimensions", architecture.latentDimensions());
    JsonObject layers = new JsonObject();
    layers.add("encoder", list(architecture.encoderWidths()));
    layers.add("decoder", list(architecture.decoderWidths()));
    layers.addProperty("activation", "relu");
    root.add("architecture", layers);
    JsonObject objective = new JsonObject();
    objective.addProperty(
        "reconstruction", JsonFields.written(card.plan().objective().reconstruction()));
    objective.addProperty("beta", card.plan().objective().beta());
    root.add("objective", objective);
    return bytes(root);
  }

  static byte[] card(ModelCard card) {
    JsonObject root = new JsonObject();
    root.addProperty("name", card.name());
    root.addProperty("description", card.description());
    root.addProperty("dataSet", card.dataSet());
    root.addProperty("dataChecksum", card.dataChecksum());
    root.add("plan", plan(card.plan()));
    JsonObject test = new JsonObject();
    test.add("sampled", losses(card.test().sampled()));
    test.add("atMean", losses(card.test().atMean()));
    root.add("test", test);
    root.addProperty("trainingSeconds", card.trainingSeconds());
    root.addProperty("created", card.created().toString());
    JsonObject versions = new JsonObject();
    new TreeMap<>(card.versions()).forEach(versions::addProperty);
    root.add("versions", versions);
    JsonArray curve = new JsonArray();
    card.curve().forEach(epoch -> curve.add(epoch(epoch)));
    root.add("curve", curve);
    return bytes(root);
  }

  private static JsonObject input(Architecture architecture) {
    JsonObject input = new JsonObject();
    input.addProperty("width", architecture.imageWidth());
    input.addProperty("height", architecture.imageHeight());
    input.addProperty("channels", 1);
    input.add("range", list(List.of(0, 1)));
    return input;
  }

  private static JsonObject plan(TrainingPlan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("epochs", plan.epochs());
    json.addProperty("batchSize", plan.batchSize());
    json.addProperty("learningRate", plan.learningRate());
    json.addProperty("schedule", JsonFields.written(plan.schedule()));
    json.addProperty("seed", plan.seed());
    return json;
  }

  private static JsonObject epoch(EpochResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", result.epoch());
    json.add("train", losses(result.train()));
    json.add("test", losses(result.test()));
    json.add("seconds", measurement(result.seconds()));
    return json;
  }

  private static JsonObject losses(LossParts losses) {
    JsonObject json = new JsonObject();
    json.add("reconstruction", measurement(losses.reconstruction()));
    json.add("kl", measurement(losses.kl()));
    return json;
  }

  private static JsonElement measurement(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static JsonArray list(List<Integer> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static byte[] bytes(JsonObject root) {
    return (GSON.toJson(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The card out of both files' contents.
  static ModelCard read(Path configFile, byte[] config, Path cardFile, byte[] card)
      throws ModelFolderException {
    Config network = readConfig(configFile, JsonFields.parse(configFile, config));
    JsonFields fields = JsonFields.parse(cardFile, card);
    try {
      return new ModelCard(
          fields.text("name"),
          fields.text("description"),
          fields.text("dataSet"),
          fields.text("dataChecksum"),
          readPlan(network, fields.object("plan")),
          readCurve(fields.objects("curve")),
          readTest(fields.object("test")),
          fields.number("trainingSeconds"),
          Instant.parse(fields.text("created")),
          readVersions(fields.object("versions")));
    } catch (IllegalArgumentException | DateTimeException unacceptable) {
      throw ModelFolderException.wrong(cardFile, "is wrong: " + unacceptable.getMessage());
    }
  }

  private static Config readConfig(Path file, JsonFields fields) throws ModelFolderException {
    checkFormat(file, fields);
    JsonFields input = fields.object("input");
    if (input.count("channels") != 1 || !input.counts("range").equals(List.of(0, 1))) {
      throw ModelFolderException.wrong(
          file, "wants other images than this Lunula knows: one channel from 0 to 1");
    }
    JsonFields layers = fields.object("architecture");
    if (!layers.text("activation").equals("relu")) {
      throw ModelFolderException.wrong(
          file, "wants an activation that this Lunula does not know; it knows relu");
    }
    JsonFields objective = fields.object("objective");
    try {
      return new Config(
          new Architecture(
              input.count("width"),
              input.count("height"),
              layers.counts("encoder"),
              fields.count("latentDimensions"),
              layers.counts("decoder")),
          new Objective(
              objective.constant("reconstruction", Objective.Reconstruction.class),
              objective.number("beta")));
    } catch (IllegalArgumentException unacceptable) {
      throw ModelFolderException.wrong(file, "is wrong: " + unacceptable.getMessage());
    }
  }

  private static void checkFormat(Path file, JsonFields fields) throws ModelFolderException {
    long version = fields.integer("formatVersion");
    if (version > FORMAT_VERSION) {
      throw new ModelFolderException(
          ("%s was written by a newer Lunula (format %d; this one reads up to %d). Update"
                  + " Lunula to open this model.")
              .formatted(ModelFolderException.shortName(file), version, FORMAT_VERSION),
          null);
    }
    if (version < 1) {
      throw ModelFolderException.wrong(file, "has the format version %d".formatted(version));
    }
    String kind = fields.text("kind");
    if (!kind.equals(KIND)) {
      throw ModelFolderException.wrong(
          file, "is of kind “%s”; this Lunula opens “%s”".formatted(kind, KIND));
    }
  }

  private static TrainingPlan readPlan(Config network, JsonFields plan)
      throws ModelFolderException {
    return new TrainingPlan(
        network.architecture(),
        network.objective(),
        plan.count("epochs"),
        plan.count("batchSize"),
        plan.number("learningRate"),
        plan.constant("schedule", TrainingPlan.Schedule.class),
        plan.integer("seed"));
  }

  private static List<EpochResult> readCurve(List<JsonFields> epochs) throws ModelFolderException {
    List<EpochResult> curve = new ArrayList<>();
    for (JsonFields epoch : epochs) {
      curve.add(
          new EpochResult(
              epoch.count("epoch"),
              readLosses(epoch.object("train")),
              readLosses(epoch.object("test")),
              epoch.measurement("seconds")));
    }
    return curve;
  }

  private static ModelCard.TestResult readTest(JsonFields test) throws ModelFolderException {
    return new ModelCard.TestResult(
        readLosses(test.object("sampled")), readLosses(test.object("atMean")));
  }

  private static LossParts readLosses(JsonFields losses) throws ModelFolderException {
    return new LossParts(losses.measurement("reconstruction"), losses.measurement("kl"));
  }

  private static Map<String, String> readVersions(JsonFields versions) throws ModelFolderException {
    Map<String, String> byName = new TreeMap<>();
    for (String name : versions.names()) {
      byName.put(name, versions.text(name));
    }
    return byName;
  }
}
