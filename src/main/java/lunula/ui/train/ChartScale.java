package lunula.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// An axis: the values it spans and where its round marks are.
///
/// @param low value at the axis' beginning
/// @param high value at its end, above `low`
/// @param ticks round values between them, ascending
record ChartScale(double low, double high, List<Double> ticks) {
  ChartScale {
    ticks = List.copyOf(ticks);
  }

  /// A scale that spans the finite ones of some values with a little air, marked at up to about
  /// `marks` round places; 0 to 1 where there are none.
  static ChartScale around(DoubleStream values, int marks) {
    double[] finite = values.filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return between(0, 1, marks);
    }
    double least = Arrays.stream(finite).min().orElseThrow();
    double most = Arrays.stream(finite).max().orElseThrow();
    double air = Math.max((most - least) * 0.06, Math.max(Math.abs(most) * 1e-3, 1e-6));
    return between(least - air, most + air, marks);
  }

  /// A scale from one value to a greater one.
  static ChartScale between(double low, double high, int marks) {
    double step = roundStep((high - low) / Math.max(1, marks));
    var ticks = new ArrayList<Double>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step + 0.0); // never the -0.0 that rounding up gives
    }
    return new ChartScale(low, high, ticks);
  }

  /// Where a value lies on an axis of length 1.
  double position(double value) {
    return (value - low) / (high - low);
  }

  /// The value at a place on an axis of length 1.
  double value(double position) {
    return low + position * (high - low);
  }

  /// The least 1, 2 or 5 times a power of ten that is not below `wanted`.
  private static double roundStep(double wanted) {
    double unit = Math.pow(10, Math.floor(Math.log10(wanted)));
    double digits = wanted / unit;
    double round = digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10;
    return round * unit;
  }
}
