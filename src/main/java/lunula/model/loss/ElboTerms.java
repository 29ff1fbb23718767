package lunula.model.loss;

import java.util.List;
import lunula.files.UserMessage;

/// The two terms of the negative ELBO, in nats per image. NaN where a term was not measured. They
/// are the losses of autoencoders; a plain one has the reconstruction alone, and 0 for the other.
///
/// @param reconstruction expected negative log-likelihood, summed over the pixels
/// @param kl KL divergence of the posterior from the standard normal prior, summed over the latent
///     dimensions
public record ElboTerms(double reconstruction, double kl) {
  /// The reconstruction term.
  public static final LossSeries RECONSTRUCTION =
      new LossSeries(
          "reconstruction",
          UserMessage.of("model.reconstruction"),
          UserMessage.of("model.reconstruction.brief"),
          UserMessage.of("model.reconstruction.label"),
          UserMessage.of("model.reconstruction.tip"),
          LossUnit.NATS_PER_IMAGE,
          Better.LOWER,
          true);

  /// The KL term.
  public static final LossSeries KL =
      new LossSeries(
          "kl",
          UserMessage.of("model.kl"),
          UserMessage.of("model.kl"),
          UserMessage.of("model.kl"),
          UserMessage.of("model.kl.tip"),
          LossUnit.NATS_PER_IMAGE,
          Better.NEITHER,
          true);

  /// Both together, the negative ELBO.
  public static final LossSeries NEGATIVE_ELBO =
      new LossSeries(
          "negativeElbo",
          UserMessage.of("model.elbo"),
          UserMessage.of("model.elbo"),
          UserMessage.of("model.elbo"),
          UserMessage.of("model.elbo.tip"),
          LossUnit.NATS_PER_IMAGE,
          Better.LOWER,
          false);

  private static final LossSeries SUM =
      new LossSeries(
          "negativeElbo",
          UserMessage.of("model.sum"),
          UserMessage.of("model.sum"),
          UserMessage.of("model.sum.label"),
          UserMessage.of("model.sum.tip"),
          LossUnit.NATS_PER_IMAGE,
          Better.LOWER,
          false);

  private static final List<String> IDS = List.of(RECONSTRUCTION.id(), KL.id());

  private static final LossSchema VARIATIONAL =
      new LossSchema(List.of(RECONSTRUCTION, KL), NEGATIVE_ELBO, List.of(), IDS, false);

  private static final LossSchema WEIGHTED =
      new LossSchema(List.of(RECONSTRUCTION, KL), SUM, List.of(), IDS, true);

  private static final LossSchema PLAIN =
      new LossSchema(List.of(RECONSTRUCTION), null, List.of(KL, NEGATIVE_ELBO), IDS, false);

  /// The losses of autoencoders.
  ///
  /// @param variational whether there is a KL term
  /// @param elbo whether training minimises the negative ELBO, and not a weighted sum of its terms
  public static LossSchema schema(boolean variational, boolean elbo) {
    if (!variational) {
      return PLAIN;
    }
    return elbo ? VARIATIONAL : WEIGHTED;
  }

  /// The terms among an autoencoder's losses.
  public static ElboTerms of(Losses losses) {
    return new ElboTerms(losses.value(RECONSTRUCTION.id()), losses.value(KL.id()));
  }

  /// The terms as losses.
  public Losses losses() {
    return new Losses(IDS, reconstruction, kl);
  }

  /// Reconstruction plus KL: the negative ELBO, an upper bound on -log p(x). β does not enter.
  public double negativeElbo() {
    return reconstruction + kl;
  }
}
