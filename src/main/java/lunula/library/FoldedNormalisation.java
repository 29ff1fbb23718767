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

/// Batch normalisations of a trained network, put into the fully connected layers before them: they
/// scale and shift each output by what was seen in training, y = γ (x − m) / √(v + ε) + β (Ioffe
/// & Szegedy 2015, algorithm 2), so that W becomes γ / √(v + ε) · W and b becomes
/// γ (b − m) / √(v + ε) + β.
///
/// @param tensors all of them, with the layers changed
/// @param folded names of the normalisations that are in their layers now
/// @param left names of layers that are no fully connected ones and stay, so that the network gives
///     something else without them
record FoldedNormalisation(
    SequencedMap<String, Tensor> tensors, List<String> folded, List<String> left) {
  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final String MEAN = ".running_mean";
  private static final String VARIANCE = ".running_var";

  /// What every program takes unless it is told otherwise.
  private static final double EPSILON = 1e-5;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

  /// Folds what can be folded: a normalisation that follows its layer at once. Where names are
  /// numbers of a sequence, what stands between is seen in them.
  static FoldedNormalisation of(SequencedMap<String, Tensor> found) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(found);
    List<String> folded = new ArrayList<>();
    List<String> left = new ArrayList<>();
    String layer = null;
    for (Map.Entry<String, Tensor> entry : found.entrySet()) {
      String name = before(entry.getKey(), WEIGHT);
      int axes = entry.getValue().shape().size();
      if (name != null && axes == 2) {
        layer = name;
      } else if (name != null && axes == 1 && !found.containsKey(name + MEAN)) {
        left.add(name);
      }
      String normalisation = before(entry.getKey(), MEAN);
      Tensor variance = normalisation == null ? null : found.get(normalisation + VARIANCE);
      if (normalisation != null && variance != null) {
        Tensor weight = layer == null ? null : found.get(layer + WEIGHT);
        if (layer != null
            && weight != null
            && follows(layer, normalisation)
            && weight.shape().getFirst() == variance.size()) {
          fold(tensors, layer, normalisation);
          folded.add(normalisation);
        } else {
          left.add(normalisation);
        }
      }
    }
    return new FoldedNormalisation(tensors, List.copyOf(folded), List.copyOf(left));
  }

  private static @Nullable String before(String key, String ending) {
    return key.endsWith(ending) ? key.substring(0, key.length() - ending.length()) : null;
  }

  private static boolean follows(String layer, String normalisation) {
    Matcher one = NUMBERED.matcher(layer);
    Matcher next = NUMBERED.matcher(normalisation);
    boolean sequence = one.matches() && next.matches() && one.group(1).equals(next.group(1));
    return !sequence || Integer.parseInt(next.group(2)) == Integer.parseInt(one.group(2)) + 1;
  }

  private static void fold(
      SequencedMap<String, Tensor> tensors, String layer, String normalisation) {
    Tensor weight = Objects.requireNonNull(tensors.get(layer + WEIGHT));
    int out = weight.shape().get(0);
    int in = weight.shape().get(1);
    float[] weights = weight.values();
    float[] biases = numbers(tensors, layer + BIAS, out, 0);
    float[] gamma = numbers(tensors, normalisation + WEIGHT, out, 1);
    float[] beta = numbers(tensors, normalisation + BIAS, out, 0);
    float[] mean = numbers(tensors, normalisation + MEAN, out, 0);
    float[] variance = numbers(tensors, normalisation + VARIANCE, out, 1);
    for (int i = 0; i < out; i++) {
      double scale = gamma[i] / Math.sqrt(variance[i] + EPSILON);
      biases[i] = (float) (scale * (biases[i] - mean[i]) + beta[i]);
      for (int k = 0; k < in; k++) {
        weights[i * in + k] *= (float) scale;
      }
    }
    tensors.put(layer + WEIGHT, new Tensor(List.of(out, in), weights));
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
