package lunula.library;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.model.Tensor;

/// Names of tensors as PyTorch has them, and the order that their numbers tell.
final class TensorNames {
  private static final Pattern KERNEL = Pattern.compile("(.+)[./]kernel(:0)?");
  private static final Pattern BIAS = Pattern.compile("(.+)[./]bias(:0)?");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  /// By the alphabet, and numbers by their size.
  static final Comparator<String> COUNTING = Comparator.comparing(TensorNames::padded);

  private TensorNames() {}

  /// A name as PyTorch has it: `dense/kernel:0` is `dense.weight`.
  static String pyTorch(String name) {
    Matcher kernel = KERNEL.matcher(name);
    if (kernel.matches()) {
      return kernel.group(1) + ForeignLayer.WEIGHT;
    }
    Matcher bias = BIAS.matcher(name);
    return bias.matches() ? bias.group(1) + ForeignLayer.BIAS : name;
  }

  /// Tensors under the names of PyTorch, and kernels of fully connected layers in its order, (out,
  /// in), which Keras and Flax have the other way round.
  static SequencedMap<String, Tensor> pyTorch(SequencedMap<String, Tensor> tensors) {
    SequencedMap<String, Tensor> named = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          boolean turned = KERNEL.matcher(name).matches() && tensor.shape().size() == 2;
          named.put(pyTorch(name), turned ? transposed(tensor) : tensor);
        });
    return named;
  }

  private static Tensor transposed(Tensor tensor) {
    int rows = tensor.shape().get(0);
    int columns = tensor.shape().get(1);
    float[] values = tensor.values();
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % columns * rows + i / columns] = values[i];
    }
    return new Tensor(List.of(columns, rows), turned);
  }

  /// Layers in the order that their names' numbers tell, where a file has them by the alphabet, as
  /// safetensors does: `layer.2` comes before `layer.10`.
  static List<ForeignLayer> counted(List<ForeignLayer> layers) {
    List<String> names = layers.stream().map(ForeignLayer::name).toList();
    return names.equals(names.stream().sorted().toList())
        ? layers.stream().sorted(Comparator.comparing(ForeignLayer::name, COUNTING)).toList()
        : layers;
  }

  private static String padded(String name) {
    return DIGITS
        .matcher(name)
        .replaceAll(digits -> "0".repeat(9 - digits.group().length()) + digits.group());
  }
}
