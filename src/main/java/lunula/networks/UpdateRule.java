package lunula.networks;

import ai.djl.ndarray.NDManager;

/// Turns gradients into new parameters. One thread uses it, under the engine's lock; whoever makes
/// it closes it.
interface UpdateRule extends AutoCloseable {
  /// One update of every parameter from its current gradient.
  ///
  /// @param learningRate step size
  /// @param scope owns what is needed only for this update
  void step(double learningRate, NDManager scope);

  @Override
  default void close() {}
}
