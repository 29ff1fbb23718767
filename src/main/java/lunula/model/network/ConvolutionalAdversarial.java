package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;

/// A generator of transposed convolutions, which double the planes' sides, and a critic of
/// convolutions of stride 2, as in Radford et al. 2016, but without batch normalisation, which a
/// gradient penalty cannot pass. There is no encoder, and neither can be told the class.
///
/// @param channels planes after each halving, from the image inwards; of the generator in reverse;
/// 1
///     to 5 of 1 to 512
/// @param activation between the generator's layers
/// @param criticActivation between the critic's layers
/// @param rules how they play against each other
public record ConvolutionalAdversarial(
    List<Integer> channels,
    Activation activation,
    Activation criticActivation,
    Adversarial.Game rules)
    implements Body {
  private static final String ID = "gan-convolutional";

  /// The kind in the register.
  public static final Bodies.Kind KIND =
      new Bodies.Kind(
          ID,
          new ConvolutionalAdversarial(
                  List.of(32, 64), Activation.RELU, Activation.LEAKY_RELU, Adversarial.Game.USUAL)
              .settings(),
          ConvolutionalAdversarial::new);

  public ConvolutionalAdversarial {
    channels = NetworkSettings.checked("channels", channels, 5, 1, 512);
    rules.check(criticActivation);
  }

  private ConvolutionalAdversarial(NetworkSettings settings) {
    this(
        settings.counts("channels"),
        settings.constant("activation", Activation.class),
        settings.constant("criticActivation", Activation.class),
        new Adversarial.Game(settings));
  }

  @Override
  public String kind() {
    return ID;
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("channels", channels);
    values.put("activation", NetworkSettings.lower(activation));
    values.put("criticActivation", NetworkSettings.lower(criticActivation));
    rules.into(values);
    return new NetworkSettings(values);
  }

  @Override
  public Optional<Adversarial.Game> game() {
    return Optional.of(rules);
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    ImageSize core = core(image);
    int in = channels.getLast();
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Linear(inputs, in * core.pixels()));
    layers.add(new Layer.Nonlinear(activation));
    layers.add(new Layer.Unflatten(in, core.height(), core.width()));
    for (int level = channels.size() - 2; level >= 0; level--) {
      int out = channels.get(level);
      layers.add(new Layer.TransposedConvolution(in, out, 4, 2, 1));
      layers.add(new Layer.Nonlinear(activation));
      in = out;
    }
    layers.add(new Layer.TransposedConvolution(in, 1, 4, 2, 1));
    return layers;
  }

  @Override
  public List<Layer> critic(ImageSize image, int classes) {
    if (classes > 0) {
      throw new InvalidValueException("model.critic.classes");
    }
    ImageSize core = core(image);
    List<Layer> layers = new ArrayList<>();
    int in = 1;
    for (int out : channels) {
      layers.add(new Layer.Convolution(in, out, 4, 2, 1));
      layers.add(new Layer.Nonlinear(criticActivation));
      in = out;
    }
    layers.add(new Layer.Flatten());
    layers.add(new Layer.Linear(in * core.pixels(), 1));
    return layers;
  }

  /// Size of the smallest planes.
  private ImageSize core(ImageSize image) {
    int step = 1 << channels.size();
    if (image.width() % step != 0 || image.height() % step != 0) {
      throw new InvalidValueException("model.convolutions", channels.size(), image.toString());
    }
    return new ImageSize(image.width() / step, image.height() / step);
  }

  @Override
  public String summary() {
    return "conv "
        + channels.reversed().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
