package lunula.metrics;

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
}
