package lunula.library;

import static lunula.library.ForeignLayer.BIAS;
import static lunula.library.ForeignLayer.WEIGHT;

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

/// Batch normalisations of a trained network and the layers that they are taken into, those before
/// them: they scale and shift each output by what was seen in training, y = γ (x − m) / √(v + ε) +
/// β
/// (Ioffe & Szegedy 2015, algorithm 2), so that W becomes γ / √(v + ε) · W and b becomes
/// γ (b − m) / √(v + ε) + β.
///
/// @param layers all tensors, and a bias of zeros where a normalised layer has none
/// @param behind the normalisation behind a layer, by the layer's name
/// @param left names of layers that are neither fully connected nor convolutions and stay, so that
///     the network gives something else without them
record Normalisations(
    SequencedMap<String, Tensor> layers, SequencedMap<String, String> behind, List<String> left) {
  private static final String MEAN = ".running_mean";
  private static final String VARIANCE = ".running_var";

  /// What every program takes unless it is told otherwise.
  private static final double EPSILON = 1e-5;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");

  /// Finds the layer of each.
  static Normalisations of(SequencedMap<String, Tensor> found) {
    SequencedMap<String, String> behind = new LinkedHashMap<>();
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
        if (layer == null || behind.containsKey(layer)) {
          left.add(normalisation);
        } else {
          behind.put(layer, normalisation);
        }
      }
    }
    SequencedMap<String, Tensor> layers = new LinkedHashMap<>(found);
    behind.forEach(
        (layer, normalisation) -> {
          int width = Objects.requireNonNull(found.get(normalisation + VARIANCE)).size();
          layers.putIfAbsent(layer + BIAS, new Tensor(List.of(width), new float[width]));
        });
    return new Normalisations(layers, behind, List.copyOf(left));
  }

  /// The layer that a normalisation follows at once: in a sequence that with the number before it;
  /// elsewhere the only one of its width, or of these the one with its number, as of fc1 and bn1,
  /// or
  /// that which a numbered one stands right behind in the file. Null if that is not told.
  private static @Nullable String layer(
      SequencedMap<String, Tensor> tensors, String normalisation, int width) {
    List<String> candidates =
        tensors.keySet().stream()
            .filter(name -> name.endsWith(WEIGHT) && gives(tensors, name, width))
            .map(name -> name.substring(0, name.length() - WEIGHT.length()))
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
    if (alike.size() != 1 && numbered.matches()) {
      alike = candidates.stream().filter(name -> stands(tensors, name, normalisation)).toList();
    }
    return alike.size() == 1 ? alike.getFirst() : null;
  }

  /// Whether a layer's tensors are the last before a normalisation's.
  private static boolean stands(
      SequencedMap<String, Tensor> tensors, String layer, String normalisation) {
    String before = "";
    for (String name : tensors.keySet()) {
      if (name.startsWith(normalisation + ".")) {
        return before.equals(layer + WEIGHT) || before.equals(layer + BIAS);
      }
      before = name;
    }
    return false;
  }

  private static boolean gives(Map<String, Tensor> tensors, String weight, int width) {
    String name = weight.substring(0, weight.length() - WEIGHT.length());
    ForeignLayer layer =
        ForeignLayer.of(
            name, Objects.requireNonNull(tensors.get(weight)), tensors.get(name + BIAS));
    boolean unbiased = !tensors.containsKey(name + BIAS);
    // Without a bias, nothing tells which of the two numbers of planes comes out.
    return layer != null
        && (layer.out() == width || (unbiased && !layer.linear() && layer.in() == width));
  }

  private static boolean isNumbered(String name, String number) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() && numbered.group(2).equals(number);
  }

  private static @Nullable String before(String key, String ending) {
    return key.endsWith(ending) ? key.substring(0, key.length() - ending.length()) : null;
  }

  /// Weight and bias of a layer with the normalisation behind it.
  ///
  /// @param parameters `weight` and, if there is one, `bias`
  /// @param transposed whether the second axis of the weight counts what comes out
  static Map<String, Tensor> folded(
      Map<String, Tensor> parameters,
      Map<String, Tensor> tensors,
      String normalisation,
      boolean transposed) {
    Tensor weight = Objects.requireNonNull(parameters.get("weight"));
    int out = weight.shape().get(transposed ? 1 : 0);
    int inner = weight.size() / weight.shape().getFirst() / (transposed ? out : 1);
    float[] weights = weight.values();
    float[] biases = numbers(parameters.get("bias"), out, 0);
    float[] gamma = numbers(tensors.get(normalisation + WEIGHT), out, 1);
    float[] beta = numbers(tensors.get(normalisation + BIAS), out, 0);
    float[] mean = numbers(tensors.get(normalisation + MEAN), out, 0);
    float[] variance = numbers(tensors.get(normalisation + VARIANCE), out, 1);
    double[] scales = new double[out];
    for (int i = 0; i < out; i++) {
      scales[i] = gamma[i] / Math.sqrt(variance[i] + EPSILON);
      biases[i] = (float) (scales[i] * (biases[i] - mean[i]) + beta[i]);
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] *= (float) scales[k / inner % out];
    }
    return Map.of(
        "weight", new Tensor(weight.shape(), weights), "bias", new Tensor(List.of(out), biases));
  }

  /// The numbers of a tensor, or as many others where it is missing.
  private static float[] numbers(@Nullable Tensor tensor, int count, float otherwise) {
    if (tensor != null && tensor.size() == count) {
      return tensor.values();
    }
    float[] others = new float[count];
    Arrays.fill(others, otherwise);
    return others;
  }
}
