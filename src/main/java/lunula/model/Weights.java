package lunula.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A network's parameters by name, in PyTorch's `state_dict` names and layouts.
///
/// `encoder` and `decoder` are `nn.Sequential`s of `Linear` and `ReLU` in turn, so their linear
/// layers have even numbers: `encoder.0.weight` of shape (out, in), `encoder.0.bias` of shape
/// (out), then `encoder.2.weight` …; `mean` and `log_variance` are single `Linear`s.
///
/// @param tensors in the order encoder, mean, log_variance, decoder
public record Weights(SequencedMap<String, Tensor> tensors) {
  public Weights {
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
  }

  /// Names and shapes that a network of this architecture has, in order.
  public static SequencedMap<String, List<Integer>> shapesOf(Architecture architecture) {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    int inner = stack(shapes, "encoder", architecture.pixels(), architecture.encoderWidths());
    linear(shapes, "mean", inner, architecture.latentDimensions());
    linear(shapes, "log_variance", inner, architecture.latentDimensions());
    int outer =
        stack(shapes, "decoder", architecture.latentDimensions(), architecture.decoderWidths());
    linear(
        shapes, "decoder." + 2 * architecture.decoderWidths().size(), outer, architecture.pixels());
    return shapes;
  }

  private static int stack(
      Map<String, List<Integer>> shapes, String part, int inputs, List<Integer> widths) {
    int in = inputs;
    for (int layer = 0; layer < widths.size(); layer++) {
      int out = widths.get(layer);
      linear(shapes, part + "." + 2 * layer, in, out);
      in = out;
    }
    return in;
  }

  private static void linear(Map<String, List<Integer>> shapes, String name, int in, int out) {
    shapes.put(name + ".weight", List.of(out, in));
    shapes.put(name + ".bias", List.of(out));
  }

  /// One parameter by its name.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter is named " + name);
    }
    return tensor;
  }

  /// Whether every parameter is a finite number.
  public boolean isFinite() {
    return tensors.values().stream().allMatch(Tensor::isFinite);
  }

  /// How many numbers in all.
  public long parameterCount() {
    return tensors.values().stream().mapToLong(Tensor::size).sum();
  }
}
