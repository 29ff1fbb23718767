package lunula.geometry;

import java.util.Arrays;
import java.util.List;

/// The way a hand went, at its own pace: straight from each place to the next. Immutable.
///
/// @param places row-major, shape (count, 2), at least two; kept, not copied: the caller must not
///     write to it again
/// @param times seconds at which each was reached: 0 first, rising; kept likewise
public record RecordedWay(double[] places, double[] times) implements Way {
  public RecordedWay {
    if (times.length < 2 || places.length != 2 * times.length) {
      throw new IllegalArgumentException(
          "%d numbers at %d times make no way".formatted(places.length, times.length));
    }
  }

  /// How long it took.
  public double seconds() {
    return times[times.length - 1];
  }

  @Override
  public double[] at(double t) {
    double now = Math.clamp(t, 0.0, 1.0) * seconds();
    int found = Arrays.binarySearch(times, now);
    int after = Math.clamp(found < 0 ? -found - 1 : found, 1, times.length - 1);
    double span = times[after] - times[after - 1];
    double share = span > 0 ? Math.clamp((now - times[after - 1]) / span, 0.0, 1.0) : 1;
    int from = 2 * (after - 1);
    return new double[] {
      places[from] + share * (places[from + 2] - places[from]),
      places[from + 1] + share * (places[from + 3] - places[from + 1])
    };
  }

  @Override
  public List<Double> stops() {
    return List.of(0.0, 1.0);
  }

  @Override
  public double length() {
    double length = 0;
    for (int i = 2; i < places.length; i += 2) {
      length += Math.hypot(places[i] - places[i - 2], places[i + 1] - places[i - 1]);
    }
    return length;
  }
}
