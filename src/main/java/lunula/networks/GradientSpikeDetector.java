package lunula.networks;

/// Tells the rare gradient that would throw a network off its course: one so much longer than usual
/// that its step is better left out, as in Child 2021, "Very Deep VAEs", section 4. A variance that
/// is decoded as exp(log σ²) makes such gradients: one image far outside is enough.
///
/// Deterministic. One thread.
final class GradientSpikeDetector {
  private static final double TIMES_USUAL = 20;
  private static final int LEARNING_THE_USUAL = 100;
  private static final double SMOOTHING = 0.02;

  /// After so many in a row it is the course itself that diverges, and that must be seen.
  private static final int MOST_IN_A_ROW = 10;

  private double usual;
  private int seen;
  private int inARow;

  /// Takes note of a gradient.
  ///
  /// @param length of the gradient, or of a part of it that always grows with the whole
  /// @return whether its step is better left out
  boolean is(double length) {
    boolean surge = seen >= LEARNING_THE_USUAL && !(length <= TIMES_USUAL * usual);
    if (surge && inARow < MOST_IN_A_ROW) {
      inARow++;
      return true;
    }
    inARow = 0;
    usual = seen == 0 ? length : usual + SMOOTHING * (length - usual);
    seen++;
    return false;
  }
}
