package lunula.geometry;

import java.util.Arrays;
import java.util.List;

/// The way a hand went, at its own pace: straight from each place to the next. Immutable.
///
/// @param places row-major, shape (count, dimensions), at least two; kept, not copied: the caller
///     must not write to it again
/// @param times seconds at which each was reached: 0 first, rising; kept likewise
public record RecordedPath(float[] places, double[] times) implements LatentPath {
  public RecordedPath {
    if (times.length < 2 || places.length == 0 || places.length % times.length != 0) {
      throw new IllegalArgumentException(
          "%d numbers at %d times make no way".formatted(places.length, times.length));
    }
  }

  /// How long it took.
  public double seconds() {
    return times[times.length - 1];
  }

  private int dimensions() {
    return places.length / times.length;
  }

  @Override
  public double[] at(double t) {
    double now = Math.clamp(t, 0.0, 1.0) * seconds();
    int found = Arrays.binarySearch(times, now);
    int after = Math.clamp(found < 0 ? -found - 1 : found, 1, times.length - 1);
    double span = times[after] - times[after - 1];
    double share = span > 0 ? Math.clamp((now - times[after - 1]) / span, 0.0, 1.0) : 1;
    double[] place = new double[dimensions()];
    int from = (after - 1) * place.length;
    for (int axis = 0; axis < place.length; axis++) {
      double begin = places[from + axis];
      place[axis] = begin + share * (places[from + place.length + axis] - begin);
    }
    return place;
  }

  @Override
  public List<Double> stops() {
    return List.of(0.0, 1.0);
  }

  @Override
  public double length() {
    int size = dimensions();
    double length = 0;
    for (int from = 0; from + size < places.length; from += size) {
      double squares = 0;
      for (int axis = from; axis < from + size; axis++) {
        double step = (double) places[axis + size] - places[axis];
        squares += step * step;
      }
      length += Math.sqrt(squares);
    }
    return length;
  }
}
