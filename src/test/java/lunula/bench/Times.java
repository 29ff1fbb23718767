package lunula.bench;

import java.util.Arrays;
import java.util.Collection;

/// Measured durations, in whatever unit they were given.
public final class Times {
  private final double[] sorted;

  private Times(double[] durations) {
    sorted = durations.clone();
    Arrays.sort(sorted);
  }

  /// @param durations at least one
  public static Times of(double... durations) {
    return new Times(durations);
  }

  /// @param durations at least one
  public static Times of(Collection<Double> durations) {
    return new Times(durations.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// How many there are.
  public int count() {
    return sorted.length;
  }

  /// The one that so many percent are not above: the nearest rank.
  public double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  /// The middle one.
  public double median() {
    return percentile(50);
  }

  /// The longest.
  public double max() {
    return sorted[sorted.length - 1];
  }
}
