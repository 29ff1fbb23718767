package lunula.geometry;

import java.util.Locale;
import java.util.stream.IntStream;

/// Round numbers along an axis, 1, 2 or 5 times a power of ten apart.
///
/// @param step distance between two ticks, positive
public record Ticks(double step) {
  private static final double MOST = 1000;

  /// Beyond, one step more is the same number.
  private static final double FARTHEST = 1L << 53;

  public Ticks {
    if (!(step > 0) || Double.isInfinite(step)) {
      throw new IllegalArgumentException("ticks need a positive distance, not " + step);
    }
  }

  /// The closest ticks that are at least `least` apart.
  public static Ticks atLeastApart(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double share = least / power;
    double round = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
    return new Ticks(round * power);
  }

  /// All ticks from `from` to `to`, ends included, in rising order; none where they would be more
  /// than a thousand, or so far out that they cannot be told apart.
  public double[] between(double from, double to) {
    double first = Math.ceil(from / step);
    double last = Math.floor(to / step);
    boolean told = Math.abs(first) < FARTHEST && Math.abs(last) < FARTHEST;
    return told && last - first < MOST
        ? IntStream.rangeClosed(0, (int) (last - first))
            .mapToDouble(n -> (first + n) * step + 0.0)
            .toArray()
        : new double[0];
  }

  /// A tick's number with as many decimals as the step needs, with a true minus sign.
  public String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(tick));
    return tick < 0 ? "−" + digits : digits;
  }
}
