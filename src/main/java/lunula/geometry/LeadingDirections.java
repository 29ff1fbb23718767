package lunula.geometry;

import java.util.Random;

/// The directions along which many points of many dimensions vary most, without all the others: by
/// randomised subspace iteration (Halko, Martinsson & Tropp 2011, algorithm 4.4). For a few
/// directions of hundreds of dimensions it is far faster than [PrincipalAxes].
///
/// @param directions rows of length 1 at right angles, shape (count, dimensions)
/// @param shares coordinates along them, shape (points, count); a point's mean is left in
public record LeadingDirections(float[][] directions, float[][] shares) {
  private static final int ROUNDS = 4;

  /// @param points rows, shape (points, dimensions), at least as many as directions
  /// @param count how many directions, at most the dimensions
  /// @param random where the search begins
  public static LeadingDirections of(float[][] points, int count, Random random) {
    float[][] directions = new float[count][points[0].length];
    for (float[] direction : directions) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] = (float) random.nextGaussian();
      }
    }
    orthonormal(directions);
    for (int round = 0; round < ROUNDS; round++) {
      directions = gathered(points, shares(points, directions));
      orthonormal(directions);
    }
    return new LeadingDirections(directions, shares(points, directions));
  }

  /// points · directionsᵀ.
  private static float[][] shares(float[][] points, float[][] directions) {
    float[][] shares = new float[points.length][directions.length];
    for (int point = 0; point < points.length; point++) {
      for (int i = 0; i < directions.length; i++) {
        shares[point][i] = (float) dot(points[point], directions[i]);
      }
    }
    return shares;
  }

  /// sharesᵀ · points.
  private static float[][] gathered(float[][] points, float[][] shares) {
    float[][] sums = new float[shares[0].length][points[0].length];
    for (int point = 0; point < points.length; point++) {
      for (int i = 0; i < sums.length; i++) {
        add(shares[point][i], points[point], sums[i]);
      }
    }
    return sums;
  }

  /// Gram and Schmidt's method, twice over each row against rounding. A row that is nothing but the
  /// sum of earlier ones becomes 0: points that vary in fewer directions need no more.
  private static void orthonormal(float[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      double before = Math.sqrt(dot(rows[row], rows[row]));
      for (int again = 0; again < 2; again++) {
        for (int other = 0; other < row; other++) {
          add((float) -dot(rows[row], rows[other]), rows[other], rows[row]);
        }
      }
      double length = Math.sqrt(dot(rows[row], rows[row]));
      float scale = length > 1e-5 * before ? (float) (1 / length) : 0;
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] *= scale;
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void add(float times, float[] what, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }
}
