package lunula.networks.dense;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import lunula.model.network.StepMemory;
import lunula.model.plan.Optimiser;

/// Turns gradients into new parameters, range by range.
///
/// Adam: Kingma & Ba 2015, algorithm 1, with β₂ = 0.999, ε = 1e-8, the corrections of
/// both moments drawn out of the loop. Momentum, as PyTorch's `SGD`: v ← μ v + g, w ← w − η v with
/// μ = 0.9. Sutskever et al. 2013.
final class Update {
  private static final float USUAL_BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float MOMENTUM = 0.9f;

  /// Numbers of a range of which all that is needed fits into the processor's first caches.
  private static final int SHORT = 1 << 14;

  private static final String STEPS = "steps";
  private static final String FIRST = "first.";
  private static final String SECOND = "second.";

  private final Optimiser.Method method;
  private final float beta1;
  private final List<Range> all = new ArrayList<>();
  private int steps;
  private float rate;
  private float epsilon;

  /// With Adam's usual β₁ = 0.9.
  Update(Optimiser.Method method) {
    this(method, USUAL_BETA1);
  }

  /// @param beta1 Adam's share of the mean gradient that stays at a step
  Update(Optimiser.Method method, float beta1) {
    this.method = method;
    this.beta1 = beta1;
  }

  /// Goes on to the next step, before its ranges are updated.
  void next(double learningRate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps));
    boolean adam = method == Optimiser.Method.ADAM;
    rate = (float) (adam ? learningRate * correction / (1 - Math.pow(beta1, steps)) : learningRate);
    epsilon = (float) (EPSILON * correction);
  }

  /// What is remembered of the gradients, of each parameter from its first number to its last.
  ///
  /// @param parameters by name; those whose ranges were made here
  StepMemory memory(Map<String, float[]> parameters) {
    Map<String, float[]> arrays = arrays(parameters);
    exchange(
        parameters,
        arrays,
        (range, array) -> System.arraycopy(range, 0, array.values, array.from, range.length));
    return StepMemory.of(arrays, Map.of(STEPS, (double) steps));
  }

  /// Goes on from what was remembered of the same network's gradients.
  ///
  /// @throws IllegalArgumentException if it is of another network or method
  void recall(Map<String, float[]> parameters, StepMemory memory) {
    Map<String, float[]> arrays = arrays(parameters);
    memory.into(arrays);
    steps = (int) memory.number(STEPS);
    exchange(
        parameters,
        arrays,
        (range, array) -> System.arraycopy(array.values, array.from, range, 0, range.length));
  }

  private Map<String, float[]> arrays(Map<String, float[]> parameters) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    parameters.forEach((name, values) -> arrays.put(FIRST + name, new float[values.length]));
    if (method == Optimiser.Method.ADAM) {
      parameters.forEach((name, values) -> arrays.put(SECOND + name, new float[values.length]));
    }
    return arrays;
  }

  /// A place in a whole parameter's array.
  private record Place(float[] values, int from) {}

  @SuppressWarnings("ReferenceEquality") // these very arrays, not ones like them
  private void exchange(
      Map<String, float[]> parameters,
      Map<String, float[]> arrays,
      BiConsumer<float[], Place> copy) {
    parameters.forEach(
        (name, values) -> {
          for (Range range : all) {
            if (range.parameter == values) {
              copy.accept(
                  range.mean, new Place(StepMemory.array(arrays, FIRST + name), range.from));
              if (method == Optimiser.Method.ADAM) {
                copy.accept(
                    range.square, new Place(StepMemory.array(arrays, SECOND + name), range.from));
              }
            }
          }
        });
  }

  /// All of a parameter, in short ranges.
  List<Range> ranges(float[] parameter) {
    List<Range> ranges = new ArrayList<>();
    for (int from = 0; from < parameter.length; from += SHORT) {
      ranges.add(new Range(parameter, from, Math.min(parameter.length, from + SHORT)));
    }
    return ranges;
  }

  /// Some numbers of a parameter, and what the method remembers of their gradients. One thread at a
  /// time.
  ///
  /// Everything is read and written at the same place of its array, which the compiler asks for to
  /// use vector instructions.
  final class Range {
    private final float[] parameter;
    private final int from;
    private final int length;
    private final float[] mean;
    private final float[] square;

    Range(float[] parameter, int from, int to) {
      this.parameter = parameter;
      this.from = from;
      length = to - from;
      mean = new float[length];
      square = new float[method == Optimiser.Method.ADAM ? length : 0];
      all.add(this);
    }

    int from() {
      return from;
    }

    int length() {
      return length;
    }

    /// @param gradient of these numbers, from the array's beginning on; overwritten
    void update(float[] gradient) {
      if (method == Optimiser.Method.ADAM) {
        adam(gradient, mean, square, length, beta1, rate, epsilon);
      } else {
        momentum(gradient, mean, length, rate);
      }
      float[] weights = Scratch.SECOND.copy(parameter, from, length);
      for (int i = 0; i < length; i++) {
        weights[i] -= gradient[i];
      }
      System.arraycopy(weights, 0, parameter, from, length);
    }
  }

  /// What to take away, in place of the gradient.
  private static void adam(
      float[] gradient,
      float[] mean,
      float[] square,
      int length,
      float beta1,
      float rate,
      float epsilon) {
    for (int i = 0; i < length; i++) {
      float m = beta1 * mean[i] + (1 - beta1) * gradient[i];
      float v = BETA2 * square[i] + (1 - BETA2) * (gradient[i] * gradient[i]);
      mean[i] = m;
      square[i] = v;
      gradient[i] = rate * m / ((float) Math.sqrt(v) + epsilon);
    }
  }

  private static void momentum(float[] gradient, float[] velocity, int length, float rate) {
    for (int i = 0; i < length; i++) {
      float v = MOMENTUM * velocity[i] + gradient[i];
      velocity[i] = v;
      gradient[i] = rate * v;
    }
  }
}
