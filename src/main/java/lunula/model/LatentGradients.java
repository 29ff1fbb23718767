package lunula.model;

/// What can be asked of a generator and its critic at places of the latent space, with gradients.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface LatentGradients {
  /// Numbers at places, and how they change.
  ///
  /// @param values one a place
  /// @param gradients of each by its place, row-major, shape (count, dimensions)
  record AtPlaces(float[] values, float[] gradients) {}

  /// The critic's score of the picture at each place, D(G(z)): higher for what seems real to it.
  ///
  /// @param latents row-major, shape (count, dimensions)
  /// @throws ModelClosedException if the model has been closed
  AtPlaces scores(float[] latents);

  /// How far the picture at each place is from a given one, ‖G(z) − x‖².
  ///
  /// @param latents row-major, shape (count, dimensions)
  /// @param pictures grey values in 0..1, row-major, shape (count, pixels)
  /// @throws ModelClosedException if the model has been closed
  AtPlaces misfits(float[] latents, float[] pictures);
}
