package lunula.metrics;

import java.util.function.IntToDoubleFunction;
import lunula.model.Encodings;

/// Mean and variance of some numbers, in two passes; the variance is that of the numbers themselves
/// (divided by n).
record Moments(double mean, double variance) {
  static Moments of(int count, IntToDoubleFunction value) {
    double sum = 0;
    for (int index = 0; index < count; index++) {
      sum += value.applyAsDouble(index);
    }
    double mean = sum / count;
    double squares = 0;
    for (int index = 0; index < count; index++) {
      double gap = value.applyAsDouble(index) - mean;
      squares += gap * gap;
    }
    return new Moments(mean, squares / count);
  }

  static Moments ofMeans(Encodings encodings, int dimension) {
    return of(encodings.count(), image -> encodings.mean(image, dimension));
  }
}
