package lunula.library;

import lunula.model.Decoder;
import lunula.model.Encoder;

/// A model in the engine's memory. Whoever opens it closes it; questions asked after that are
/// refused with [lunula.model.ModelClosedException].
public interface LiveModel extends Decoder, Encoder, AutoCloseable {
  /// Frees the engine's memory once the question at hand is answered. Closing twice does nothing.
  @Override
  void close();
}
