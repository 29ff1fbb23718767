package lunula.model;

/// Everything that decides a training run besides the data: the same plan on the same machine gives
/// the same weights.
///
/// @param architecture the network
/// @param objective the loss
/// @param epochs passes over the training images, 1 to 10,000
/// @param batchSize images a step, 1 to 10,000
/// @param learningRate Adam's (peak) step size, above 0 and at most 1
/// @param schedule how the step size changes over the run
/// @param seed pins the initial weights, the order of the images and the reparameterisation noise
public record TrainingPlan(
    Architecture architecture,
    Objective objective,
    int epochs,
    int batchSize,
    double learningRate,
    Schedule schedule,
    long seed) {

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

  public TrainingPlan {
    if (epochs < 1 || epochs > 10_000) {
      throw new IllegalArgumentException("epochs must be between 1 and 10000, not " + epochs);
    }
    if (batchSize < 1 || batchSize > 10_000) {
      throw new IllegalArgumentException(
          "batch size must be between 1 and 10000, not " + batchSize);
    }
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learning rate must be above 0 and at most 1, not " + learningRate);
    }
  }
}
