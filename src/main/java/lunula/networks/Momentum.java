package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Gradient descent with momentum, as PyTorch's `SGD`: v ← μ v + g, w ← w − η v with μ = 0.9.
/// Sutskever et al. 2013.
final class Momentum implements UpdateRule {
  private static final float MOMENTUM = 0.9f;

  private final List<Slot> slots = new ArrayList<>();

  private record Slot(NDArray parameter, NDArray velocity) {}

  /// @param parameters arrays to optimise; their gradients are read at each step
  /// @param owner closes the velocities
  Momentum(Collection<NDArray> parameters, NDManager owner) {
    for (NDArray parameter : parameters) {
      slots.add(new Slot(parameter, owner.zeros(parameter.getShape())));
    }
  }

  @Override
  public void step(double learningRate, NDManager scope) {
    for (Slot slot : slots) {
      NDArray gradient = slot.parameter.getGradient();
      gradient.attach(scope);
      slot.velocity.muli(MOMENTUM).addi(gradient);
      NDArray step = slot.velocity.mul((float) learningRate);
      step.attach(scope);
      slot.parameter.subi(step);
    }
  }
}
