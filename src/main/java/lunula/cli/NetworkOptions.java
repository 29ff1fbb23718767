package lunula.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import lunula.data.DataSet;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.NetworkSettings;
import lunula.train.Families;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that change a preset's network.
final class NetworkOptions {
  @Option(names = "--network", paramLabel = "KIND")
  private @Nullable String network;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--latent", paramLabel = "N")
  private @Nullable Integer latent;

  @Option(names = "--code", paramLabel = "CODE")
  private @Nullable Code code;

  @Option(names = "--conditional", negatable = true)
  private @Nullable Boolean conditional;

  @Option(names = "--output", paramLabel = "OUTPUT")
  private @Nullable Output output;

  @Option(names = "--likelihood", paramLabel = "KIND")
  private Likelihood.@Nullable Kind likelihood;

  @Option(names = "--scale", paramLabel = "X")
  private @Nullable Double scale;

  @Option(names = "--learn-scale", negatable = true)
  private @Nullable Boolean learnScale;

  /// The preset's network, changed, for a data set's images and classes.
  ///
  /// @throws IllegalArgumentException with a sentence, if the options do not go together
  Architecture apply(Architecture preset, DataSet data) {
    Likelihood chosen = likelihood(preset);
    return new Architecture(
        new ImageSize(data.width(), data.height()),
        body(preset.body()),
        latent == null ? preset.latentDimensions() : latent,
        code == null ? preset.code() : code,
        classes(preset, data),
        output(preset, chosen),
        chosen);
  }

  private Body body(Body preset) {
    if (network == null) {
      NetworkSettings changed = preset.settings().changed(settings);
      return Families.kind(preset.kind()).make().apply(changed);
    }
    Bodies.Kind kind = Families.kind(network);
    NetworkSettings start = kind.id().equals(preset.kind()) ? preset.settings() : kind.defaults();
    return kind.make().apply(start.changed(settings));
  }

  private int classes(Architecture preset, DataSet data) {
    boolean told = conditional == null ? preset.conditional() : conditional;
    if (told && data.classNames().isEmpty()) {
      throw CliCommand.wrong("cli.conditional", data.name());
    }
    return told ? data.classNames().size() : 0;
  }

  /// Where only the output is chosen, the likelihood that goes with it.
  private Likelihood likelihood(Architecture preset) {
    Likelihood.Kind kind = kind(preset);
    Likelihood before = preset.likelihood();
    boolean same = kind == before.kind();
    double spread = kind == Likelihood.Kind.GAUSSIAN ? Likelihood.SQUARED_ERROR.scale() : 1;
    return new Likelihood(
        kind,
        scale == null ? (same ? before.scale() : spread) : scale,
        learnScale == null ? same && before.learned() : learnScale);
  }

  private Likelihood.Kind kind(Architecture preset) {
    if (likelihood != null) {
      return likelihood;
    }
    Likelihood.Kind before = preset.likelihood().kind();
    if (output == null || (output == Output.LOGITS) == (before == Likelihood.Kind.BERNOULLI)) {
      return before;
    }
    return output == Output.LOGITS ? Likelihood.Kind.BERNOULLI : Likelihood.Kind.GAUSSIAN;
  }

  /// Where only the likelihood is chosen, the output that goes with it.
  private Output output(Architecture preset, Likelihood chosen) {
    if (output != null) {
      return output;
    }
    boolean bernoulli = chosen.kind() == Likelihood.Kind.BERNOULLI;
    if (bernoulli == (preset.output() == Output.LOGITS)) {
      return preset.output();
    }
    return bernoulli ? Output.LOGITS : Output.SIGMOID;
  }
}
