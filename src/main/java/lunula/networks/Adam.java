package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Adam of Kingma & Ba 2015 with its usual β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
///
/// Its moments live in the run's own manager: DJL's optimiser detaches them, which leaks at every
/// restart.
final class Adam implements UpdateRule {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final List<Slot> slots = new ArrayList<>();
  private int steps;

  private record Slot(NDArray parameter, NDArray first, NDArray second) {}

  /// @param parameters arrays to optimise; their gradients are read at each step
  /// @param owner closes the moments
  Adam(Collection<NDArray> parameters, NDManager owner) {
    for (NDArray parameter : parameters) {
      slots.add(
          new Slot(
              parameter, owner.zeros(parameter.getShape()), owner.zeros(parameter.getShape())));
    }
  }

  @Override
  public void step(double learningRate, NDManager scope) {
    steps++;
    double corrected =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    for (Slot slot : slots) {
      NDArray gradient = slot.parameter.getGradient();
      gradient.attach(scope);
      slot.parameter
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(slot.parameter, gradient, slot.first, slot.second),
              new NDList(slot.parameter),
              (float) learningRate,
              (float) corrected,
              0,
              1,
              -1,
              BETA1,
              BETA2,
              EPSILON,
              false,
              false);
    }
  }
}
