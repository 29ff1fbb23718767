package lunula.train;

import lunula.model.LossParts;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;

/// Ends a run that no longer gets better on the test images, if the plan asks for it. Prechelt
/// 1998, "Early stopping".
final class EarlyStopping {
  private final TrainingPlan plan;
  private double least = Double.POSITIVE_INFINITY;
  private Weights best;
  private int since;

  /// @param untrained the weights to fall back to before the first epoch
  EarlyStopping(TrainingPlan plan, Weights untrained) {
    this.plan = plan;
    best = untrained;
  }

  /// Takes note of an epoch.
  ///
  /// @param test its test losses
  /// @param weights the weights after it
  void watch(LossParts test, Weights weights) {
    double loss =
        plan.objective().weight() * test.reconstruction() + plan.objective().beta() * test.kl();
    since++;
    if (loss < least) {
      least = loss;
      best = weights;
      since = 0;
    }
  }

  /// Whether as many epochs as the plan allows have passed without a better one.
  boolean isOver() {
    return plan.patience() > 0 && since >= plan.patience();
  }

  /// The weights of the best epoch so far.
  Weights best() {
    return best;
  }
}
