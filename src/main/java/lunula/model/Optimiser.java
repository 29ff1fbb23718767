package lunula.model;

/// How a gradient becomes a step.
///
/// @param method which rule
/// @param learningRate (peak) step size, above 0 and at most 10
/// @param schedule how the step size changes over the run
public record Optimiser(Method method, double learningRate, TrainingPlan.Schedule schedule) {
  /// A rule for steps.
  public enum Method {
    /// Kingma & Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    ADAM,
    /// Gradient descent with a momentum of 0.9, as PyTorch's `SGD`.
    MOMENTUM
  }

  public Optimiser {
    if (!(learningRate > 0 && learningRate <= 10)) {
      throw new IllegalArgumentException(
          "learning rate must be above 0 and at most 10, not " + learningRate);
    }
  }

  /// Adam.
  public static Optimiser adam(double learningRate, TrainingPlan.Schedule schedule) {
    return new Optimiser(Method.ADAM, learningRate, schedule);
  }
}
