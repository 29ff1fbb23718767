package lunula.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lunula.model.ImageSize;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSchema;

/// The layers around the code: one class for each kind of network. A new kind is such a class and a
/// line in [Bodies]; the window's form, the terminal, `config.json` and the engine follow.
public interface Body {
  /// Id of this body's kind.
  String kind();

  /// What distinguishes this body from others of its kind.
  NetworkSettings settings();

  /// Layers from the image to its features, from which the code is read. Not asked where there is
  /// no encoder.
  ///
  /// @param image what goes in
  /// @param classes how many numbers tell the class; they follow the pixels where
  ///     [#classAtInput] says so
  default List<Layer> encoder(ImageSize image, int classes) {
    throw new UnsupportedOperationException(kind());
  }

  /// Layers from the code to the pixels, without a last non-linearity.
  ///
  /// @param inputs numbers in the code and the class together; if they come as planes, as many as
  ///     [#code] has
  List<Layer> decoder(ImageSize image, int inputs);

  /// How a generator plays against its critic; empty of an autoencoder.
  default Optional<Adversarial.Game> game() {
    return Optional.empty();
  }

  /// Whether there is an encoder.
  default boolean encodes() {
    return game().isEmpty();
  }

  /// What PyTorch's `state_dict` calls the decoder.
  default String decoderName() {
    return game().isEmpty() ? "decoder" : "generator";
  }

  /// Layers from the image to a score that a generator learns from, PyTorch's `critic`; none if
  /// there is no critic.
  ///
  /// @param classes how many numbers tell the class behind the pixels
  default List<Layer> critic(ImageSize image, int classes) {
    return List.of();
  }

  /// More layers by their names in PyTorch's `state_dict`, behind all others.
  default SequencedMap<String, Layer> beside(int latents) {
    return new LinkedHashMap<>();
  }

  /// Whether the encoder sees the class beside the pixels; otherwise beside its features.
  default boolean classAtInput() {
    return false;
  }

  /// Shape of the encoder's features as the decoder takes them straight, without a linear layer
  /// between; empty where the code has a linear layer of its own.
  default List<Integer> code(ImageSize image) {
    return List.of();
  }

  /// Numbers that the decoder ends in.
  default int outputs(ImageSize image) {
    return image.pixels();
  }

  /// Whether the posteriors' means are normalised over a batch, PyTorch's `mean_norm`.
  default boolean normalisesMeans() {
    return false;
  }

  /// What the network sees and makes, in a few words: `784`.
  default String ends(ImageSize image) {
    return String.valueOf(image.pixels());
  }

  /// A few words: `512-256-64`.
  String summary();

  /// The decoder in a few words, where it is not the encoder turned round.
  default Optional<String> unevenDecoder() {
    return Optional.empty();
  }

  /// The losses that a model with this body is trained and judged by.
  ///
  /// @param elbo whether training minimises what they add up to, and not a weighted sum of them
  default LossSchema losses(Architecture.Code code, boolean elbo) {
    return game()
        .map(Adversarial.Game::losses)
        .orElseGet(() -> ElboTerms.schema(code == Architecture.Code.NORMAL, elbo));
  }
}
