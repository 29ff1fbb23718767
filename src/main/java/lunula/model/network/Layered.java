package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;
import org.jspecify.annotations.Nullable;

/// Layers written one by one, for networks that no other kind describes, such as convolutional ones
/// that were trained elsewhere:
///
///     conv 32 k4 s2 p1, relu, flatten, linear 256, relu
///     linear 6272, relu, unflatten 32 14 14, transposed 1 k4 s2 p1
///
/// `conv`, `transposed` and `linear` are followed by how many planes or numbers come out; how many
/// go in follows from the layer before. `k`, `s` and `p` are kernel, stride (1 if not given) and
/// padding (0 if not given). `pool 2` is max-pooling of that kernel and stride, `shuffle 2`
/// depth-to-space, and functions go by the names of [Activation]. A decoder that begins with planes
/// takes the encoder's features straight.
///
/// @param encoderLayers from the image to its features; one to 64
/// @param decoderLayers from the code to the pixels, without a last non-linearity; one to 64
public record Layered(String encoderLayers, String decoderLayers) implements Body {
  private static final String ENCODER = "encoderLayers";
  private static final String DECODER = "decoderLayers";

  static final NetworkSettings DEFAULTS =
      settings(
          List.of("conv 32 k4 s2 p1", "relu", "conv 64 k4 s2 p1", "relu", "flatten"),
          List.of(
              "linear 3136",
              "relu",
              "unflatten 64 7 7",
              "transposed 32 k4 s2 p1",
              "relu",
              "transposed 1 k4 s2 p1"));

  private static final int MOST_LAYERS = 64;
  private static final int MOST_OUTPUTS = 1 << 16;

  /// How layers are written; read when the first network of this kind is, not when Lunula starts.
  private static final class Writing {
    static final Pattern KERNELS =
        Pattern.compile(
            "(conv|transposed) (\\d{1,5}) k(\\d{1,3})(?: s(\\d{1,2}))?(?: p(\\d{1,2}))?");
    static final Pattern COUNTED = Pattern.compile("(linear|pool|shuffle) (\\d{1,5})");
    static final Pattern PLANES = Pattern.compile("unflatten (\\d{1,5}) (\\d{1,4}) (\\d{1,4})");
  }

  public Layered {
    encoderLayers = checked(ENCODER, encoderLayers);
    decoderLayers = checked(DECODER, decoderLayers);
  }

  Layered(NetworkSettings settings) {
    this(settings.text(ENCODER), settings.text(DECODER));
  }

  private static String checked(String name, String written) {
    List<String> words = words(written);
    if (words.isEmpty() || words.size() > MOST_LAYERS) {
      throw new InvalidValueException("model.layers.count", name, MOST_LAYERS);
    }
    for (int i = 0; i < words.size(); i++) {
      if (!known(words.get(i))) {
        throw new InvalidValueException("model.layers.word", name + "[" + i + "]", words.get(i));
      }
    }
    return String.join(", ", words);
  }

  private static List<String> words(String written) {
    return Stream.of(written.split("[,;\\n]"))
        .map(word -> word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean known(String word) {
    return function(word).isPresent()
        || word.equals("flatten")
        || Stream.of(Writing.KERNELS, Writing.COUNTED, Writing.PLANES)
            .anyMatch(kind -> isLayer(kind.matcher(word)));
  }

  /// Every number but that of a padding is at least 1.
  private static boolean isLayer(Matcher word) {
    if (!word.matches()) {
      return false;
    }
    for (int i = word.group(1).matches("\\d+") ? 1 : 2; i <= word.groupCount(); i++) {
      boolean padding = word.pattern().equals(Writing.KERNELS) && i == word.groupCount();
      int count = number(word.group(i), 1);
      if (count > MOST_OUTPUTS || (count < 1 && !padding)) {
        return false;
      }
    }
    return true;
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static Optional<Activation> function(String word) {
    return Stream.of(Activation.values())
        .filter(function -> NetworkSettings.lower(function).equals(word))
        .findFirst();
  }

  @Override
  public String kind() {
    return "layers";
  }

  @Override
  public NetworkSettings settings() {
    return settings(List.of(encoderLayers), List.of(decoderLayers));
  }

  private static NetworkSettings settings(List<String> encoder, List<String> decoder) {
    var values = new LinkedHashMap<String, Object>();
    values.put(ENCODER, String.join(", ", encoder));
    values.put(DECODER, String.join(", ", decoder));
    return new NetworkSettings(values);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    return layers(
        ENCODER,
        encoderLayers,
        takesPlanes(encoderLayers) ? image.plane() : List.of(image.pixels() + classes));
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    List<Integer> planes = code(image);
    return layers(DECODER, decoderLayers, planes.isEmpty() ? List.of(inputs) : planes);
  }

  @Override
  public List<Integer> code(ImageSize image) {
    return takesPlanes(decoderLayers) ? Layer.output(encoder(image, 0), image.plane()) : List.of();
  }

  @Override
  public boolean classAtInput() {
    return !takesPlanes(encoderLayers);
  }

  private static boolean takesPlanes(String written) {
    return Writing.KERNELS.matcher(words(written).getFirst()).matches();
  }

  private static List<Layer> layers(String name, String written, List<Integer> input) {
    List<Layer> layers = new ArrayList<>();
    List<Integer> shape = input;
    List<String> words = words(written);
    for (int i = 0; i < words.size(); i++) {
      Layer layer = layer(words.get(i), shape);
      try {
        shape = layer.output(shape);
      } catch (IllegalArgumentException other) {
        throw new InvalidValueException(
            "model.layers.shape", name + "[" + i + "]", words.get(i), shape.toString());
      }
      layers.add(layer);
    }
    return layers;
  }

  private static Layer layer(String word, List<Integer> shape) {
    int in = shape.getFirst();
    Matcher kernels = Writing.KERNELS.matcher(word);
    if (kernels.matches()) {
      int out = number(kernels.group(2), 1);
      int kernel = number(kernels.group(3), 1);
      int stride = number(kernels.group(4), 1);
      int padding = number(kernels.group(5), 0);
      return kernels.group(1).equals("conv")
          ? new Layer.Convolution(in, out, kernel, stride, padding)
          : new Layer.TransposedConvolution(in, out, kernel, stride, padding);
    }
    Matcher counted = Writing.COUNTED.matcher(word);
    if (counted.matches()) {
      int count = number(counted.group(2), 1);
      return switch (counted.group(1)) {
        case "linear" -> new Layer.Linear(in, count);
        case "pool" -> new Layer.MaxPool(count, count);
        default -> new Layer.PixelShuffle(count);
      };
    }
    Matcher planes = Writing.PLANES.matcher(word);
    if (planes.matches()) {
      return new Layer.Unflatten(
          number(planes.group(1), 1), number(planes.group(2), 1), number(planes.group(3), 1));
    }
    return function(word).<Layer>map(Layer.Nonlinear::new).orElseGet(Layer.Flatten::new);
  }

  @Override
  public String summary() {
    return outputs(encoderLayers);
  }

  private static String outputs(String written) {
    return words(written).stream()
        .filter(word -> word.startsWith("conv ") || word.startsWith("linear "))
        .map(word -> (word.startsWith("conv") ? "conv " : "") + word.split(" ", -1)[1])
        .collect(Collectors.joining("-"))
        .replace("-conv ", "-");
  }
}
