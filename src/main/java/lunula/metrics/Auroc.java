package lunula.metrics;

import java.util.Arrays;

/// Area under the receiver operating characteristic: how likely a random outlier scores above a
/// random normal image, a tie counting half. The Mann-Whitney U statistic by the number of pairs;
/// Hanley & McNeil 1982.
///
/// AUROC = (1 / (n m)) Σᵢ Σⱼ (1(oᵢ > sⱼ) + ½ · 1(oᵢ = sⱼ)). Range 0 to 1, higher is better; ½ is
/// guessing, below ½ the outliers look more normal than the normal images.
public final class Auroc {
  private Auroc() {}

  /// @param normal scores of normal images, larger meaning stranger, not NaN; infinite allowed
  /// @param outliers scores of outliers, likewise
  /// @return 0 to 1, NaN if there are no normal images or no outliers
  public static double of(double[] normal, double[] outliers) {
    double[] low = sorted(normal);
    double[] high = sorted(outliers);
    long halves = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : high) {
      while (below < low.length && low[below] < score) {
        below++;
      }
      while (notAbove < low.length && low[notAbove] <= score) {
        notAbove++;
      }
      halves += below + notAbove;
    }
    return halves / 2.0 / ((double) low.length * high.length);
  }

  private static double[] sorted(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a score is NaN: it has no place among the others");
    }
    return sorted;
  }
}
