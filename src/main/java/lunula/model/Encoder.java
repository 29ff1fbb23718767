package lunula.model;

import java.util.Optional;

/// Turns pictures into their posteriors.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface Encoder {
  /// Encodes many pictures in one call.
  ///
  /// @param pixels row-major, shape (count, height × width), one unsigned byte a pixel, 0 black to
  ///     255 white
  /// @param labels class of each picture, unsigned bytes; may be empty if the encoder is
  ///     unconditional
  /// @return one posterior per picture, in the same order
  /// @throws ModelClosedException if the model behind this encoder has been closed
  Encodings encode(byte[] pixels, byte[] labels);

  /// Encodes a person's own text.
  ///
  /// @return nothing if the model is not of texts, has no such characters, or not as many places
  /// @throws ModelClosedException if the model behind this encoder has been closed
  default Optional<EncodedText> encodeText(String text) {
    return Optional.empty();
  }
}
