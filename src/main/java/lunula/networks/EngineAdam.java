package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// [Adam] by the engine's own operator.
///
/// Its moments live in the run's own manager and end with it: DJL's optimiser detaches them, which
/// leaks at every restart.
final class EngineAdam implements Adam {
  private final List<Slot> slots = new ArrayList<>();
  private int steps;

  private record Slot(NDArray parameter, NDArray first, NDArray second) {}

  EngineAdam(Collection<NDArray> parameters, NDManager owner) {
    for (NDArray parameter : parameters) {
      slots.add(
          new Slot(
              parameter, owner.zeros(parameter.getShape()), owner.zeros(parameter.getShape())));
    }
  }

  @Override
  public void step(double learningRate, NDManager scope) {
    steps++;
    Correction correction = Correction.of(learningRate, steps);
    for (Slot slot : slots) {
      NDArray gradient = slot.parameter.getGradient();
      gradient.attach(scope);
      slot.parameter
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(slot.parameter, gradient, slot.first, slot.second),
              new NDList(slot.parameter),
              (float) learningRate,
              correction.rate(),
              0,
              1,
              -1,
              BETA1,
              BETA2,
              correction.epsilon(),
              false,
              false);
    }
  }
}
