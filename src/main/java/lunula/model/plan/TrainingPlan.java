package lunula.model.plan;

import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.Range;
import lunula.model.loss.LossSchema;
import lunula.model.network.Architecture;

/// Everything that decides a training run besides the data: the same plan on the same machine gives
/// the same weights.
///
/// @param architecture the network
/// @param objective the loss
/// @param corruption what is done to the images before the encoder sees them; the target stays
///     clean
/// @param optimiser how a gradient becomes a step
/// @param epochs passes over the training images, 1 to 10,000
/// @param batchSize images a step, 1 to 10,000
/// @param patience epochs without a better test loss after which training ends early, 0 for never,
///     at most 10,000
/// @param seed pins the initial weights, the order of the images and all noise
/// @param withoutClass class number whose images are neither learned from nor judged by, 0 to 255,
///     or [#EVERY_CLASS]; they serve as outliers that the model never saw
public record TrainingPlan(
    Architecture architecture,
    Objective objective,
    Corruption corruption,
    Optimiser optimiser,
    int epochs,
    int batchSize,
    int patience,
    long seed,
    int withoutClass) {

  /// No class is left out.
  public static final int EVERY_CLASS = -1;

  /// How the learning rate changes over the run.
  public enum Schedule {
    /// The same step size throughout.
    CONSTANT,
    /// One cosine cycle: from a twenty-fifth up to the peak in 30 % of the steps, then down to
    /// almost nothing. Smith & Topin 2018, with PyTorch's `OneCycleLR` defaults.
    ONE_CYCLE
  }

  /// The article's VAE: 784-512-2, Adam 1e-3, batches of 128.
  public static final TrainingPlan ARTICLE =
      new TrainingPlan(Architecture.ARTICLE, Objective.ELBO, 20, 128, 1e-3, Schedule.CONSTANT, 1);

  /// The deeper VAE: 784-512-256-64-2, one cycle to 2e-3, batches of 256.
  public static final TrainingPlan DEEP =
      new TrainingPlan(Architecture.DEEP, Objective.ELBO, 20, 256, 2e-3, Schedule.ONE_CYCLE, 1);

  /// A plan with clean images, Adam and no early end.
  public TrainingPlan(
      Architecture architecture,
      Objective objective,
      int epochs,
      int batchSize,
      double learningRate,
      Schedule schedule,
      long seed) {
    this(
        architecture,
        objective,
        Corruption.NONE,
        Optimiser.adam(learningRate, schedule),
        epochs,
        batchSize,
        0,
        seed,
        EVERY_CLASS);
  }

  /// @throws IllegalArgumentException if a number is out of range or two parts do not go together
  public TrainingPlan {
    Range.check(UserMessage.of("model.epochs"), epochs, 1, 10_000);
    Range.check(UserMessage.of("model.batch"), batchSize, 1, 10_000);
    Range.check(UserMessage.of("model.patience"), patience, 0, 10_000);
    if (withoutClass < EVERY_CLASS || withoutClass > 255) {
      throw new InvalidValueException("model.classless", withoutClass);
    }
    if (!architecture.variational() && objective.weight() == 0) {
      throw new InvalidValueException("model.kl.none");
    }
  }

  /// Stands where nobody knows the plan of a network that was trained elsewhere: of it only network
  /// and objective mean anything.
  public static TrainingPlan unknown(Architecture architecture, Objective objective) {
    return new TrainingPlan(architecture, objective, 1, 128, 1e-3, Schedule.CONSTANT, 1);
  }

  /// The same plan for another network.
  public TrainingPlan with(Architecture other) {
    return new TrainingPlan(
        other, objective, corruption, optimiser, epochs, batchSize, patience, seed, withoutClass);
  }

  /// The same plan for so many epochs.
  public TrainingPlan withEpochs(int count) {
    return new TrainingPlan(
        architecture,
        objective,
        corruption,
        optimiser,
        count,
        batchSize,
        patience,
        seed,
        withoutClass);
  }

  /// The same plan with so high a (peak) step size.
  public TrainingPlan withLearningRate(double rate) {
    return new TrainingPlan(
        architecture,
        objective,
        corruption,
        new Optimiser(optimiser.method(), rate, optimiser.schedule()),
        epochs,
        batchSize,
        patience,
        seed,
        withoutClass);
  }

  /// The same plan without a class.
  ///
  /// @param label its number, or [#EVERY_CLASS]
  public TrainingPlan without(int label) {
    return new TrainingPlan(
        architecture, objective, corruption, optimiser, epochs, batchSize, patience, seed, label);
  }

  /// The losses of a run by this plan.
  public LossSchema losses() {
    boolean elbo = objective.weight() == 1 && objective.beta() == 1;
    return architecture.body().losses(architecture.code(), elbo);
  }

  /// Whether a class is left out.
  public boolean leavesOut() {
    return withoutClass != EVERY_CLASS;
  }

  /// (Peak) step size.
  public double learningRate() {
    return optimiser.learningRate();
  }

  /// How the step size changes over the run.
  public Schedule schedule() {
    return optimiser.schedule();
  }
}
