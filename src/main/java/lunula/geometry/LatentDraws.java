package lunula.geometry;

import java.util.SplittableRandom;

/// Draws codes at random. Pure: the same arguments give the same draws, and a longer list begins
/// like a shorter one.
public final class LatentDraws {
  private LatentDraws() {}

  /// Draws from a normal with independent numbers: z = μ + σ · ε. Kingma & Welling 2014, section
  /// 2.4.
  ///
  /// @param mean length: latent dimensions
  /// @param logVariance natural logarithm of the variances, same length
  /// @return row-major, shape (count, latent dimensions)
  public static float[] normal(float[] mean, float[] logVariance, int count, long seed) {
    var chance = new SplittableRandom(seed);
    float[] rows = new float[count * mean.length];
    for (int at = 0; at < rows.length; at++) {
      int i = at % mean.length;
      rows[at] = (float) (mean[i] + Math.exp(logVariance[i] / 2) * chance.nextGaussian());
    }
    return rows;
  }

  /// Draws around a place on the map, equally wide in every direction.
  ///
  /// @param sigma standard deviation in latent units, at least 0
  /// @return row-major, shape (count, 2)
  public static float[] around(LatentPoint place, double sigma, int count, long seed) {
    var chance = new SplittableRandom(seed);
    float[] rows = new float[2 * count];
    for (int row = 0; row < count; row++) {
      rows[2 * row] = (float) (place.x() + sigma * chance.nextGaussian());
      rows[2 * row + 1] = (float) (place.y() + sigma * chance.nextGaussian());
    }
    return rows;
  }

  /// Draws from the standard normal prior, each number drawn anew until it is no farther from 0
  /// than the limit: the truncation trick, Brock et al. 2019, section 3.1.
  ///
  /// @param limit over 0; infinite for the whole prior
  /// @return row-major, shape (count, dimensions)
  public static float[] prior(int dimensions, double limit, int count, long seed) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("the limit must be over 0, not " + limit);
    }
    var chance = new SplittableRandom(seed);
    float[] rows = new float[count * dimensions];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = (float) within(limit, chance);
    }
    return rows;
  }

  /// Draws from a prior that is uniform from −1 to 1.
  ///
  /// @param limit over 0; how far from 0 a number may lie, if that is less than 1
  /// @return row-major, shape (count, dimensions)
  public static float[] uniform(int dimensions, double limit, int count, long seed) {
    var chance = new SplittableRandom(seed);
    double reach = Math.min(1, limit);
    float[] rows = new float[count * dimensions];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = (float) chance.nextDouble(-reach, reach);
    }
    return rows;
  }

  private static double within(double limit, SplittableRandom chance) {
    if (limit < 0.05) {
      // So close to 0 the normal is flat, and rejection would go on for long.
      return chance.nextDouble(-limit, limit);
    }
    double drawn = chance.nextGaussian();
    while (Math.abs(drawn) > limit) {
      drawn = chance.nextGaussian();
    }
    return drawn;
  }
}
