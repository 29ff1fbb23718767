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
      series(
          "reconstruction",
          Better.LOWER,
          true,
          "model.reconstruction",
          "model.reconstruction.brief",
          "model.reconstruction.label",
          "model.reconstruction.tip");

  /// The KL term.
  public static final LossSeries KL =
      series("kl", Better.NEITHER, true, "model.kl", "model.kl", "model.kl", "model.kl.tip");

  private static final String TOTAL = "negativeElbo";

  /// Both together, the negative ELBO.
  public static final LossSeries NEGATIVE_ELBO =
      series(
          TOTAL, Better.LOWER, false, "model.elbo", "model.elbo", "model.elbo", "model.elbo.tip");

  private static final LossSeries SUM =
      series(
          TOTAL, Better.LOWER, false, "model.sum", "model.sum", "model.sum.label", "model.sum.tip");

  private static final LossSeries TEXT_RECONSTRUCTION =
      ofTexts(RECONSTRUCTION, "model.reconstruction.text.tip");
  private static final LossSeries TEXT_KL = ofTexts(KL, "model.kl.text.tip");
  private static final LossSeries TEXT_NEGATIVE_ELBO =
      ofTexts(NEGATIVE_ELBO, "model.elbo.text.tip");
  private static final LossSeries TEXT_SUM = ofTexts(SUM, "model.sum.text.tip");

  private static LossSeries ofTexts(LossSeries series, String tip) {
    return new LossSeries(
        series.id(),
        series.name(),
        series.brief(),
        series.label(),
        UserMessage.of(tip),
        LossSeries.LossUnit.NATS_PER_TEXT,
        series.better(),
        series.adds());
  }

  private static LossSeries series(
      String id, Better better, boolean adds, String name, String brief, String label, String tip) {
    return new LossSeries(
        id,
        UserMessage.of(name),
        UserMessage.of(brief),
        UserMessage.of(label),
        UserMessage.of(tip),
        LossSeries.LossUnit.NATS_PER_IMAGE,
        better,
        adds);
  }

  private static final List<String> IDS = List.of(RECONSTRUCTION.id(), KL.id());

  private static final LossSchema VARIATIONAL =
      new LossSchema(List.of(RECONSTRUCTION, KL), NEGATIVE_ELBO, List.of(), IDS, false);

  private static final LossSchema WEIGHTED =
      new LossSchema(List.of(RECONSTRUCTION, KL), SUM, List.of(), IDS, true);

  private static final LossSchema PLAIN =
      new LossSchema(List.of(RECONSTRUCTION), null, List.of(KL, NEGATIVE_ELBO), IDS, false);

  private static final LossSchema TEXT_VARIATIONAL =
      new LossSchema(
          List.of(TEXT_RECONSTRUCTION, TEXT_KL), TEXT_NEGATIVE_ELBO, List.of(), IDS, false);

  private static final LossSchema TEXT_WEIGHTED =
      new LossSchema(List.of(TEXT_RECONSTRUCTION, TEXT_KL), TEXT_SUM, List.of(), IDS, true);

  private static final LossSchema TEXT_PLAIN =
      new LossSchema(
          List.of(TEXT_RECONSTRUCTION), null, List.of(TEXT_KL, TEXT_NEGATIVE_ELBO), IDS, false);

  /// The losses of autoencoders of texts: those of [#schema], counted a text.
  public static LossSchema ofTexts(boolean variational, boolean elbo) {
    if (!variational) {
      return TEXT_PLAIN;
    }
    return elbo ? TEXT_VARIATIONAL : TEXT_WEIGHTED;
  }

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
