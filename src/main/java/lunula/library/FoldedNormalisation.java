package lunula.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.model.Tensor;
import org.jspecify.annotations.Nullable;

/// Batch normalisations of a trained network, put into the layers before them, fully connected ones
/// or convolutions: they
/// scale and shift each output by what was seen in training, y = γ (x − m) / √(v + ε) + β (Ioffe
/// & Szegedy 2015, algorithm 2), so that W becomes γ / √(v + ε) · W and b becomes
/// γ (b − m) / √(v + ε) + β.
///
/// @param tensors all of them, with the layers changed
/// @param folded names of the normalisations that are in their layers now
/// @param left names of layers that are neither fully connected nor convolutions and stay, so that
/// the
///     network gives something else without them
record FoldedNormalisation(
    SequencedMap<String, Tensor> tensors, List<String> folded, List<String> left) {
  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final String MEAN = ".running_mean";
  private static final String VARIANCE = ".running_var";

  /// What every program takes unless it is told otherwise.
  private static final double EPSILON = 1e-5;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");

  /// Folds what can be folded: a normalisation whose layer is known.
  static FoldedNormalisation of(SequencedMap<String, Tensor> found) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(found);
    List<String> folded = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Map.Entry<String, Tensor> entry : found.entrySet()) {
      String name = before(entry.getKey(), WEIGHT);
      boolean vector = entry.getValue().shape().size() == 1;
      if (name != null && vector && !found.containsKey(name + MEAN)) {
        left.add(name);
      }
      String normalisation = before(entry.getKey(), MEAN);
      Tensor variance = normalisation == null ? null : found.get(normalisation + VARIANCE);
      if (normalisation != null && variance != null) {
        String layer = layer(found, normalisation, variance.size());
        if (layer == null) {
          left.add(normalisation);
        } else {
          fold(tensors, layer, normalisation);
          folded.add(normalisation);
        }
      }
    }
    return new FoldedNormalisation(tensors, List.copyOf(folded), List.copyOf(left));
  }

  /// The layer that a normalisation follows at once: in a sequence that with the number before it;
  /// elsewhere the only one of its width, or of these the one with its number, as of fc1 and bn1.
  /// Null if that is not told: the order of tensors in a file says nothing.
  private static @Nullable String layer(
      SequencedMap<String, Tensor> tensors, String normalisation, int width) {
    List<String> candidates =
        tensors.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(WEIGHT))
            .filter(entry -> outputs(tensors, entry.getKey()) == width)
            .map(entry -> entry.getKey().substring(0, entry.getKey().length() - WEIGHT.length()))
            .toList();
    Matcher numbered = NUMBERED.matcher(normalisation);
    if (numbered.matches() && numbered.group(1).endsWith(".")) {
      String before = numbered.group(1) + (Integer.parseInt(numbered.group(2)) - 1);
      return candidates.contains(before) ? before : null;
    }
    List<String> alike =
        candidates.size() == 1 || !numbered.matches()
            ? candidates
            : candidates.stream().filter(name -> isNumbered(name, numbered.group(2))).toList();
    return alike.size() == 1 ? alike.getFirst() : null;
  }

  /// Numbers or planes that come out of a layer; 0 of what is none.
  private static int outputs(Map<String, Tensor> tensors, String weight) {
    String name = weight.substring(0, weight.length() - WEIGHT.length());
    ForeignLayer layer =
        ForeignLayer.of(
            name, Objects.requireNonNull(tensors.get(weight)), tensors.get(name + BIAS));
    return layer == null ? 0 : layer.out();
  }

  private static boolean isNumbered(String name, String number) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() && numbered.group(2).equals(number);
  }

  private static @Nullable String before(String key, String ending) {
    return key.endsWith(ending) ? key.substring(0, key.length() - ending.length()) : null;
  }

  private static void fold(
      SequencedMap<String, Tensor> tensors, String layer, String normalisation) {
    Tensor weight = Objects.requireNonNull(tensors.get(layer + WEIGHT));
    ForeignLayer shape =
        Objects.requireNonNull(ForeignLayer.of(layer, weight, tensors.get(layer + BIAS)));
    int out = shape.out();
    // Of a transposed convolution, the second axis counts what comes out.
    int inner = weight.size() / weight.shape().getFirst();
    if (shape.kind() == ForeignLayer.Kind.TRANSPOSED) {
      inner /= out;
    }
    float[] weights = weight.values();
    float[] biases = numbers(tensors, layer + BIAS, out, 0);
    float[] gamma = numbers(tensors, normalisation + WEIGHT, out, 1);
    float[] beta = numbers(tensors, normalisation + BIAS, out, 0);
    float[] mean = numbers(tensors, normalisation + MEAN, out, 0);
    float[] variance = numbers(tensors, normalisation + VARIANCE, out, 1);
    double[] scales = new double[out];
    for (int i = 0; i < out; i++) {
      scales[i] = gamma[i] / Math.sqrt(variance[i] + EPSILON);
      biases[i] = (float) (scales[i] * (biases[i] - mean[i]) + beta[i]);
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] *= (float) scales[k / inner % out];
    }
    tensors.put(layer + WEIGHT, new Tensor(weight.shape(), weights));
    tensors.put(layer + BIAS, new Tensor(List.of(out), biases));
  }

  /// The numbers of a tensor, or as many others where it is missing.
  private static float[] numbers(
      Map<String, Tensor> tensors, String name, int count, float otherwise) {
    Tensor tensor = tensors.get(name);
    if (tensor != null && tensor.size() == count) {
      return tensor.values();
    }
    float[] others = new float[count];
    Arrays.fill(others, otherwise);
    return others;
  }
}
