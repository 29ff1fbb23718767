package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lunula.model.ImageSize;

/// Fully connected layers: pixels → `encoderWidths`, code → `decoderWidths` → pixels.
///
/// @param encoderWidths units of the encoder's hidden layers, from the image inwards; 1 to 8 layers
///     of 1 to 8192
/// @param decoderWidths units of the decoder's hidden layers, from the code outwards; likewise
/// @param activation between the layers
public record Mlp(List<Integer> encoderWidths, List<Integer> decoderWidths, Activation activation)
    implements Body {
  static final NetworkSettings DEFAULTS = mirrored(Activation.RELU, 512).settings();

  public Mlp {
    encoderWidths = NetworkSettings.checked("encoder", encoderWidths, 8, 1, 8192);
    decoderWidths = NetworkSettings.checked("decoder", decoderWidths, 8, 1, 8192);
  }

  public Mlp(NetworkSettings settings) {
    this(
        settings.counts("encoder"),
        settings.counts("decoder"),
        settings.constant("activation", Activation.class));
  }

  /// A network whose decoder mirrors its encoder.
  public static Mlp mirrored(Activation activation, Integer... widths) {
    List<Integer> inwards = List.of(widths);
    return new Mlp(inwards, inwards.reversed(), activation);
  }

  @Override
  public String kind() {
    return "mlp";
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("encoder", encoderWidths);
    values.put("decoder", decoderWidths);
    values.put("activation", NetworkSettings.lower(activation));
    return new NetworkSettings(values);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    return stack(image.pixels() + classes, encoderWidths, activation);
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    return decoder(image, inputs, decoderWidths, activation);
  }

  /// Fully connected layers from a code to an image.
  static List<Layer> decoder(
      ImageSize image, int inputs, List<Integer> widths, Activation activation) {
    List<Layer> layers = stack(inputs, widths, activation);
    layers.add(new Layer.Linear(widths.getLast(), image.pixels()));
    return layers;
  }

  static List<Layer> stack(int inputs, List<Integer> widths, Activation activation) {
    List<Layer> layers = new ArrayList<>();
    int in = inputs;
    for (int out : widths) {
      layers.add(new Layer.Linear(in, out));
      layers.add(new Layer.Nonlinear(activation));
      in = out;
    }
    return layers;
  }

  @Override
  public boolean classAtInput() {
    return true;
  }

  @Override
  public String summary() {
    return words(encoderWidths);
  }

  @Override
  public Optional<String> unevenDecoder() {
    return decoderWidths.equals(encoderWidths.reversed())
        ? Optional.empty()
        : Optional.of(words(decoderWidths));
  }

  private static String words(List<Integer> widths) {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
