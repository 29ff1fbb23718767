package lunula.model;

/// A model at work, in the engine's memory. Whoever opens it closes it; questions asked after that
/// are refused with [ModelClosedException].
public interface LiveModel extends Decoder, AutoCloseable {
  /// Frees the engine's memory once the question at hand is answered. Closing twice does nothing.
  @Override
  void close();
}
