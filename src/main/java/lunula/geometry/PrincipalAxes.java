package lunula.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Directions at right angles in which points vary, most first: principal component analysis of
/// their covariance, by Jacobi's rotations (Golub & Van Loan, Matrix Computations, § 8.5).
///
/// @param mean the points' middle, shape (dimensions)
/// @param directions rows of length 1, shape (dimensions, dimensions); each row's largest number is
///     positive, so that the same points always give the same directions
/// @param variances along each direction, descending, at least 0
public record PrincipalAxes(double[] mean, double[][] directions, double[] variances) {
  private static final int SAMPLE = 8192;
  private static final int MOST_SWEEPS = 60;

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

  private static PrincipalAxes ofCovariance(double[] mean, double[][] matrix) {
    int size = mean.length;
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(matrix); sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] directions = new double[size][];
    double[] variances = new double[size];
    for (int i = 0; i < size; i++) {
      directions[i] = positive(vectors[order[i]]);
      variances[i] = Math.max(0, matrix[order[i]][order[i]]);
    }
    return new PrincipalAxes(mean, directions, variances);
  }

  private static boolean isDiagonal(double[][] matrix) {
    double off = 0;
    double on = 0;
    for (int i = 0; i < matrix.length; i++) {
      on += matrix[i][i] * matrix[i][i];
      for (int j = 0; j < i; j++) {
        off += matrix[i][j] * matrix[i][j];
      }
    }
    return off <= 1e-24 * on;
  }

  /// Turns the plane of axes p and q so that the two no longer vary together.
  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    double shared = matrix[p][q];
    if (shared == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * shared);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cosine = 1 / Math.hypot(tangent, 1);
    double sine = tangent * cosine;
    for (double[] row : matrix) {
      double a = row[p];
      double b = row[q];
      row[p] = cosine * a - sine * b;
      row[q] = sine * a + cosine * b;
    }
    turn(matrix[p], matrix[q], cosine, sine);
    turn(vectors[p], vectors[q], cosine, sine);
    matrix[p][q] = 0;
    matrix[q][p] = 0;
  }

  private static void turn(double[] first, double[] second, double cosine, double sine) {
    for (int i = 0; i < first.length; i++) {
      double a = first[i];
      double b = second[i];
      first[i] = cosine * a - sine * b;
      second[i] = sine * a + cosine * b;
    }
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
