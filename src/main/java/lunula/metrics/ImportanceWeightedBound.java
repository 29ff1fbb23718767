package lunula.metrics;

import lunula.model.Encodings;

/// The importance-weighted bound on the log-likelihood, tighter than the ELBO. Burda, Grosse &
/// Salakhutdinov 2016, eq. 8:
///
/// L_k = E(log (1/k) Σᵢ wᵢ), wᵢ = p(x|zᵢ) p(zᵢ) / q(zᵢ|x), zᵢ drawn from q(z|x)
///
/// In nats per image. L₁ is the ELBO; L_k grows with k towards log p(x).
public final class ImportanceWeightedBound {
  /// The k that cards report.
  public static final int K = 50;

  private ImportanceWeightedBound() {}

  /// Mean of −L_k over images, in nats per image: an upper bound on −log p(x), lower is better.
  ///
  /// @param logWeights log wᵢ in nats, row-major, shape (images, k)
  /// @return infinite if all weights of an image are 0, NaN without images or if a log-weight is
  ///     NaN
  public static double negativeMean(double[] logWeights, int k) {
    if (k < 1 || logWeights.length % k != 0) {
      throw new IllegalArgumentException(
          logWeights.length + " weights are not a whole number of rows of " + k);
    }
    double sum = 0;
    for (int from = 0; from < logWeights.length; from += k) {
      sum -= logMean(logWeights, from, k);
    }
    int images = logWeights.length / k;
    return sum / images;
  }

  /// Log-sum-exp less log k, shifted by the largest so that nothing overflows.
  private static double logMean(double[] logWeights, int from, int k) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int at = from; at < from + k; at++) {
      largest = Math.max(largest, logWeights[at]);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int at = from; at < from + k; at++) {
      sum += Math.exp(logWeights[at] - largest);
    }
    return largest + Math.log(sum / k);
  }

  /// The part of a log-weight that needs no decoder, log p(z) − log q(z|x) in nats, with a standard
  /// normal prior: ½ Σ_d (log σ²_d + (z_d − μ_d)² / σ²_d − z_d²). Add log p(x|z) for log w.
  ///
  /// @param encodings holding q(z|x) of the image
  /// @param z drawn from it, one value a dimension
  public static double logPriorOverPosterior(Encodings encodings, int image, float... z) {
    if (z.length != encodings.dimensions()) {
      throw new IllegalArgumentException(
          "z has %d dimensions, not %d".formatted(z.length, encodings.dimensions()));
    }
    double sum = 0;
    for (int dimension = 0; dimension < z.length; dimension++) {
      double logVariance = encodings.logVariance(image, dimension);
      double gap = (double) z[dimension] - encodings.mean(image, dimension);
      sum +=
          logVariance + gap * gap * Math.exp(-logVariance) - (double) z[dimension] * z[dimension];
    }
    return sum / 2;
  }
}
