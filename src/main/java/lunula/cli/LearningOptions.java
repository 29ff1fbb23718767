package lunula.cli;

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
  @Option(names = "--weight", paramLabel = "X", description = "Weight of the reconstruction term.")
  private @Nullable Double weight;

  @Option(names = "--beta", paramLabel = "X", description = "Weight of the KL term.")
  private @Nullable Double beta;

  @Option(names = "--warm-up", paramLabel = "N", description = "Epochs over which β grows from 0.")
  private @Nullable Integer warmUp;

  @Option(
      names = "--free-bits",
      paramLabel = "X",
      description = "Nats of KL a dimension that cost nothing.")
  private @Nullable Double freeBits;

  @Option(
      names = "--noise",
      paramLabel = "KIND:STRENGTH",
      converter = NoiseReader.class,
      description =
          "Damage to the input: gaussian:0.3, salt-and-pepper:0.2, patch:0.5 "
              + "(strengths 0 to 1) or none.")
  private @Nullable Corruption noise;

  @Option(names = "--optimiser", paramLabel = "RULE", description = "adam or momentum.")
  private Optimiser.@Nullable Method optimiser;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Step size, the peak for one-cycle.")
  private @Nullable Double learningRate;

  @Option(names = "--schedule", paramLabel = "COURSE", description = "constant or one-cycle.")
  private @Nullable Schedule schedule;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images.")
  private @Nullable Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
  private @Nullable Integer batch;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "End after so many epochs without a better test loss, with the best weights.")
  private @Nullable Integer patience;

  @Option(names = "--seed", paramLabel = "N", description = "Pins weights, order and noise.")
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
        throw new TypeConversionException("noise is written KIND:STRENGTH, such as gaussian:0.3");
      } catch (IllegalArgumentException refusal) {
        throw new TypeConversionException(String.valueOf(refusal.getMessage()));
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
