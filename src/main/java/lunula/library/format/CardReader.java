package lunula.library.format;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lunula.model.LossParts;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;

/// Reads a model card from `config.json` and `card.json`, which together are the whole
/// [ModelCard]; refuses whatever is missing, wrong or newer than this Lunula.
final class CardReader {
  static final int FORMAT_VERSION = 2;

  private CardReader() {}

  /// What `config.json` says.
  record Config(Architecture architecture, Objective objective) {}

  /// The card out of both files' contents.
  static ModelCard read(Path configFile, byte[] config, Path cardFile, byte[] card)
      throws ModelFolderException {
    Config network = readConfig(configFile, JsonFields.parse(configFile, config));
    JsonFields fields = JsonFields.parse(cardFile, card);
    try {
      Map<String, String> versions = readVersions(fields.object("versions"));
      return new ModelCard(
          fields.text("name"),
          fields.text("description"),
          fields.text("dataSet"),
          fields.text("dataChecksum"),
          isUnknown(fields, versions)
              ? TrainingPlan.unknown(network.architecture(), network.objective())
              : readPlan(network, fields.object("plan")),
          readCurve(fields.objects("curve")),
          readTest(fields.object("test")),
          fields.number("trainingSeconds"),
          Instant.parse(fields.text("created")),
          versions,
          fields.has("measures") ? readMeasures(fields.object("measures")) : Measurements.NONE);
    } catch (IllegalArgumentException | DateTimeException unacceptable) {
      throw ModelFolderException.wrong(cardFile, "is wrong: " + unacceptable.getMessage());
    }
  }

  /// What `config.json` says of the network, in any format up to this Lunula's.
  static Config readConfig(Path file, JsonFields fields) throws ModelFolderException {
    try {
      return checkFormat(file, fields) == 1
          ? FirstFormat.read(file, fields)
          : ConfigReader.read(file, fields);
    } catch (IllegalArgumentException unacceptable) {
      throw ModelFolderException.wrong(file, "is wrong: " + unacceptable.getMessage());
    }
  }

  private static long checkFormat(Path file, JsonFields fields) throws ModelFolderException {
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
    return version;
  }

  /// A model that was trained elsewhere has no plan; any other must have one.
  private static boolean isUnknown(JsonFields fields, Map<String, String> versions) {
    return !fields.has("plan") && ModelCard.ELSEWHERE.equals(versions.get(ModelCard.TRAINING));
  }

  private static TrainingPlan readPlan(Config network, JsonFields plan)
      throws ModelFolderException {
    return new TrainingPlan(
        network.architecture(),
        network.objective(),
        plan.has("corruption") ? readCorruption(plan.object("corruption")) : Corruption.NONE,
        new Optimiser(
            plan.has("optimiser")
                ? plan.constant("optimiser", Optimiser.Method.class)
                : Optimiser.Method.ADAM,
            plan.number("learningRate"),
            plan.constant("schedule", TrainingPlan.Schedule.class)),
        plan.count("epochs"),
        plan.count("batchSize"),
        plan.has("patience") ? plan.count("patience") : 0,
        plan.integer("seed"),
        plan.has("withoutClass") ? plan.count("withoutClass") : TrainingPlan.EVERY_CLASS);
  }

  private static Corruption readCorruption(JsonFields corruption) throws ModelFolderException {
    return new Corruption(
        corruption.constant("kind", Corruption.Kind.class), corruption.number("strength"));
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

  private static Measurements readMeasures(JsonFields measures) throws ModelFolderException {
    Map<String, List<Double>> byKey = new LinkedHashMap<>();
    for (String key : measures.names()) {
      byKey.put(key, measures.measurements(key));
    }
    return new Measurements(byKey);
  }

  private static Map<String, String> readVersions(JsonFields versions) throws ModelFolderException {
    Map<String, String> byName = new TreeMap<>();
    for (String name : versions.names()) {
      byName.put(name, versions.text(name));
    }
    return byName;
  }
}
