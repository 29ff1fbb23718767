package lunula.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Directions at right angles in which points vary, most first: principal component analysis of
/// their covariance.
///
/// @param mean the points' middle, shape (dimensions)
/// @param directions rows of length 1, shape (dimensions, dimensions); each row's largest number is
///     positive, so that the same points always give the same directions
/// @param variances along each direction, descending, at least 0
public record PrincipalAxes(double[] mean, double[][] directions, double[] variances) {
  private static final int SAMPLE = 8192;

  /// The axes of many points; those with a number that is not finite are left out. From more than
  /// 16,383 points, evenly chosen ones stand for all: under a second for 256 dimensions.
  ///
  /// @param rows row-major, shape (count, dimensions)
  public static PrincipalAxes of(float[] rows, int dimensions) {
    int stride = Math.max(1, rows.length / dimensions / SAMPLE);
    double[][] points =
        IntStream.iterate(0, row -> row < rows.length / dimensions, row -> row + stride)
            .mapToObj(row -> row(rows, row, dimensions))
            .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
            .toArray(double[][]::new);
    double[] mean = mean(points, dimensions);
    return ofCovariance(mean, covariance(points, mean));
  }

  private static double[] row(float[] rows, int row, int dimensions) {
    return IntStream.range(row * dimensions, (row + 1) * dimensions)
        .mapToDouble(i -> rows[i])
        .toArray();
  }

  private static double[] mean(double[][] points, int dimensions) {
    double[] mean = new double[dimensions];
    for (double[] point : points) {
      for (int i = 0; i < dimensions; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    return mean;
  }

  private static double[][] covariance(double[][] points, double[] mean) {
    double[][] covariance = new double[mean.length][mean.length];
    double[] apart = new double[mean.length];
    for (double[] point : points) {
      Arrays.setAll(apart, i -> point[i] - mean[i]);
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += apart[i] * apart[j] / points.length;
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /// The axes of points of which mean and covariance are known.
  ///
  /// @param covariance symmetric, shape (dimensions, dimensions)
  public static PrincipalAxes ofCovariance(double[] mean, double[][] covariance) {
    int size = mean.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(new DMatrixRMaj(covariance))) {
      throw new ArithmeticException("no axes of %d dimensions were found".formatted(size));
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] directions = new double[size][];
    double[] variances = new double[size];
    for (int i = 0; i < size; i++) {
      directions[i] = positive(eigen.getEigenVector(order[i]).getData());
      variances[i] = Math.max(0, eigen.getEigenvalue(order[i]).getReal());
    }
    return new PrincipalAxes(mean, directions, variances);
  }

  private static double[] positive(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      // Of two that are equal but for rounding, the first decides.
      largest = Math.abs(value) > Math.abs(largest) + 1e-9 ? value : largest;
    }
    return largest < 0 ? Arrays.stream(vector).map(value -> -value).toArray() : vector;
  }
}
