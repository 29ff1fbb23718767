package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;

/// Convolutions of stride 2 inwards; outwards the same with depth-to-space, which is faster than a
/// transposed convolution and leaves no checkerboard (Odena et al. 2016). Fully connected layers
/// stand on either side of the code.
///
/// @param channels planes after each halving, from the image inwards; 1 to 5 of 1 to 512
/// @param hidden units of the fully connected layers, towards the code and mirrored from it; 1 to 5
///     of 1 to 8192
/// @param activation between the layers
public record Convolutional(List<Integer> channels, List<Integer> hidden, Activation activation)
    implements Body {
  static final NetworkSettings DEFAULTS =
      new Convolutional(List.of(32, 64), List.of(256), Activation.SILU).settings();

  public Convolutional {
    channels = NetworkSettings.checked("channels", channels, 5, 1, 512);
    hidden = NetworkSettings.checked("hidden", hidden, 5, 1, 8192);
  }

  Convolutional(NetworkSettings settings) {
    this(
        settings.counts("channels"),
        settings.counts("hidden"),
        settings.constant("activation", Activation.class));
  }

  @Override
  public String kind() {
    return "convolutional";
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("channels", channels);
    values.put("hidden", hidden);
    values.put("activation", NetworkSettings.lower(activation));
    return new NetworkSettings(values);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    int step = step(image);
    List<Layer> layers = new ArrayList<>();
    int in = 1;
    for (int out : channels) {
      // A kernel of 4 with stride 2 sees every pixel equally often.
      layers.add(new Layer.Convolution(in, out, 4, 2, 1));
      layers.add(new Layer.Nonlinear(activation));
      in = out;
    }
    layers.add(new Layer.Flatten());
    connect(layers, in * (image.height() / step) * (image.width() / step), hidden);
    return layers;
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    int step = step(image);
    int height = image.height() / step;
    int width = image.width() / step;
    int in = channels.getLast();
    List<Layer> layers = new ArrayList<>();
    List<Integer> units = new ArrayList<>(hidden.reversed());
    units.add(in * height * width);
    connect(layers, inputs, units);
    layers.add(new Layer.Unflatten(in, height, width));
    for (int level = channels.size() - 2; level >= 0; level--) {
      int out = channels.get(level);
      layers.add(new Layer.Convolution(in, 4 * out, 3, 1, 1));
      layers.add(new Layer.PixelShuffle(2));
      layers.add(new Layer.Nonlinear(activation));
      in = out;
    }
    layers.add(new Layer.Convolution(in, 4, 3, 1, 1));
    layers.add(new Layer.PixelShuffle(2));
    return layers;
  }

  private void connect(List<Layer> layers, int inputs, List<Integer> units) {
    int in = inputs;
    for (int out : units) {
      layers.add(new Layer.Linear(in, out));
      layers.add(new Layer.Nonlinear(activation));
      in = out;
    }
  }

  @Override
  public String summary() {
    return "conv " + joined(channels) + "-" + joined(hidden);
  }

  private static String joined(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  private int step(ImageSize image) {
    int step = 1 << channels.size();
    if (image.width() % step != 0 || image.height() % step != 0) {
      throw new InvalidValueException("model.convolutions", channels.size(), image.toString());
    }
    return step;
  }
}
