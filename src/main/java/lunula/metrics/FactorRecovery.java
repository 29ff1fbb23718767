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

  /// Predicts a factor from a code: the mean over the k nearest known codes, k being the one of a
  /// few that predicts the known ones best when each is left out in turn. Fix & Hodges 1951; Stone
  /// 1977.
  /// Makes no assumption but that near codes have near factors. Immutable.
  ///
  /// Codes are taken as they are, not scaled to equal spread: a dimension that the model does not
  /// use must not be blown up to the size of the others.
  static final class NeighbourRegression {
    private static final int[] CANDIDATES = {3, 5, 10, 20, 50};
    private static final int LEFT_OUT = 500;
    private static final long SEED = 7;

    private final NeighbourIndex index;
    private final Factor factor;
    private final int k;

    /// @param codes at least two
    /// @param factor of the same images
    NeighbourRegression(Vectors codes, Factor factor) {
      if (codes.count() != factor.count() || codes.count() < 2) {
        throw new IllegalArgumentException(
            codes.count() + " codes do not teach a factor of " + factor.count() + " images");
      }
      index = NeighbourIndex.of(codes);
      this.factor = factor;
      k = bestK();
    }

    /// The k chosen.
    int k() {
      return k;
    }

    private int bestK() {
      int[] leftOut = Sample.indices(factor.count(), LEFT_OUT, SEED);
      int largest = Math.min(CANDIDATES[CANDIDATES.length - 1], factor.count() - 1);
      Neighbours near = index.nearest(index.reference().rows(leftOut), largest + 1);
      int best = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int candidate : Arrays.stream(CANDIDATES).map(k -> Math.min(k, largest)).toArray()) {
        double error = 0;
        for (int row = 0; row < leftOut.length; row++) {
          error += squaredError(near, row, leftOut[row], candidate);
        }
        if (error < least) {
          least = error;
          best = candidate;
        }
      }
      return best;
    }

    private double squaredError(Neighbours near, int row, int leftOut, int candidate) {
      double error = 0;
      for (int column = 0; column < factor.width(); column++) {
        double gap = mean(near, row, column, candidate, leftOut) - factor.target(leftOut, column);
        error += gap * gap;
      }
      return error;
    }

    /// Mean target of the nearest `size` neighbours that are not `leftOut`.
    private double mean(Neighbours near, int row, int column, int size, int leftOut) {
      double sum = 0;
      int taken = 0;
      for (int rank = 0; taken < size; rank++) {
        int neighbour = near.index(row, rank);
        if (neighbour != leftOut) {
          sum += factor.target(neighbour, column);
          taken++;
        }
      }
      return sum / size;
    }

    /// Predicted targets, row-major, shape (codes, factor's width).
    double[] predict(Vectors codes) {
      Neighbours near = index.nearest(codes, k);
      double[] predicted = new double[codes.count() * factor.width()];
      for (int row = 0; row < codes.count(); row++) {
        for (int column = 0; column < factor.width(); column++) {
          predicted[row * factor.width() + column] = mean(near, row, column, k, -1);
        }
      }
      return predicted;
    }
  }
}
