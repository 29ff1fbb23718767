package lunula.library.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import lunula.files.JsonFields;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.Mlp;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Objective;
import lunula.train.Families;

/// Reads `config.json`: a network and its objective. Format 2 knows networks of any kind; what a
/// person who writes one by hand may leave out has the value that the plain VAE has. Format 1 knew
/// fully connected VAEs with a Bernoulli likelihood.
final class ConfigReader {
  static final int FORMAT_VERSION = 2;
  private static final String FIRST_KIND = "vae-mlp";

  private ConfigReader() {}

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
    JsonFields input = fields.object("input");
    JsonFields latent = fields.object("latent");
    Architecture.Output output = fields.constant("output", Architecture.Output.class);
    checkInput(file, input, output);
    Architecture architecture =
        new Architecture(
            new ImageSize(input.count("width"), input.count("height")),
            body(fields.object("network")),
            latent.count("dimensions"),
            latent.constant("code", Architecture.Code.class),
            fields.has("classes") ? fields.count("classes") : 0,
            output,
            likelihood(fields.object("likelihood")));
    return new Config(
        architecture,
        fields.has("objective") ? objective(fields.object("objective")) : Objective.ELBO);
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

  private static void checkInput(Path file, JsonFields input, Architecture.Output output)
      throws IOException {
    List<Integer> range = output.signed() ? List.of(-1, 1) : List.of(0, 1);
    if (input.count("channels") != 1 || !input.counts("range").equals(range)) {
      throw ModelFolderException.wrong(
          file, UserMessage.of("library.images.output", range.get(0), range.get(1)));
    }
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
