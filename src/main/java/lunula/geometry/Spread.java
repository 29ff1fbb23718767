package lunula.geometry;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How widely points lie on the map, so that near and far mean the same on every map. Pure.
public final class Spread {
  private static final double[] STEPS = {1, 2, 5, 10};

  private Spread() {}

  /// The standard deviation of the points, averaged over both directions (root mean square), as the
  /// nearest number of the row … 0.5, 1, 2, 5, 10 …; nearest in ratio. Points that are not finite
  /// are left out; 1 if fewer than two are left, or if all lie at one place.
  ///
  /// @param xs first coordinates
  /// @param ys second coordinates, as many
  public static double round(float[] xs, float[] ys) {
    double deviation = Math.sqrt((variance(xs) + variance(ys)) / 2);
    return deviation > 0 && Double.isFinite(deviation) ? rounded(deviation) : 1;
  }

  private static double variance(float[] values) {
    double[] finite =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i])
            .filter(Double::isFinite)
            .toArray();
    double mean = Arrays.stream(finite).average().orElse(0);
    double variance = Arrays.stream(finite).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    return finite.length < 2 ? 0 : variance;
  }

  private static double rounded(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double best = decade;
    for (double step : STEPS) {
      if (Math.abs(Math.log(value / (step * decade))) < Math.abs(Math.log(value / best))) {
        best = step * decade;
      }
    }
    return best;
  }
}
