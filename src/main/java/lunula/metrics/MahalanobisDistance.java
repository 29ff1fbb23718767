package lunula.metrics;

/// How many standard deviations a code lies from the middle of the aggregate posterior, along the
/// line to it. Mahalanobis 1936; as a score for outliers Lee et al. 2018. Immutable.
///
/// d(z) = √((z − m)ᵀ C⁻¹ (z − m)), m and C the aggregate posterior's mean and covariance. No unit,
/// 0 upwards, larger is stranger. A millionth of the mean variance is added to C's diagonal, so
/// that a dimension in which nothing varies has an inverse.
public final class MahalanobisDistance {
  private static final double RIDGE = 1e-6;
  private static final double LEAST_RIDGE = 1e-20;

  private final double[] mean;

  /// Lower triangle L of C = L Lᵀ.
  private final double[][] root;

  /// @param posterior of the training images
  public MahalanobisDistance(AggregatePosterior posterior) {
    int dimensions = posterior.dimensions();
    mean = new double[dimensions];
    double trace = 0;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      mean[dimension] = posterior.mean(dimension);
      trace += posterior.covariance(dimension, dimension);
    }
    root = cholesky(posterior, Math.max(RIDGE * trace / dimensions, LEAST_RIDGE));
  }

  private static double[][] cholesky(AggregatePosterior posterior, double ridge) {
    int dimensions = posterior.dimensions();
    double[][] root = new double[dimensions][dimensions];
    for (int row = 0; row < dimensions; row++) {
      for (int column = 0; column <= row; column++) {
        double rest = posterior.covariance(row, column);
        for (int at = 0; at < column; at++) {
          rest -= root[row][at] * root[column][at];
        }
        root[row][column] =
            row == column ? Math.sqrt(Math.max(rest, 0) + ridge) : rest / root[column][column];
      }
    }
    return root;
  }

  /// Distance of one code.
  ///
  /// @param z one value a dimension
  public double of(float... z) {
    if (z.length != mean.length) {
      throw new IllegalArgumentException(
          "z has %d dimensions, not %d".formatted(z.length, mean.length));
    }
    double[] whitened = new double[z.length];
    double sum = 0;
    for (int row = 0; row < z.length; row++) {
      double rest = z[row] - mean[row];
      for (int column = 0; column < row; column++) {
        rest -= root[row][column] * whitened[column];
      }
      whitened[row] = rest / root[row][row];
      sum += whitened[row] * whitened[row];
    }
    return Math.sqrt(sum);
  }
}
