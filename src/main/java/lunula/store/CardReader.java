package lunula.store;

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

/// Reads a model card from `config.json` and `card.json`, which together are the whole
/// [ModelCard]; refuses whatever is missing, wrong or newer than this Lunula.
final class CardReader {
  static final int FORMAT_VERSION = 1;
  static final String KIND = "vae-mlp";

  private CardReader() {}

  private record Config(Architecture architecture, Objective objective) {}

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
