package lunula.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns places in the latent space into pictures.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface Decoder {
  /// Decodes many places in one call.
  ///
  /// @param latents row-major, shape (count, latent dimensions), finite
  /// @return one picture of expected pixel values in 0..1 per place, in the same order
  /// @throws ModelClosedException if the model behind this decoder has been closed
  List<GrayImage> decode(float[] latents);

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

  /// How probable an image is given the picture decoded for it, with its scale as it stands; null
  /// if the decoder does not say. Blocking.
  default @Nullable Likelihood likelihood() {
    return null;
  }

  /// Decodes one place.
  default GrayImage decodeOne(float... latent) {
    return decode(latent).getFirst();
  }
}
