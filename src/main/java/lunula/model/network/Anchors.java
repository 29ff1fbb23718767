package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;

/// An encoder that weighs places of the map against each other: an image's score at each place, by
/// way of a few features, a softmax over the scores, and the code as the weighted mean. The decoder
/// is fully connected.
///
/// Such an encoder can be read off a trained decoder by Bayes' rule, which needs no learning: see
/// `train.BayesEncoder`. Learned from nothing it is slow to find its places.
///
/// @param anchors how many places, 1 to 8192
/// @param rank how many features of the image the scores are sums of, 1 to 8192
/// @param decoderWidths units of the decoder's hidden layers, from the code outwards; 1 to 8 layers
///     of 1 to 8192
/// @param activation between the decoder's layers
public record Anchors(int anchors, int rank, List<Integer> decoderWidths, Activation activation)
    implements Body {
  private static final int MOST = 8192;

  static final NetworkSettings DEFAULTS =
      new Anchors(512, 64, List.of(512), Activation.RELU).settings();

  public Anchors {
    decoderWidths = NetworkSettings.checked("decoder", decoderWidths, 8, 1, MOST);
    // What could be written but not be read again would be lost.
    if (anchors < 1 || anchors > MOST) {
      throw new InvalidValueException("model.anchors", MOST, anchors);
    }
  }

  Anchors(NetworkSettings settings) {
    this(
        settings.count("anchors", 1, MOST),
        settings.count("rank", 1, MOST),
        settings.counts("decoder"),
        settings.constant("activation", Activation.class));
  }

  @Override
  public String kind() {
    return "anchors";
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("anchors", anchors);
    values.put("rank", rank);
    values.put("decoder", decoderWidths);
    values.put("activation", NetworkSettings.lower(activation));
    return new NetworkSettings(values);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Linear(image.pixels() + classes, rank));
    layers.add(new Layer.Linear(rank, anchors));
    layers.add(new Layer.Softmax());
    return layers;
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    return Mlp.decoder(image, inputs, decoderWidths, activation);
  }

  @Override
  public boolean classAtInput() {
    return true;
  }

  @Override
  public String summary() {
    return rank + "-" + anchors;
  }

  @Override
  public Optional<String> unevenDecoder() {
    return Optional.of(
        decoderWidths.stream().map(String::valueOf).collect(Collectors.joining("-")));
  }
}
