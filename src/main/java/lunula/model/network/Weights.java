package lunula.model.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lunula.model.Tensor;

/// A network's parameters by name, in PyTorch's `state_dict` names and layouts.
///
/// `encoder` and `decoder` are `nn.Sequential`s, whose layers are counted from 0:
/// `encoder.0.weight` of shape (out, in), `encoder.0.bias` of shape
/// (out) …; `mean` and `log_variance` are single `Linear`s. [Architecture#parameters()] lists them.
///
/// @param tensors in the architecture’s order
public record Weights(SequencedMap<String, Tensor> tensors) {
  public Weights {
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
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
}
