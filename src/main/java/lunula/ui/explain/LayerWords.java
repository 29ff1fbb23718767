package lunula.ui.explain;

import java.util.List;
import java.util.stream.Collectors;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// The layers of a network with the sizes of what comes out of each. Any thread.
///
/// @param network as large as its pictures
record LayerWords(Architecture network) {
  private static final Texts TEXTS = Texts.of(LayerWords.class);

  /// From the image to what is said of it; of a network that encodes.
  String encoder() {
    String chain = chain(network.encoder(), network.encoderInput());
    String whole =
        network.variational()
            ? TEXTS.get(
                "explain.layers.heads",
                chain,
                NumberFormats.count(network.headInputs()),
                NumberFormats.count(network.latentDimensions()))
            : chain;
    return TEXTS.get("explain.layers", whole, parameters("encoder", "mean", "log_variance"));
  }

  /// From z to the picture.
  String decoder() {
    return TEXTS.get(
        "explain.layers", chain(network.decoder(), network.decoderInput()), parameters("decoder"));
  }

  private String chain(List<Layer> layers, List<Integer> input) {
    StringBuilder chain = new StringBuilder(shape(input));
    List<Integer> at = input;
    for (Layer layer : layers) {
      List<Integer> next = layer.output(at);
      chain.append(TEXTS.get("explain.layers.then", words(layer)));
      if (!next.equals(at)) {
        chain.append(' ').append(shape(next));
      }
      at = next;
    }
    return chain.toString();
  }

  private static String shape(List<Integer> shape) {
    return shape.stream().map(NumberFormats::count).collect(Collectors.joining(" × "));
  }

  private static String words(Layer layer) {
    return switch (layer) {
      case Layer.Linear linear -> TEXTS.get("explain.layer.linear");
      case Layer.Convolution planes -> TEXTS.get("explain.layer.convolution", planes.kernel());
      case Layer.TransposedConvolution planes ->
          TEXTS.get("explain.layer.transposed", planes.kernel());
      case Layer.MaxPool window -> TEXTS.get("explain.layer.pool", window.kernel());
      case Layer.PixelShuffle shuffle -> TEXTS.get("explain.layer.shuffle");
      case Layer.Nonlinear each -> TEXTS.get(Texts.key("explain.layer.", each.function()));
      case Layer.Softmax softmax -> TEXTS.get("explain.layer.softmax");
      case Layer.Embedding characters -> TEXTS.get("explain.layer.embedding");
      case Layer.GatedConvolution gated -> TEXTS.get("explain.layer.gated", gated.kernel());
      case Layer.Places places -> TEXTS.get("explain.layer.places");
      case Layer.EachPlace each -> TEXTS.get("explain.layer.each-place");
      case Layer.Normalised means -> TEXTS.get("explain.layer.normalised");
      case Layer.Flatten flat -> TEXTS.get("explain.layer.flatten");
      case Layer.Unflatten planes -> TEXTS.get("explain.layer.unflatten");
    };
  }

  /// How many numbers were learned in some modules.
  private String parameters(String... modules) {
    long count =
        network.parameters().entrySet().stream()
            .filter(each -> List.of(modules).contains(each.getKey().split("\\.", -1)[0]))
            .mapToLong(
                each ->
                    each.getValue().stream()
                        .mapToLong(Integer::longValue)
                        .reduce(1, Math::multiplyExact))
            .sum();
    return NumberFormats.count(count);
  }
}
