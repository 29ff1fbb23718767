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
import lunula.files.InvalidValueException;
import lunula.files.JsonException;
import lunula.files.JsonFields;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.card.EpochResult;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.loss.Losses;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.Mlp;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.train.Families;

/// Reads a model card from `config.json` and `card.json`, which together are the whole
/// [ModelCard]; refuses whatever is missing, wrong or newer than this Lunula.
///
/// `config.json` holds a network and its objective. Format 2 knows networks of any kind; what a
/// person who writes one by hand may leave out has the value that the plain VAE has. Format 1 knew
/// fully connected VAEs with a Bernoulli likelihood.
final class CardReader {
  static final int FORMAT_VERSION = 2;
  private static final String FIRST_KIND = "vae-mlp";

  private CardReader() {}

  /// The card out of both files' contents.
  static ModelCard read(Path configFile, byte[] config, Path cardFile, byte[] card)
      throws ModelFolderException {
    Config network = read(configFile, config);
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

  private static TrainingPlan readPlan(Config network, JsonFields plan) throws IOException {
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

  /// What `config.json` says.
  record Config(Architecture architecture, Objective objective) {}

  /// What the only network of format 1 was made of.
  private enum FirstReconstruction {
    BERNOULLI
  }

  /// Likewise.
  private enum FirstActivation {
    RELU
  }

  /// What `config.json` says of the network, in any format up to this Lunula's.
  static Config read(Path file, byte[] json) throws ModelFolderException {
    try {
      JsonFields fields = JsonFields.parse(file, json);
      return checkFormat(file, fields) == 1 ? first(file, fields) : second(file, fields);
    } catch (IllegalArgumentException unacceptable) {
      throw ModelFolderException.unacceptable(file, unacceptable);
    } catch (IOException refused) {
      throw ModelFolderException.whileReading(file, refused);
    }
  }

  private static long checkFormat(Path file, JsonFields fields) throws IOException {
    long version = fields.integer("formatVersion");
    if (version > FORMAT_VERSION) {
      throw new ModelFolderException(
          UserMessage.of("library.newer", UserMessages.shortName(file), version, FORMAT_VERSION),
          null);
    }
    if (version < 1) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.version", version));
    }
    return version;
  }

  private static Config second(Path file, JsonFields fields) throws IOException {
    var mistakes = new Mistakes(fields);
    JsonFields input = mistakes.of(() -> fields.object("input"), JsonFields.of(file));
    JsonFields latent = mistakes.of(() -> fields.object("latent"), JsonFields.of(file));
    ImageSize small = ImageSize.SMALL;
    Architecture.Output output =
        mistakes.of(
            () -> fields.constant("output", Architecture.Output.class),
            Architecture.Output.SIGMOID);
    int width = mistakes.within(input, () -> input.count("width"), small.width());
    int height = mistakes.within(input, () -> input.count("height"), small.height());
    mistakes.within(input, () -> checkInput(input, output), 0);
    Body body = mistakes.of(() -> body(fields.object("network")), Bodies.USUAL);
    int dimensions = mistakes.within(latent, () -> latent.count("dimensions"), 2);
    Architecture.Code code =
        mistakes.within(
            latent,
            () -> latent.constant("code", Architecture.Code.class),
            Architecture.Code.NORMAL);
    int classes = mistakes.of(() -> fields.has("classes") ? fields.count("classes") : 0, 0);
    Likelihood likelihood =
        mistakes.of(() -> likelihood(fields.object("likelihood")), Likelihood.BERNOULLI);
    Objective objective =
        mistakes.of(
            () -> fields.has("objective") ? objective(fields.object("objective")) : Objective.ELBO,
            Objective.ELBO);
    mistakes.tell(file);
    return new Config(
        new Architecture(
            new ImageSize(width, height), body, dimensions, code, classes, output, likelihood),
        objective);
  }

  /// What is wrong with the fields of a file, all of it and not the first alone.
  private record Mistakes(JsonFields fields, List<UserMessage> found) {
    /// Every field that there may be.
    private static final List<String> KNOWN =
        List.of(
            "formatVersion",
            "model",
            "input",
            "latent",
            "classes",
            "network",
            "output",
            "likelihood",
            "objective");

    Mistakes(JsonFields fields) {
      this(fields, new ArrayList<>());
    }

    private interface Reading<T> {
      T read() throws IOException;
    }

    /// A value, or one that lets the others be read.
    <T> T of(Reading<T> reading, T otherwise) {
      try {
        return reading.read();
      } catch (JsonException refused) {
        found.add(refused.what());
      } catch (InvalidValueException refused) {
        UserMessage what = refused.userMessage();
        boolean clause = what.key().startsWith("library.");
        found.add(clause ? what : UserMessage.of("library.unacceptable", what));
      } catch (IOException | IllegalArgumentException unacceptable) {
        found.add(UserMessage.of("library.unacceptable", UserMessages.argument(unacceptable)));
      }
      return otherwise;
    }

    /// The same of a field in an object; nothing more is said of one that is missing itself.
    <T> T within(JsonFields object, Reading<T> reading, T otherwise) {
      return object.object().name().isEmpty() ? otherwise : of(reading, otherwise);
    }

    /// Refuses the file if anything was wrong; then fields that nobody knows may be why.
    void tell(Path file) throws ModelFolderException {
      if (!found.isEmpty()) {
        fields.names().stream()
            .filter(name -> !KNOWN.contains(name))
            .forEach(name -> found.add(UserMessage.of("library.field.unknown", name)));
        throw ModelFolderException.mistakes(file, found);
      }
    }
  }

  private static Config first(Path file, JsonFields fields) throws IOException {
    String kind = fields.text("kind");
    if (!kind.equals(FIRST_KIND)) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.kind", kind, FIRST_KIND));
    }
    JsonFields input = fields.object("input");
    if (input.count("channels") != 1 || !input.counts("range").equals(List.of(0, 1))) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.images"));
    }
    JsonFields layers = fields.object("architecture");
    JsonFields objective = fields.object("objective");
    objective.constant("reconstruction", FirstReconstruction.class);
    layers.constant("activation", FirstActivation.class);
    return new Config(
        new Architecture(
            new ImageSize(input.count("width"), input.count("height")),
            new Mlp(layers.counts("encoder"), layers.counts("decoder"), Activation.RELU),
            fields.count("latentDimensions"),
            Architecture.Code.NORMAL,
            0,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI),
        Objective.betaElbo(objective.number("beta")));
  }

  /// @return 0, if the images are as the network sees them
  private static int checkInput(JsonFields input, Architecture.Output output) throws IOException {
    List<Integer> range = output.signed() ? List.of(-1, 1) : List.of(0, 1);
    if (input.count("channels") != 1 || !input.counts("range").equals(range)) {
      throw new InvalidValueException("library.images.output", range.get(0), range.get(1));
    }
    return 0;
  }

  private static Body body(JsonFields network) throws IOException {
    Bodies.Kind kind = Families.kind(network.text("kind"));
    var settings = new LinkedHashMap<String, Object>();
    for (String name : network.names()) {
      if (!name.equals("kind")) {
        settings.put(name, network.setting(name));
      }
    }
    return kind.make().apply(new NetworkSettings(settings));
  }

  private static Likelihood likelihood(JsonFields likelihood) throws IOException {
    return new Likelihood(
        likelihood.constant("kind", Likelihood.Kind.class),
        likelihood.has("scale") ? likelihood.number("scale") : 1,
        likelihood.has("learned") && likelihood.truth("learned"));
  }

  private static Objective objective(JsonFields objective) throws IOException {
    return new Objective(
        objective.number("weight"),
        objective.number("beta"),
        objective.has("warmUpEpochs") ? objective.count("warmUpEpochs") : 0,
        objective.has("freeBits") ? objective.number("freeBits") : 0);
  }
}
