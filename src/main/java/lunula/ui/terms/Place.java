package lunula.ui.terms;

import lunula.ui.kit.Term;
import lunula.ui.kit.Texts;

/// Where in the window a term is to be seen.
public enum Place {
  MAP("command.tool.cursor"),
  DECODED("command.tool.cursor"),
  MIDDLE("command.middle."),
  LAYERS("command.layers.open."),
  SELECT("command.select.outliers."),
  PATH("command.tool.path"),
  AROUND("command.tool.around"),
  POSTERIOR("command.tool.posterior"),
  DRAW("command.tool.draw"),
  ARITHMETIC("command.sum.example."),
  TRAIN("command.page.train."),
  CURVES("command.page.train."),
  CARD("command.page.models."),
  MEASURES("command.page.models."),
  BETAS("command.compare.beta."),
  MOONS("command.compare.moons."),
  BETWEEN("command.compare.between.");

  private final String action;

  Place(String action) {
    this.action = action;
  }

  /// The id of the action that leads there.
  public String action() {
    return action;
  }

  /// A sentence on where to look once one is there.
  String words() {
    return Texts.of(Place.class).get(Texts.key("place.", this));
  }

  /// Where a term is seen best.
  static Place of(Term term) {
    return switch (term) {
      case LATENT_SPACE, PRINCIPAL_COMPONENTS, CODE, TEST_IMAGES -> MAP;
      case DECODER, OFF_THE_MAP -> DECODED;
      case PRIOR -> MIDDLE;
      case DENSITY, CLASS_REGIONS, MAGNIFICATION, CRITIC, DECODED_GRID, CONTOURS, THUMBNAILS ->
          LAYERS;
      case OUTLIER, MAHALANOBIS_DISTANCE, ROOT_MEAN_SQUARED_ERROR -> SELECT;
      case INTERPOLATION, SLERP, GEODESIC -> PATH;
      case TRUNCATION -> AROUND;
      case POSTERIOR, MEAN_AND_LOG_VARIANCE, REPARAMETERISATION, POSTERIOR_OVERLAP -> POSTERIOR;
      case ENCODER, ENTROPY -> DRAW;
      case LATENT_ARITHMETIC -> ARITHMETIC;
      case CONDITIONAL_VAE,
          DENOISING,
          LATENT_DIMENSIONS,
          HIDDEN_LAYER,
          ACTIVATION,
          CONVOLUTION,
          WEIGHTS,
          LIKELIHOOD,
          BERNOULLI,
          GAUSSIAN,
          LAPLACE,
          SCALE,
          OUTPUT,
          RECONSTRUCTION_WEIGHT,
          WARM_UP,
          FREE_BITS,
          EPOCH,
          BATCH,
          LEARNING_RATE,
          ONE_CYCLE,
          OPTIMISER,
          MOMENTUM,
          PATIENCE,
          SEED,
          LEFT_OUT_CLASS ->
          TRAIN;
      case LOSS, ELBO, NEGATIVE_ELBO, RECONSTRUCTION, KL -> CURVES;
      case ANCHORS, NATS -> CARD;
      case BETA, BETA_VAE, RATE_AND_DISTORTION -> BETAS;
      case AUTOENCODER, VAE -> MOONS;
      case FRECHET_DISTANCE,
          CLASSIFIER_SCORE,
          CLASS_SHARES,
          CLASS_DIVERGENCE,
          PRECISION,
          RECALL,
          GENERATED_DENSITY,
          COVERAGE,
          REAL_BY_NEAREST,
          GENERATED_BY_NEAREST,
          NEAREST_TRAINING,
          CROSS_ANGLE,
          WORDS_READ,
          CROSS_PICTURE,
          JOINT_COHERENCE,
          WORDS_DRAWN,
          HIDDEN_HALF,
          CHARACTER_ACCURACY,
          NATS_PER_CHARACTER,
          INDEPENDENT_PLACES,
          COPIED,
          LINES_OPPOSED,
          TONES_ALTERNATE,
          LEVEL_ENDING ->
          MEASURES;
      case PATH_MAE, PATH_END_MAE, PATH_RMSE, PATH_PSNR, PATH_NEAREST_MAE, PATH_PHASE_GAP ->
          BETWEEN;
      case POSTERIOR_COLLAPSE,
          AUROC,
          BITS_PER_IMAGE,
          BITS_PER_PIXEL,
          IMPORTANCE_WEIGHTED,
          UNIT_KL,
          ACTIVE_UNITS,
          AGGREGATE_MEAN,
          AGGREGATE_DEVIATION,
          NEIGHBOUR_ACCURACY,
          TRUSTWORTHINESS,
          CONTINUITY,
          MSE,
          SQUARED_ERROR,
          SQUARED_ERROR_AND_KL,
          PSNR,
          CODE_BITS,
          STORED_CODE_BITS,
          COMPRESSION_RATIO,
          OUTLIERS_BY_ELBO,
          OUTLIERS_BY_RECONSTRUCTION,
          OUTLIERS_BY_DISTANCE,
          OUTLIERS_BY_NEAREST,
          DENOISING_GAIN,
          FACTOR_R2 ->
          MEASURES;
    };
  }
}
