package lunula.metrics;

import java.util.stream.IntStream;
import lunula.model.Encodings;

/// What each latent dimension is used for: its share of the KL term, and whether it depends on the
/// image at all. Immutable.
///
/// @param kl of each dimension, see [#kl(int)]; nobody writes to it
/// @param meanVariance of each dimension, see [#meanVariance(int)]; likewise
public record LatentUnits(double[] kl, double[] meanVariance) {
  /// A unit is active if its posterior mean varies by more than this. Burda et al. 2016, section
  /// 5.2.
  public static final double ACTIVE_VARIANCE = 0.01;

  /// @param encodings of the images to measure on, at least one
  /// @throws IllegalArgumentException if there is none, or a mean is NaN or infinite: a broken
  ///     model must not look like a collapsed one
  public static LatentUnits of(Encodings encodings) {
    if (encodings.count() == 0) {
      throw new IllegalArgumentException("without encodings no unit can be judged");
    }
    int dimensions = encodings.dimensions();
    double[] kl = new double[dimensions];
    double[] variance = new double[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      kl[dimension] = meanKl(encodings, dimension);
      variance[dimension] = Moments.ofMeans(encodings, dimension).variance();
      if (!Double.isFinite(variance[dimension])) {
        throw new IllegalArgumentException(
            "dimension " + dimension + " holds codes without a place");
      }
    }
    return new LatentUnits(kl, variance);
  }

  private static double meanKl(Encodings encodings, int dimension) {
    return IntStream.range(0, encodings.count())
        .mapToDouble(image -> kl(encodings, image, dimension))
        .average()
        .orElseThrow();
  }

  /// KL divergence of each image's posterior from the standard normal prior, in nats, 0 upwards;
  /// infinite for points.
  public static double[] klOfImages(Encodings encodings) {
    double[] kl = new double[encodings.count()];
    for (int image = 0; image < kl.length; image++) {
      for (int dimension = 0; dimension < encodings.dimensions(); dimension++) {
        kl[image] += kl(encodings, image, dimension);
      }
    }
    return kl;
  }

  /// One dimension's share of [#klOfImages] for one image.
  public static double kl(Encodings encodings, int image, int dimension) {
    double mean = encodings.mean(image, dimension);
    double logVariance = encodings.logVariance(image, dimension);
    return (mean * mean + Math.exp(logVariance) - logVariance - 1) / 2;
  }

  /// How many latent dimensions.
  public int count() {
    return kl.length;
  }

  /// KL divergence of a dimension's posterior from the standard normal prior, mean over the images,
  /// in nats, 0 upwards: ½ (μ² + σ² − log σ² − 1). The dimensions' sum is the KL term. Kingma &
  /// Welling 2014, appendix B.
  public double kl(int dimension) {
    return kl[dimension];
  }

  /// Variance over the images of a dimension's posterior mean, Var_x(μ(x)), in latent units
  /// squared, 0 upwards. Burda et al. 2016, section 5.2.
  public double meanVariance(int dimension) {
    return meanVariance[dimension];
  }

  /// Whether the posterior mean varies by more than [#ACTIVE_VARIANCE].
  public boolean isActive(int dimension) {
    return meanVariance[dimension] > ACTIVE_VARIANCE;
  }

  /// How many units are active, 0 to [#count].
  public int active() {
    return (int) IntStream.range(0, count()).filter(this::isActive).count();
  }
}
