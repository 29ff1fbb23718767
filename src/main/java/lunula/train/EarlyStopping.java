package lunula.train;

import lunula.model.network.Weights;

/// Ends a run that no longer gets better on the test images, if the plan asks for it. Prechelt
/// 1998, "Early stopping".
final class EarlyStopping {
  private final int patience;
  private double least = Double.POSITIVE_INFINITY;
  private Weights best;
  private int since;

  /// @param patience epochs without a better one after which a run ends, 0 for never
  /// @param untrained the weights to fall back to before the first epoch
  EarlyStopping(int patience, Weights untrained) {
    this.patience = patience;
    best = untrained;
  }

  /// Takes note of an epoch.
  ///
  /// @param loss what training makes small, on the test images
  /// @param weights the weights after it
  void watch(double loss, Weights weights) {
    since++;
    if (loss < least) {
      least = loss;
      best = weights;
      since = 0;
    }
  }

  /// Whether as many epochs as the plan allows have passed without a better one.
  boolean isOver() {
    return patience > 0 && since >= patience;
  }

  /// The weights of the best epoch so far.
  Weights best() {
    return best;
  }
}
