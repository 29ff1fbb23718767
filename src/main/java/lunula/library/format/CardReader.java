package lunula.library.format;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lunula.files.JsonFields;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;

/// Reads a model card from `config.json` and `card.json`, which together are the whole
/// [ModelCard]; refuses whatever is missing, wrong or newer than this Lunula.
final class CardReader {
  private CardReader() {}

  /// The card out of both files' contents.
  static ModelCard read(Path configFile, byte[] config, Path cardFile, byte[] card)
      throws ModelFolderException {
    ConfigReader.Config network = ConfigReader.read(configFile, config);
    try {
      JsonFields fields = JsonFields.parse(cardFile, card);
      List<String> losses = network.architecture().losses().stored();
      Map<String, String> versions = readVersions(fields.object("versions"));
      return new ModelCard(
          fields.text("name"),
          fields.text("description"),
          fields.text("dataSet"),
          fields.text("dataChecksum"),
          isUnknown(fields, versions)
              ? TrainingPlan.unknown(network.architecture(), network.objective())
              : readPlan(network, fields.object("plan")),
          readCurve(fields.objects("curve"), losses),
          readTest(fields.object("test"), network.architecture()),
          fields.number("trainingSeconds"),
          Instant.parse(fields.text("created")),
          versions,
          fields.has("measures") ? readMeasures(fields.object("measures")) : Measurements.NONE);
    } catch (IllegalArgumentException | DateTimeException unacceptable) {
      throw ModelFolderException.unacceptable(cardFile, unacceptable);
    } catch (IOException refused) {
      throw ModelFolderException.whileReading(cardFile, refused);
    }
  }

  /// A model that was trained elsewhere has no plan; any other must have one.
  private static boolean isUnknown(JsonFields fields, Map<String, String> versions) {
    return !fields.has("plan") && ModelCard.ELSEWHERE.equals(versions.get(ModelCard.TRAINING));
  }

  private static TrainingPlan readPlan(ConfigReader.Config network, JsonFields plan)
      throws IOException {
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

  private static Corruption readCorruption(JsonFields corruption) throws IOException {
    return new Corruption(
        corruption.constant("kind", Corruption.Kind.class), corruption.number("strength"));
  }

  private static List<EpochResult> readCurve(List<JsonFields> epochs, List<String> losses)
      throws IOException {
    List<EpochResult> curve = new ArrayList<>();
    for (JsonFields epoch : epochs) {
      curve.add(
          new EpochResult(
              epoch.count("epoch"),
              readLosses(epoch.object("train"), losses),
              readLosses(epoch.object("test"), losses),
              epoch.measurement("seconds")));
    }
    return curve;
  }

  private static ModelCard.TestResult readTest(JsonFields test, Architecture network)
      throws IOException {
    List<String> losses = network.losses().stored();
    return new ModelCard.TestResult(
        readLosses(test.object("sampled"), losses),
        network.encodes() ? readLosses(test.object("atMean"), losses) : Losses.NONE);
  }

  private static Losses readLosses(JsonFields fields, List<String> ids) throws IOException {
    double[] values = new double[ids.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.measurement(ids.get(i));
    }
    return new Losses(ids, values);
  }

  private static Measurements readMeasures(JsonFields measures) throws IOException {
    Map<String, List<Double>> byKey = new LinkedHashMap<>();
    for (String key : measures.names()) {
      byKey.put(key, measures.measurements(key));
    }
    return new Measurements(byKey);
  }

  private static Map<String, String> readVersions(JsonFields versions) throws IOException {
    Map<String, String> byName = new TreeMap<>();
    for (String name : versions.names()) {
      byName.put(name, versions.text(name));
    }
    return byName;
  }
}
