package lunula.ui.sample;

import lunula.geometry.Ellipse;
import lunula.geometry.LatentPlane;
import lunula.model.Encodings;
import lunula.ui.explore.MapData;

/// The posterior q(z|x) of one image.
///
/// @param index of the image's point on the map
/// @param label the image's class number
/// @param mean length: latent dimensions
/// @param logVariance natural logarithm of the variances, same length
record Posterior(int index, int label, float[] mean, float[] logVariance) {
  /// Of a map whose model is variational.
  static Posterior of(MapData map, int index) {
    Encodings encodings = map.encodings();
    float[] logVariance = new float[encodings.dimensions()];
    for (int i = 0; i < logVariance.length; i++) {
      logVariance[i] = encodings.logVariance(index, i);
    }
    return new Posterior(index, map.label(index), map.code(index), logVariance);
  }

  /// One standard deviation, as the map shows it.
  Ellipse ellipse(LatentPlane plane) {
    return plane.shadow(mean, logVariance);
  }
}
