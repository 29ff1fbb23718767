package lunula.model.plan;

import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.Range;

/// What training minimises: `weight` times the reconstruction, summed over the pixels, plus `beta`
/// times the KL divergence to the standard normal prior, averaged over the batch. Higgins et al.
/// 2017; with both weights 1 it is the negative ELBO of Kingma & Welling 2014. A plain autoencoder
/// has no KL term.
///
/// @param weight of the reconstruction term, 0 to 1000
/// @param beta weight of the KL term, 0 to 1000
/// @param warmUpEpochs over which β grows linearly from 0, 0 to 10,000. Bowman et al. 2016
/// @param freeBits nats of KL an image and dimension that cost nothing, as a mean over the batch,
///     0 to 100. Kingma et al. 2016, section 2.2 ("λ")
public record Objective(double weight, double beta, int warmUpEpochs, double freeBits) {
  /// The negative ELBO.
  public static final Objective ELBO = betaElbo(1);

  public Objective {
    Range.check(UserMessage.of("model.weight"), weight, 1000);
    Range.check(UserMessage.of("model.beta"), beta, 1000);
    Range.check(UserMessage.of("model.warm-up"), warmUpEpochs, 0, 10_000);
    Range.check(UserMessage.of("model.free-bits"), freeBits, 100);
    if (weight == 0 && beta == 0) {
      throw new InvalidValueException("model.weightless");
    }
  }

  /// The negative ELBO with a weight on its KL term.
  public static Objective betaElbo(double beta) {
    return new Objective(1, beta, 0, 0);
  }

  /// The same objective with another weight of the KL term.
  public Objective withBeta(double other) {
    return new Objective(weight, other, warmUpEpochs, freeBits);
  }

  /// Weight of the KL term after so many epochs, whole or in part.
  public double betaAt(double epochs) {
    return warmUpEpochs == 0 ? beta : beta * Math.clamp(epochs / warmUpEpochs, 0, 1);
  }
}
