package lunula.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Architecture;
import lunula.model.network.Weights;

/// The parameters that a network begins with.
final class Initialisation {
  private Initialisation() {}

  /// Weights and biases uniform in ±1/√inputs, PyTorch's default for its layers.
  ///
  /// @param random the only source of chance
  static Weights uniform(Architecture architecture, RandomGenerator random) {
    var tensors = new LinkedHashMap<String, Tensor>();
    architecture
        .named()
        .forEach(
            (name, layer) -> {
              double bound = 1 / Math.sqrt(layer.fanIn());
              layer
                  .parameters()
                  .forEach(
                      (part, shape) ->
                          tensors.put(name + "." + part, uniform(shape, bound, random)));
            });
    Likelihood likelihood = architecture.likelihood();
    if (likelihood.learned()) {
      float logScale = (float) Math.log(likelihood.scale());
      tensors.put(Architecture.LOG_SCALE, new Tensor(List.of(1), new float[] {logScale}));
    }
    return new Weights(tensors);
  }

  private static Tensor uniform(List<Integer> shape, double bound, RandomGenerator random) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return new Tensor(shape, values);
  }
}
