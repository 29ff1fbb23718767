package lunula.ui.train;

import lunula.model.LossParts;

/// What of the loss a chart shows.
public enum LossTerm {
  /// The negative ELBO.
  SUM,
  /// The reconstruction term.
  RECONSTRUCTION,
  /// The KL term.
  KL;

  /// The term in nats per image; NaN where it was not measured.
  public double of(LossParts losses) {
    return switch (this) {
      case SUM -> losses.negativeElbo();
      case RECONSTRUCTION -> losses.reconstruction();
      case KL -> losses.kl();
    };
  }
}
