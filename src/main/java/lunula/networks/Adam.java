package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lunula.model.network.StepMemory;

/// Adam of Kingma & Ba 2015, algorithm 1, with its usual β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
interface Adam extends EngineSteps.UpdateRule {
  /// Decay of the first moment.
  float BETA1 = 0.9f;

  /// Decay of the second moment.
  float BETA2 = 0.999f;

  /// Keeps the denominator from zero.
  float EPSILON = 1e-8f;

  /// What names of second moments begin with.
  String SECOND = "second.";

  /// Name of the number of steps taken.
  String STEPS = "steps";

  /// Our own loop where the engine tells where its arrays lie, else the engine's operator, whose
  /// loop is three times slower on MXNet.
  ///
  /// @param parameters arrays to optimise, with gradients; those are read at each step
  /// @param owner closes native arrays
  static Adam of(Collection<NDArray> parameters, NDManager owner) {
    boolean open = parameters.stream().allMatch(parameter -> HostMemory.of(parameter).isPresent());
    return open ? new PlainAdam(parameters) : new EngineAdam(parameters, owner);
  }

  /// What a step does to each weight: w ← w − `rate` · m / (√v + `epsilon`), algorithm 1 with the
  /// corrections of both moments drawn out of the loop.
  record Correction(float rate, float epsilon) {
    /// @param step number of the step, from 1
    static Correction of(double learningRate, int step) {
      double second = Math.sqrt(1 - Math.pow(BETA2, step));
      return new Correction(
          (float) (learningRate * second / (1 - Math.pow(BETA1, step))),
          (float) (EPSILON * second));
    }
  }

  /// [Adam] by the engine's own operator.
  ///
  /// Its moments live in the run's own manager and end with it: DJL's optimiser detaches them,
  /// which leaks at every restart.
  static final class EngineAdam implements Adam {
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

    @Override
    public StepMemory memory(List<String> names) {
      return StepMemory.of(arrays(names), Map.of(STEPS, (double) steps));
    }

    @Override
    public void recall(List<String> names, StepMemory memory) {
      Map<String, float[]> arrays = arrays(names);
      memory.into(arrays);
      steps = (int) memory.number(STEPS);
      EngineSteps.UpdateRule.write(names, firsts(), FIRST, arrays);
      EngineSteps.UpdateRule.write(names, seconds(), SECOND, arrays);
    }

    private Map<String, float[]> arrays(List<String> names) {
      Map<String, float[]> arrays = EngineSteps.UpdateRule.read(names, firsts(), FIRST);
      arrays.putAll(EngineSteps.UpdateRule.read(names, seconds(), SECOND));
      return arrays;
    }

    private List<NDArray> firsts() {
      return slots.stream().map(Slot::first).toList();
    }

    private List<NDArray> seconds() {
      return slots.stream().map(Slot::second).toList();
    }
  }
}
