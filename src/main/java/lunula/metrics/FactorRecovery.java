package lunula.metrics;

import java.util.Arrays;

/// How much of a true factor can be read from a code: the coefficient of determination of a
/// regression from z, on images that it has not seen.
///
/// R² = 1 − Σᵢ ‖ŷᵢ − yᵢ‖² / Σᵢ ‖yᵢ − ȳ‖², y the factor, or (sin, cos) of an angle, ȳ the mean over
/// the same images. At most 1, higher is better; about 0 if z says nothing, below 0 worse than
/// always guessing the mean; NaN if the factor never varies. The regression is the mean of the
/// nearest codes, their number chosen on the known images alone: it follows any smooth bend of the
/// factor through the latent space, as the bound on what is "in" z. Eastwood & Williams 2018
/// (informativeness).
public final class FactorRecovery {
  /// How many parts images are split into by [#crossValidated].
  public static final int FOLDS = 5;

  private FactorRecovery() {}

  /// R² on the test images of a regression that knows the training images. Blocking; uses every
  /// core.
  ///
  /// @param train codes of the training images, at least two
  /// @param trainFactor their factor
  /// @param test codes of the test images, at least two
  /// @param testFactor their factor, of the same kind
  public static double heldOut(Vectors train, Factor trainFactor, Vectors test, Factor testFactor) {
    if (test.count() != testFactor.count() || trainFactor.width() != testFactor.width()) {
      throw new IllegalArgumentException("the test codes and the factors do not belong together");
    }
    return r2(new NeighbourRegression(train, trainFactor).predict(test), testFactor);
  }

  /// R² over all images, each predicted by a regression that knows the other [#FOLDS] - 1 parts
  /// only. Blocking; uses every core.
  ///
  /// @param codes of images that the model itself was not trained on, at least 2 · [#FOLDS]
  /// @param factor theirs
  /// @param seed shuffles the images before they are split
  public static double crossValidated(Vectors codes, Factor factor, long seed) {
    int count = codes.count();
    if (count != factor.count() || count < 2 * FOLDS) {
      throw new IllegalArgumentException(
          "%d codes and %d factors cannot be split into %d parts"
              .formatted(count, factor.count(), FOLDS));
    }
    int[] shuffled = Sample.indices(count, count, seed);
    double[] predicted = new double[count * factor.width()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int from = (int) ((long) count * fold / FOLDS);
      int end = (int) ((long) count * (fold + 1) / FOLDS);
      int[] known = without(shuffled, from, end);
      var regression = new NeighbourRegression(codes.rows(known), factor.of(known));
      double[] some = regression.predict(codes.rows(Arrays.copyOfRange(shuffled, from, end)));
      System.arraycopy(some, 0, predicted, from * factor.width(), some.length);
    }
    return r2(predicted, factor.of(shuffled));
  }

  private static int[] without(int[] all, int from, int end) {
    int[] rest = Arrays.copyOf(all, all.length - (end - from));
    System.arraycopy(all, end, rest, from, all.length - end);
    return rest;
  }

  /// @param predicted row-major, shape (images, factor's width)
  static double r2(double[] predicted, Factor factor) {
    double missed = 0;
    double all = 0;
    for (int column = 0; column < factor.width(); column++) {
      int at = column;
      var moments = Moments.of(factor.count(), image -> factor.target(image, at));
      all += moments.variance() * factor.count();
      for (int image = 0; image < factor.count(); image++) {
        double gap = predicted[image * factor.width() + at] - factor.target(image, at);
        missed += gap * gap;
      }
    }
    return all == 0 ? Double.NaN : 1 - missed / all;
  }
}
