package lunula.metrics;

import java.util.List;
import lunula.model.GrayImage;

/// What each picture of a path is nearest to, among the true pictures of a finely stepped factor:
/// [PathError] asks whether the right picture comes at the right time, this whether it is a right
/// picture at all, and which. Lower is better.
///
/// min_φ (1/n) Σ |x̂ₜ − x(φ)| and its φ, a step of the path at a time.
///
/// @param steps of the path that lie between its ends, in order; at least 1
public record NearestTruth(List<Step> steps) {
  /// One picture.
  ///
  /// @param value of the factor at the nearest true picture
  /// @param error mean absolute difference from it, in grey levels
  public record Step(double value, double error) {}

  /// A true picture.
  ///
  /// @param value of the factor that it shows
  public record True(double value, GrayImage picture) {}

  public NearestTruth {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path without pictures is near to nothing");
    }
  }

  /// @param between pictures of a path without its ends, at least 1
  /// @param truth true pictures of the same size, at least 1; of two that are equally near, the
  ///     first counts
  public static NearestTruth of(List<GrayImage> between, List<True> truth) {
    if (truth.isEmpty()) {
      throw new IllegalArgumentException("there is no true picture to be near to");
    }
    return new NearestTruth(between.stream().map(picture -> nearest(picture, truth)).toList());
  }

  private static Step nearest(GrayImage picture, List<True> truth) {
    Step best = new Step(Double.NaN, Double.POSITIVE_INFINITY);
    for (True one : truth) {
      double error = PixelError.between(picture, one.picture()).mae();
      if (error < best.error()) {
        best = new Step(one.value(), error);
      }
    }
    return best;
  }

  /// Mean of the steps’ errors, in grey levels.
  public double error() {
    return steps.stream().mapToDouble(Step::error).average().orElseThrow();
  }

  /// Mean distance of the steps’ values from the wanted ones.
  ///
  /// @param wanted one a step
  public double gap(double... wanted) {
    if (wanted.length != steps.size()) {
      throw new IllegalArgumentException(
          wanted.length + " values do not go with " + steps.size() + " pictures");
    }
    double sum = 0;
    for (int step = 0; step < wanted.length; step++) {
      sum += Math.abs(steps.get(step).value() - wanted[step]);
    }
    return sum / wanted.length;
  }
}
