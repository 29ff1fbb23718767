package lunula.model.plan;

import lunula.files.InvalidValueException;

/// How a gradient becomes a step.
///
/// @param method which rule
/// @param learningRate (peak) step size, above 0 and at most [#MOST_LEARNING_RATE]
/// @param schedule how the step size changes over the run
public record Optimiser(Method method, double learningRate, TrainingPlan.Schedule schedule) {
  /// Beyond this, no network learns anything; the steps that far overshoot can still be watched.
  public static final double MOST_LEARNING_RATE = 10;

  /// A rule for steps.
  public enum Method {
    /// Kingma & Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    ADAM,
    /// Gradient descent with a momentum of 0.9, as PyTorch's `SGD`.
    MOMENTUM
  }

  public Optimiser {
    if (!(learningRate > 0 && learningRate <= MOST_LEARNING_RATE)) {
      throw new InvalidValueException(
          "model.learning-rate", MOST_LEARNING_RATE, Double.toString(learningRate));
    }
  }

  /// Adam.
  public static Optimiser adam(double learningRate, TrainingPlan.Schedule schedule) {
    return new Optimiser(Method.ADAM, learningRate, schedule);
  }
}
