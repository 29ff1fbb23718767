package lunula.ui.train;

import lunula.model.Likelihood;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import org.jspecify.annotations.Nullable;

/// What the losses of a run mean.
///
/// @param kl whether there is a KL term
/// @param elbo whether training minimises the negative ELBO, and not a weighted sum of its terms
/// @param density whether the nats are of a density of grey values, which does not compare with
///     cross-entropy
record LossSense(boolean kl, boolean elbo, boolean density) {
  /// Of a variational autoencoder as it usually is.
  static final LossSense USUAL = new LossSense(true, true, false);

  /// @param plan of the run; the usual one if there is none
  static LossSense of(@Nullable TrainingPlan plan) {
    if (plan == null) {
      return USUAL;
    }
    boolean kl = plan.architecture().variational();
    Objective objective = plan.objective();
    return new LossSense(
        kl,
        kl && objective.weight() == 1 && objective.beta() == 1,
        !plan.architecture().likelihood().comparableWith(Likelihood.BERNOULLI));
  }
}
