package lunula.metrics;

import java.util.Arrays;
import lunula.geometry.PrincipalAxes;

/// How far apart two clouds of points are, taken as normal distributions: Dowson & Landau 1982; of
/// the features of an Inception network it is the “FID” of Heusel et al. 2017, of any others it is
/// not.
///
/// d² = |μ − ν|² + tr(A) + tr(B) − 2 tr((A B)^½), with the means μ, ν and the covariances A, B of
/// the points (divided by their number). From 0, lower is nearer.
public final class FrechetDistance {
  private FrechetDistance() {}

  /// The squared distance, as it is usually given.
  ///
  /// @param one at least one point; from more than 16,383 points, evenly chosen ones stand for all
  /// @param other as many dimensions
  public static double of(Vectors one, Vectors other) {
    PrincipalAxes a = PrincipalAxes.of(one.values(), one.dimensions());
    PrincipalAxes b = PrincipalAxes.of(other.values(), other.dimensions());
    double sum = 0;
    for (int i = 0; i < one.dimensions(); i++) {
      double gap = a.mean()[i] - b.mean()[i];
      sum += gap * gap + a.variances()[i] + b.variances()[i];
    }
    return Math.max(0, sum - 2 * rootTrace(a, b));
  }

  /// tr((A B)^½) is the sum of the singular values of R = A^½ B^½ in the axes of each: of the roots
  /// of the eigenvalues of Rᵀ R.
  private static double rootTrace(PrincipalAxes a, PrincipalAxes b) {
    int size = a.mean().length;
    double[][] roots = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double dot = 0;
        for (int k = 0; k < size; k++) {
          dot += a.directions()[i][k] * b.directions()[j][k];
        }
        roots[i][j] = Math.sqrt(a.variances()[i]) * dot * Math.sqrt(b.variances()[j]);
      }
    }
    double[][] squares = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          squares[i][j] += roots[k][i] * roots[k][j];
        }
      }
    }
    return Arrays.stream(PrincipalAxes.ofCovariance(new double[size], squares).variances())
        .map(Math::sqrt)
        .sum();
  }
}
