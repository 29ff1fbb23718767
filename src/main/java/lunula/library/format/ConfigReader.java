package lunula.library.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import lunula.files.JsonFields;
import lunula.files.UserMessage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Architecture;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Objective;
import lunula.train.Families;

/// Reads `config.json` of format 2: a network of any kind and its objective. What a person who
/// writes one by hand may leave out has the value that the plain VAE has.
final class ConfigReader {
  private ConfigReader() {}

  static CardReader.Config read(Path file, JsonFields fields) throws IOException {
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
    return new CardReader.Config(
        architecture,
        fields.has("objective") ? objective(fields.object("objective")) : Objective.ELBO);
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
