package lunula.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import lunula.data.DataSet;
import lunula.files.UserMessages;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.train.Families;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Options that change a preset: its network and how it learns.
final class PlanOptions {
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

  @Option(names = "--weight", paramLabel = "X")
  private @Nullable Double weight;

  @Option(names = "--beta", paramLabel = "X")
  private @Nullable Double beta;

  @Option(names = "--warm-up", paramLabel = "N")
  private @Nullable Integer warmUp;

  @Option(names = "--free-bits", paramLabel = "X")
  private @Nullable Double freeBits;

  @Option(names = "--noise", paramLabel = "KIND:STRENGTH", converter = NoiseReader.class)
  private @Nullable Corruption noise;

  @Option(names = "--optimiser", paramLabel = "RULE")
  private Optimiser.@Nullable Method optimiser;

  @Option(names = "--learning-rate", paramLabel = "X")
  private @Nullable Double learningRate;

  @Option(names = "--schedule", paramLabel = "COURSE")
  private @Nullable Schedule schedule;

  @Option(names = "--epochs", paramLabel = "N")
  private @Nullable Integer epochs;

  @Option(names = "--batch", paramLabel = "N")
  private @Nullable Integer batch;

  @Option(names = "--patience", paramLabel = "N")
  private @Nullable Integer patience;

  @Option(names = "--seed", paramLabel = "N")
  private @Nullable Long seed;

  @Option(names = "--without-class", paramLabel = "K")
  private @Nullable String withoutClass;

  /// Reads `gaussian:0.3`.
  static final class NoiseReader implements ITypeConverter<Corruption> {
    @Override
    public Corruption convert(String text) {
      String[] parts = text.split(":", 2);
      Corruption.Kind kind = Words.constant(Corruption.Kind.class, parts[0]);
      if (kind == Corruption.Kind.NONE) {
        return Corruption.NONE;
      }
      try {
        return new Corruption(kind, Double.parseDouble(parts[parts.length - 1]));
      } catch (NumberFormatException noNumber) {
        throw new TypeConversionException(CliCommand.words("cli.noise"));
      } catch (IllegalArgumentException refusal) {
        throw new TypeConversionException(UserMessages.words(refusal));
      }
    }
  }

  /// The preset's plan, changed, for a data set.
  ///
  /// @throws IllegalArgumentException with a sentence, if the options do not go together
  TrainingPlan apply(TrainingPlan preset, DataSet data) {
    TrainingPlan plan =
        new TrainingPlan(
            network(preset.architecture(), data),
            objective(preset.objective()),
            or(noise, preset.corruption()),
            new Optimiser(
                or(optimiser, preset.optimiser().method()),
                or(learningRate, preset.learningRate()),
                or(schedule, preset.schedule())),
            or(epochs, preset.epochs()),
            or(batch, preset.batchSize()),
            or(patience, preset.patience()),
            or(seed, preset.seed()),
            TrainingPlan.EVERY_CLASS);
    return withoutClass == null ? plan : plan.without(ModelImages.classNumber(data, withoutClass));
  }

  private Objective objective(Objective preset) {
    return new Objective(
        or(weight, preset.weight()),
        or(beta, preset.beta()),
        or(warmUp, preset.warmUpEpochs()),
        or(freeBits, preset.freeBits()));
  }

  private Architecture network(Architecture preset, DataSet data) {
    Likelihood chosen = likelihood(preset);
    return new Architecture(
        new ImageSize(data.width(), data.height()),
        body(preset.body()),
        or(latent, preset.latentDimensions()),
        or(code, preset.code()),
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
    boolean told = or(conditional, preset.conditional());
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
        kind, or(scale, same ? before.scale() : spread), or(learnScale, same && before.learned()));
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

  private static <T> T or(@Nullable T chosen, T otherwise) {
    return chosen == null ? otherwise : chosen;
  }
}
