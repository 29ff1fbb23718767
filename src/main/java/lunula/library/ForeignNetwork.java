package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.format.ForeignWeights;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Mlp;
import lunula.model.network.Weights;
import org.jspecify.annotations.Nullable;

/// A network of fully connected layers that another program trained, read from the shapes of its
/// tensors, whatever they are called: a chain of layers from the pixels to the code, one layer or
/// two of the same shape for it, or one that gives mean and log-variance, and a chain back.
///
/// Which of the two layers is the mean, the activation and the output cannot be read from shapes;
/// they are proposed by their names and what is usual, and the person confirms them.
///
/// @param name of the file, without its ending
/// @param tensors all that were found, with their shapes
/// @param encoder layers from the pixels on, without the code's
/// @param mean the layer that gives the mean, or the code
/// @param logVariance the layer that gives the log-variance; null of a plain autoencoder
/// @param decoder layers from the code on
/// @param folded batch normalisations, which are in the layers before them now
public record ForeignNetwork(
    String name,
    SequencedMap<String, Tensor> tensors,
    List<String> encoder,
    String mean,
    @Nullable String logVariance,
    List<String> decoder,
    List<String> folded) {
  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final int MOST_LAYERS = 64;

  /// A layer: its name, and its shape (out, in).
  private record Linear(String name, int out, int in) {
    boolean says(String... words) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (String word : words) {
        if (lower.contains(word)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Reads a file and proposes a network.
  ///
  /// @param wantedMean the layer that is the mean; null to propose one
  /// @throws IOException with a sentence, if it cannot be read or is no such network
  public static ForeignNetwork read(Path file, @Nullable String wantedMean) throws IOException {
    var folding = FoldedNormalisation.of(ForeignWeights.read(file));
    SequencedMap<String, Tensor> tensors = folding.tensors();
    ForeignNetwork found = arranged(plain(file), tensors);
    for (Linear layer : found == null ? linear(tensors) : List.<Linear>of()) {
      // One layer may give both, the mean first.
      if (found == null && layer.out() % 2 == 0 && layer.out() < layer.in()) {
        found = arranged(plain(file), halved(tensors, layer));
      }
    }
    if (found == null) {
      throw new UserMessageException(
          "library.foreign.shapes", UserMessages.shortName(file), list(tensors));
    }
    if (!folding.left().isEmpty()) {
      throw new UserMessageException(
          "library.foreign.layers",
          UserMessages.shortName(file),
          String.join(", ", folding.left()));
    }
    ForeignNetwork whole =
        new ForeignNetwork(
            found.name,
            found.tensors,
            found.encoder,
            found.mean,
            found.logVariance,
            found.decoder,
            folding.folded());
    return wantedMean == null ? whole : whole.withMean(file, wantedMean);
  }

  private static String plain(Path file) {
    String name = String.valueOf(file.getFileName());
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }

  private static String list(Map<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .limit(MOST_LAYERS)
        .map(entry -> entry.getKey() + " " + entry.getValue().shape())
        .collect(Collectors.joining(", "));
  }

  /// The tensors that were found, with their shapes.
  public String list() {
    return list(tensors);
  }

  private static List<Linear> linear(SequencedMap<String, Tensor> tensors) {
    List<Linear> layers = new ArrayList<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.endsWith(WEIGHT) && tensor.shape().size() == 2) {
            layers.add(
                new Linear(
                    name.substring(0, name.length() - WEIGHT.length()),
                    tensor.shape().get(0),
                    tensor.shape().get(1)));
          }
        });
    return layers;
  }

  /// The same with a layer taken for two: the upper half of its outputs, and the lower.
  private static SequencedMap<String, Tensor> halved(
      SequencedMap<String, Tensor> tensors, Linear layer) {
    SequencedMap<String, Tensor> halves = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.equals(layer.name() + WEIGHT) || name.equals(layer.name() + BIAS)) {
            String end = name.substring(layer.name().length());
            List<Integer> shape = new ArrayList<>(tensor.shape());
            shape.set(0, shape.getFirst() / 2);
            float[] values = tensor.values();
            int half = values.length / 2;
            float[] first = Arrays.copyOf(values, half);
            float[] second = Arrays.copyOfRange(values, half, 2 * half);
            halves.put(layer.name() + ".mean" + end, new Tensor(shape, first));
            halves.put(layer.name() + ".log_variance" + end, new Tensor(shape, second));
          } else {
            halves.put(name, tensor);
          }
        });
    return halves;
  }

  private static @Nullable ForeignNetwork arranged(
      String name, SequencedMap<String, Tensor> tensors) {
    List<Linear> layers = linear(tensors);
    boolean others = tensors.values().stream().anyMatch(tensor -> tensor.shape().size() > 2);
    if (others || layers.size() < 2 || layers.size() > MOST_LAYERS) {
      return null;
    }
    int pixels = layers.stream().mapToInt(Linear::in).max().orElse(0);
    for (int i = 0; i < layers.size(); i++) {
      for (int k = i + 1; k < layers.size(); k++) {
        Linear one = layers.get(i);
        Linear other = layers.get(k);
        if (one.out() == other.out() && one.in() == other.in() && one.out() < one.in()) {
          List<Linear> rest = new ArrayList<>(layers);
          rest.removeAll(List.of(one, other));
          boolean swapped =
              one.says("var", "sigma", "std", "scale") || other.says("mean", "mu", "loc");
          ForeignNetwork found =
              around(name, tensors, rest, swapped ? other : one, swapped ? one : other, pixels);
          if (found != null) {
            return found;
          }
        }
      }
    }
    // The narrowest layer is the code of a plain autoencoder.
    Linear code = layers.stream().min((a, b) -> Integer.compare(a.out(), b.out())).orElseThrow();
    List<Linear> rest = new ArrayList<>(layers);
    rest.remove(code);
    return around(name, tensors, rest, code, null, pixels);
  }

  /// The chains before and behind the code; null if there are none that use every layer.
  private static @Nullable ForeignNetwork around(
      String name,
      SequencedMap<String, Tensor> tensors,
      List<Linear> rest,
      Linear mean,
      @Nullable Linear logVariance,
      int pixels) {
    List<Linear> left = new ArrayList<>(rest);
    List<String> decoder = new ArrayList<>();
    int width = mean.out();
    while (decoder.isEmpty() || width != pixels) {
      Linear next = next(left, width, true);
      if (next == null) {
        return null;
      }
      left.remove(next);
      decoder.add(next.name());
      width = next.out();
    }
    List<String> encoder = new ArrayList<>();
    width = mean.in();
    while (width != pixels || !left.isEmpty()) {
      Linear before = next(left, width, false);
      if (before == null) {
        return null;
      }
      left.remove(before);
      encoder.addFirst(before.name());
      width = before.in();
    }
    return new ForeignNetwork(
        name,
        tensors,
        List.copyOf(encoder),
        mean.name(),
        logVariance == null ? null : logVariance.name(),
        List.copyOf(decoder),
        List.of());
  }

  private static @Nullable Linear next(List<Linear> left, int width, boolean decoding) {
    Linear found = null;
    for (Linear layer : decoding ? left : left.reversed()) {
      if ((decoding ? layer.in() : layer.out()) == width) {
        boolean told = layer.says(decoding ? "dec" : "enc");
        if (told) {
          return layer;
        }
        found = found == null ? layer : found;
      }
    }
    return found;
  }

  private ForeignNetwork withMean(Path file, String wanted) throws UserMessageException {
    if (mean.equals(wanted)) {
      return this;
    }
    if (logVariance == null || !logVariance.equals(wanted)) {
      throw new UserMessageException(
          "library.foreign.mean",
          UserMessages.shortName(file),
          wanted,
          logVariance == null ? mean : mean + ", " + logVariance);
    }
    return new ForeignNetwork(name, tensors, encoder, wanted, mean, decoder, folded);
  }

  /// How many pixels its images have.
  public int pixels() {
    return shape(encoder.isEmpty() ? mean : encoder.getFirst()).get(1);
  }

  private List<Integer> shape(String layer) {
    Tensor tensor = tensors.get(layer + WEIGHT);
    return tensor == null ? List.of(0, 0) : tensor.shape();
  }

  /// The network, as it is once activation and output are known.
  ///
  /// @param image of as many pixels
  /// @throws IllegalArgumentException with a sentence, if it cannot be
  public Architecture architecture(ImageSize image, Activation activation, Output output) {
    boolean logits = output == Output.LOGITS || output == Output.SIGMOID;
    return new Architecture(
        image,
        new Mlp(
            encoder.stream().map(layer -> shape(layer).getFirst()).toList(),
            decoder.subList(0, decoder.size() - 1).stream()
                .map(layer -> shape(layer).getFirst())
                .toList(),
            activation),
        shape(mean).getFirst(),
        logVariance == null ? Code.POINT : Code.NORMAL,
        0,
        logits ? Output.LOGITS : output,
        logits ? Likelihood.BERNOULLI : Likelihood.SQUARED_ERROR);
  }

  /// Its weights under the names of a network.
  ///
  /// @param network as [#architecture] gives it
  public Weights weights(Architecture network) {
    List<String> layers = new ArrayList<>(encoder);
    layers.add(mean);
    if (logVariance != null) {
      layers.add(logVariance);
    }
    layers.addAll(decoder);
    SequencedMap<String, Tensor> named = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, List<Integer>> parameter : network.parameters().entrySet()) {
      String key = parameter.getKey();
      boolean weight = key.endsWith(WEIGHT);
      Tensor tensor = tensors.get(layers.get(at) + (weight ? WEIGHT : BIAS));
      int size = parameter.getValue().stream().reduce(1, Math::multiplyExact);
      // A layer without a bias adds nothing.
      named.put(key, tensor == null ? new Tensor(parameter.getValue(), new float[size]) : tensor);
      at += weight ? 0 : 1;
    }
    return new Weights(named);
  }
}
