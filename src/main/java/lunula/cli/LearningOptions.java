package lunula.cli;

import lunula.files.UserMessages;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Objective;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import lunula.model.plan.TrainingPlan.Schedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Options that change how a preset learns.
final class LearningOptions {
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

  /// The preset's plan, changed, for a network.
  ///
  /// @throws IllegalArgumentException with a sentence, if a number is out of range
  TrainingPlan apply(TrainingPlan preset, Architecture network) {
    return new TrainingPlan(
        network,
        objective(preset.objective()),
        or(noise, preset.corruption()),
        new Optimiser(
            or(optimiser, preset.optimiser().method()),
            or(learningRate, preset.learningRate()),
            or(schedule, preset.schedule())),
        or(epochs, preset.epochs()),
        or(batch, preset.batchSize()),
        or(patience, preset.patience()),
        or(seed, preset.seed()));
  }

  private Objective objective(Objective preset) {
    return new Objective(
        or(weight, preset.weight()),
        or(beta, preset.beta()),
        or(warmUp, preset.warmUpEpochs()),
        or(freeBits, preset.freeBits()));
  }

  private static <T> T or(@Nullable T chosen, T otherwise) {
    return chosen == null ? otherwise : chosen;
  }
}
