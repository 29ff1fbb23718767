package lunula.model.loss;

import java.util.List;
import lunula.files.UserMessage;

/// What is followed while pictures and descriptions are trained in one latent space, in nats per
/// image. NaN where a term was not measured.
///
/// @param picture the negative ELBO's terms of pictures without their descriptions
/// @param description the negative ELBO of descriptions without their pictures, their nats weighted
/// @param both the negative ELBO of both together, likewise
public record MultimodalTerms(ElboTerms picture, double description, double both) {
  private static final LossSeries OF_DESCRIPTION = series("description");
  private static final LossSeries OF_BOTH = series("both");

  private static final List<String> IDS =
      List.of(ElboTerms.RECONSTRUCTION.id(), ElboTerms.KL.id(), OF_DESCRIPTION.id(), OF_BOTH.id());

  /// The losses of such models: of the picture alone they are those of other autoencoders.
  public static final LossSchema SCHEMA =
      new LossSchema(
          List.of(ElboTerms.RECONSTRUCTION, ElboTerms.KL, OF_DESCRIPTION, OF_BOTH),
          ElboTerms.NEGATIVE_ELBO,
          List.of(),
          IDS,
          false);

  private static LossSeries series(String id) {
    String key = "model.multimodal." + id;
    return new LossSeries(
        id,
        UserMessage.of(key),
        UserMessage.of(key + ".brief"),
        UserMessage.of(key + ".label"),
        UserMessage.of(key + ".tip"),
        LossSeries.LossUnit.NATS_PER_IMAGE,
        Better.LOWER,
        false);
  }

  /// The terms among such losses.
  public static MultimodalTerms of(Losses losses) {
    return new MultimodalTerms(
        ElboTerms.of(losses), losses.value(OF_DESCRIPTION.id()), losses.value(OF_BOTH.id()));
  }

  /// The terms as losses.
  public Losses losses() {
    return new Losses(IDS, picture.reconstruction(), picture.kl(), description, both);
  }
}
