package lunula.library.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lunula.files.JsonFields;
import lunula.files.UserMessage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Mlp;
import lunula.model.plan.Objective;

/// Reads `config.json` of format 1, which knew fully connected VAEs with a Bernoulli likelihood.
final class FirstFormat {
  private static final String KIND = "vae-mlp";

  private FirstFormat() {}

  static CardReader.Config read(Path file, JsonFields fields) throws IOException {
    String kind = fields.text("kind");
    if (!kind.equals(KIND)) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.kind", kind, KIND));
    }
    JsonFields input = fields.object("input");
    if (input.count("channels") != 1 || !input.counts("range").equals(List.of(0, 1))) {
      throw ModelFolderException.wrong(file, UserMessage.of("library.images"));
    }
    JsonFields layers = fields.object("architecture");
    JsonFields objective = fields.object("objective");
    objective.constant("reconstruction", OnlyReconstruction.class);
    return new CardReader.Config(
        new Architecture(
            new ImageSize(input.count("width"), input.count("height")),
            new Mlp(
                layers.counts("encoder"),
                layers.counts("decoder"),
                layers.constant("activation", OnlyActivation.class).known()),
            fields.count("latentDimensions"),
            Architecture.Code.NORMAL,
            0,
            Architecture.Output.LOGITS,
            Likelihood.BERNOULLI),
        Objective.betaElbo(objective.number("beta")));
  }

  private enum OnlyReconstruction {
    BERNOULLI
  }

  private enum OnlyActivation {
    RELU;

    Activation known() {
      return Activation.RELU;
    }
  }
}
