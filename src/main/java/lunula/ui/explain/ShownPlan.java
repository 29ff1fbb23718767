package lunula.ui.explain;

import lunula.model.card.ModelCard;
import lunula.model.plan.TrainingPlan;

/// What the model on the map was, or is being, trained by.
///
/// @param plan network, damage and objective
/// @param beta weight of the KL term as it stands
/// @param objectiveKnown false for a model that was trained elsewhere
public record ShownPlan(TrainingPlan plan, double beta, boolean objectiveKnown) {
  /// Of a model whose training is over.
  public static ShownPlan of(ModelCard card) {
    return new ShownPlan(card.plan(), card.plan().objective().beta(), !card.trainedElsewhere());
  }

  /// Of a model that is being trained.
  ///
  /// @param epochs passes done by now, in part
  public static ShownPlan of(TrainingPlan plan, double epochs) {
    return new ShownPlan(plan, plan.objective().betaAt(epochs), true);
  }

  /// Whether training makes the negative ELBO itself small.
  boolean isElbo() {
    return plan.objective().weight() == 1 && beta == 1;
  }
}
