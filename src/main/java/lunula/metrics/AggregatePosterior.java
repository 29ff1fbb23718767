package lunula.metrics;

import java.util.stream.IntStream;
import lunula.model.Encodings;

/// Mean and covariance of the aggregate posterior q(z) = (1/n) Σᵢ q(z|xᵢ), the mixture of all
/// images' posteriors, which training pulls towards the prior: mean 0 and deviation 1 in every
/// dimension is the goal. Makhzani et al. 2016; Hoffman & Johnson 2016. Immutable.
///
/// By the law of total variance, Cov(z) = Cov_x(μ(x)) + E_x(diag σ²(x)).
///
/// @param mean in latent units, shape (dimensions); nobody writes to it
/// @param covariance in latent units squared, shape (dimensions, dimensions); likewise
public record AggregatePosterior(double[] mean, double[][] covariance) {

  /// @param encodings of the images to measure on, at least one
  public static AggregatePosterior of(Encodings encodings) {
    if (encodings.count() == 0) {
      throw new IllegalArgumentException("without encodings there is no aggregate posterior");
    }
    int dimensions = encodings.dimensions();
    double[] mean = new double[dimensions];
    double[][] covariance = new double[dimensions][dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      mean[dimension] = Moments.ofMeans(encodings, dimension).mean();
    }
    for (int a = 0; a < dimensions; a++) {
      for (int b = 0; b <= a; b++) {
        covariance[a][b] = covarianceOfMeans(encodings, mean, a, b);
        covariance[b][a] = covariance[a][b];
      }
      covariance[a][a] += meanVariance(encodings, a);
    }
    return new AggregatePosterior(mean, covariance);
  }

  private static double covarianceOfMeans(Encodings encodings, double[] mean, int a, int b) {
    double sum = 0;
    for (int image = 0; image < encodings.count(); image++) {
      sum += (encodings.mean(image, a) - mean[a]) * (encodings.mean(image, b) - mean[b]);
    }
    return sum / encodings.count();
  }

  private static double meanVariance(Encodings encodings, int dimension) {
    return IntStream.range(0, encodings.count())
        .mapToDouble(image -> Math.exp(encodings.logVariance(image, dimension)))
        .average()
        .orElseThrow();
  }

  /// Size of z.
  public int dimensions() {
    return mean.length;
  }

  /// Mean of one dimension, in latent units; the prior's is 0.
  public double mean(int dimension) {
    return mean[dimension];
  }

  /// Standard deviation of one dimension, in latent units, 0 upwards; the prior's is 1.
  public double deviation(int dimension) {
    return Math.sqrt(covariance[dimension][dimension]);
  }

  /// Covariance of two dimensions, in latent units squared; the prior's is 0, and 1 for a = b.
  public double covariance(int a, int b) {
    return covariance[a][b];
  }
}
