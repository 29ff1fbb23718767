package lunula.geometry;

/// What two normals with independent numbers have in common. Pure functions.
public final class Overlap {
  private Overlap() {}

  /// Bhattacharyya coefficient ∫ √(p q): 1 for the same distribution, towards 0 for ones far apart.
  /// For each number ¼ (μ₁ − μ₂)² / (σ₁² + σ₂²) + ½ ln((σ₁² + σ₂²) / (2 σ₁ σ₂)) is lost in the
  /// exponent. Bhattacharyya 1943.
  ///
  /// @param mean1 length: latent dimensions, as of all four
  /// @param logVariance1 natural logarithm of the variances
  public static double coefficient(
      float[] mean1, float[] logVariance1, float[] mean2, float[] logVariance2) {
    double distance = 0;
    for (int i = 0; i < mean1.length; i++) {
      double sum = Math.exp(logVariance1[i]) + Math.exp(logVariance2[i]);
      double apart = (double) mean1[i] - mean2[i];
      double logScales = (logVariance1[i] + logVariance2[i]) / 2.0;
      distance += apart * apart / (4 * sum) + (Math.log(sum / 2) - logScales) / 2;
    }
    return Math.exp(-distance);
  }

  /// Where the product of the two densities is highest: each number the mean of both, weighted by
  /// the precisions.
  public static float[] middle(
      float[] mean1, float[] logVariance1, float[] mean2, float[] logVariance2) {
    float[] middle = new float[mean1.length];
    for (int i = 0; i < middle.length; i++) {
      // How much the first is trusted: its precision's share, without overflow.
      double share = 1 / (1 + Math.exp((double) logVariance1[i] - logVariance2[i]));
      middle[i] = (float) (share * mean1[i] + (1 - share) * mean2[i]);
    }
    return middle;
  }
}
