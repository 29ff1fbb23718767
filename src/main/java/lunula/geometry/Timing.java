package lunula.geometry;

import java.util.List;

/// Which part of a way has been gone after which share of the time: from 0 to 1, never back.
/// Immutable.
public final class Timing {
  private final double[] times;

  private Timing(double[] times) {
    this.times = times;
  }

  /// The timing by which every stretch takes as long as much happens on it, so that what happens
  /// happens evenly: the inverse of the sum, straight between its values. Where nothing happens at
  /// all, all stretches take equally long.
  ///
  /// @param amounts what happens on each of equal stretches of the way, at least one, not negative
  public static Timing even(double... amounts) {
    double[] times = new double[amounts.length + 1];
    for (int i = 0; i < amounts.length; i++) {
      times[i + 1] = times[i] + amounts[i];
    }
    double total = times[amounts.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = total > 0 ? times[i] / total : (double) i / amounts.length;
    }
    return new Timing(times);
  }

  /// The share of the way that has been gone after a share of the time.
  ///
  /// @param time 0..1; values outside are clipped
  public double at(double time) {
    int last = times.length - 1;
    if (time <= 0 || time >= 1) {
      return time <= 0 ? 0 : 1;
    }
    int high = 1;
    while (high < last && times[high] <= time) {
      high++;
    }
    double span = times[high] - times[high - 1];
    return (high - 1 + (span > 0 ? (time - times[high - 1]) / span : 0)) / last;
  }

  /// The share of the time after which a share of the way has been gone: the inverse of [#at].
  ///
  /// @param way 0..1; values outside are clipped
  public double when(double way) {
    double stretch = Math.clamp(way, 0.0, 1.0) * (times.length - 1);
    int low = Math.min((int) stretch, times.length - 2);
    return times[low] + (stretch - low) * (times[low + 1] - times[low]);
  }

  /// The same places at another pace.
  ///
  /// @param way the way as it was
  /// @param timing which part of it is gone when
  public record Retimed(LatentPath way, Timing timing) implements LatentPath {
    @Override
    public double[] at(double t) {
      return way.at(timing.at(t));
    }

    @Override
    public List<Double> stops() {
      return way.stops().stream().map(timing::when).toList();
    }

    @Override
    public double length() {
      return way.length();
    }
  }
}
