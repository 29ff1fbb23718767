package lunula.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns places in the latent space into samples: pictures, texts, or what comes next.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface Decoder {
  /// Decodes many places in one call.
  ///
  /// @param latents row-major, shape (count, latent dimensions), finite
  /// @return one sample per place, in the same order, all of one kind; a picture has the expected
  ///     pixel values in 0..1
  /// @throws ModelClosedException if the model behind this decoder has been closed
  List<? extends Sample> decode(float[] latents);

  /// Size of z; 0 if the decoder does not say.
  default int dimensions() {
    return 0;
  }

  /// How many classes [#ofClass] tells apart; 0 for a decoder that knows none.
  default int classes() {
    return 0;
  }

  /// This decoder, told the class; itself if it knows none. Unless told, a conditional decoder
  /// decodes class 0.
  ///
  /// @param label 0 to [#classes] - 1
  default Decoder ofClass(int label) {
    return this;
  }

  /// This decoder, told the class nearest to a number that may be out of range; itself if it knows
  /// none.
  default Decoder ofNearestClass(int label) {
    return classes() == 0 ? this : ofClass(Math.clamp(label, 0, classes() - 1));
  }

  /// Whether it decodes codes of so many dimensions, as far as it says.
  default boolean takes(int size) {
    return dimensions() == 0 || dimensions() == size;
  }

  /// How probable an image is given the picture decoded for it, with its scale as it stands; null
  /// if the decoder does not say. Blocking.
  default @Nullable Likelihood likelihood() {
    return null;
  }

  /// Whether each number of its prior is uniform from −1 to 1, and not standard normal.
  default boolean uniformPrior() {
    return false;
  }

  /// The encoder of the same latent space; empty if the model has none, or none yet: one that
  /// trains right now has not.
  default Optional<Encoder> encoder() {
    return Optional.empty();
  }

  /// What encodes descriptions beside pictures, and both together, in the same latent space; empty
  /// if
  /// the model knows pictures alone.
  default Optional<CrossEncoder> crossEncoder() {
    return Optional.empty();
  }

  /// What a generator's critic says, and gradients; empty of a model without a critic.
  default Optional<LatentGradients> gradients() {
    return Optional.empty();
  }

  /// Decodes one place.
  default Sample decodeOne(float... latent) {
    return decode(latent).getFirst();
  }
}
