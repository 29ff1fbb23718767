package lunula.ui.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import lunula.model.card.Measure;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSeries;
import org.jspecify.annotations.Nullable;

/// Every word of the field that the window uses and explains on a card. A label gets its sign by
/// [Form.Field#term] or [TermSign]; what the card says stands in the texts of `lunula.ui.terms`,
/// and, of a measure, with the measure.
public enum Term {
  AUTOENCODER,
  VAE,
  CONDITIONAL_VAE,
  DENOISING,
  BETA_VAE,
  ENCODER,
  DECODER,
  ANCHORS,
  LATENT_SPACE,
  LATENT_DIMENSIONS,
  CODE,
  PRIOR,
  POSTERIOR,
  MEAN_AND_LOG_VARIANCE,
  REPARAMETERISATION,
  POSTERIOR_COLLAPSE,
  HIDDEN_LAYER,
  ACTIVATION,
  CONVOLUTION,
  WEIGHTS,
  LOSS,
  ELBO,
  BETA,
  NATS,
  LIKELIHOOD,
  BERNOULLI,
  GAUSSIAN,
  LAPLACE,
  SCALE,
  OUTPUT,
  ENTROPY,
  RATE_AND_DISTORTION,
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
  TEST_IMAGES,
  LEFT_OUT_CLASS,
  DENSITY,
  CLASS_REGIONS,
  MAGNIFICATION,
  CRITIC,
  DECODED_GRID,
  CONTOURS,
  THUMBNAILS,
  OFF_THE_MAP,
  PRINCIPAL_COMPONENTS,
  INTERPOLATION,
  SLERP,
  GEODESIC,
  LATENT_ARITHMETIC,
  TRUNCATION,
  POSTERIOR_OVERLAP,
  OUTLIER,
  MAHALANOBIS_DISTANCE,
  AUROC,
  ROOT_MEAN_SQUARED_ERROR,
  RECONSTRUCTION(Measure.RECONSTRUCTION),
  KL(Measure.KL),
  NEGATIVE_ELBO(Measure.NEGATIVE_ELBO),
  BITS_PER_IMAGE(Measure.BITS_PER_IMAGE),
  BITS_PER_PIXEL(Measure.BITS_PER_PIXEL),
  IMPORTANCE_WEIGHTED(Measure.IMPORTANCE_WEIGHTED),
  UNIT_KL(Measure.UNIT_KL),
  ACTIVE_UNITS(Measure.ACTIVE_UNITS),
  AGGREGATE_MEAN(Measure.AGGREGATE_MEAN),
  AGGREGATE_DEVIATION(Measure.AGGREGATE_DEVIATION),
  NEIGHBOUR_ACCURACY(Measure.NEIGHBOUR_ACCURACY),
  TRUSTWORTHINESS(Measure.TRUSTWORTHINESS),
  CONTINUITY(Measure.CONTINUITY),
  MSE(Measure.MSE),
  SQUARED_ERROR(Measure.SQUARED_ERROR),
  SQUARED_ERROR_AND_KL(Measure.SQUARED_ERROR_AND_KL),
  PSNR(Measure.PSNR),
  CODE_BITS(Measure.CODE_BITS),
  STORED_CODE_BITS(Measure.STORED_CODE_BITS),
  COMPRESSION_RATIO(Measure.COMPRESSION_RATIO),
  OUTLIERS_BY_ELBO(Measure.OUTLIERS_BY_ELBO),
  OUTLIERS_BY_RECONSTRUCTION(Measure.OUTLIERS_BY_RECONSTRUCTION),
  OUTLIERS_BY_DISTANCE(Measure.OUTLIERS_BY_DISTANCE),
  OUTLIERS_BY_NEAREST(Measure.OUTLIERS_BY_NEAREST),
  DENOISING_GAIN(Measure.DENOISING_GAIN),
  FACTOR_R2(Measure.FACTOR_R2),
  PATH_MAE(Measure.PATH_MAE),
  PATH_END_MAE(Measure.PATH_END_MAE),
  PATH_RMSE(Measure.PATH_RMSE),
  PATH_PSNR(Measure.PATH_PSNR),
  PATH_NEAREST_MAE(Measure.PATH_NEAREST_MAE),
  PATH_PHASE_GAP(Measure.PATH_PHASE_GAP),
  FRECHET_DISTANCE(Measure.FRECHET_DISTANCE),
  CLASSIFIER_SCORE(Measure.CLASSIFIER_SCORE),
  CLASS_SHARES(Measure.CLASS_SHARES),
  CLASS_DIVERGENCE(Measure.CLASS_DIVERGENCE),
  PRECISION(Measure.PRECISION),
  RECALL(Measure.RECALL),
  GENERATED_DENSITY(Measure.DENSITY),
  COVERAGE(Measure.COVERAGE),
  REAL_BY_NEAREST(Measure.REAL_BY_NEAREST),
  GENERATED_BY_NEAREST(Measure.GENERATED_BY_NEAREST),
  NEAREST_TRAINING(Measure.NEAREST_TRAINING),
  CROSS_ANGLE(Measure.CROSS_ANGLE),
  WORDS_READ(Measure.WORDS_READ),
  CROSS_PICTURE(Measure.CROSS_PICTURE),
  JOINT_COHERENCE(Measure.JOINT_COHERENCE),
  WORDS_DRAWN(Measure.WORDS_DRAWN),
  HIDDEN_HALF(Measure.HIDDEN_HALF),
  CHARACTER_ACCURACY(Measure.CHARACTER_ACCURACY),
  NATS_PER_CHARACTER(Measure.NATS_PER_CHARACTER),
  INDEPENDENT_PLACES(Measure.INDEPENDENT_PLACES),
  COPIED(Measure.COPIED),
  LINES_OPPOSED(Measure.LINES_OPPOSED),
  TONES_ALTERNATE(Measure.TONES_ALTERNATE),
  LEVEL_ENDING(Measure.LEVEL_ENDING);

  private final @Nullable Measure measure;

  Term() {
    measure = null;
  }

  Term(Measure measure) {
    this.measure = measure;
  }

  /// The term that explains a measure.
  public static Term of(Measure measure) {
    return Arrays.stream(values())
        .filter(term -> term.measure == measure)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(measure.id()));
  }

  /// The term that explains a loss: one of its own for those of autoencoders.
  public static Term of(LossSeries series) {
    if (series.equals(ElboTerms.RECONSTRUCTION)) {
      return RECONSTRUCTION;
    }
    if (series.equals(ElboTerms.KL)) {
      return KL;
    }
    return series.equals(ElboTerms.NEGATIVE_ELBO) ? NEGATIVE_ELBO : LOSS;
  }

  /// The measure it explains, which has its name, definition, formula and source; null if none.
  public @Nullable Measure measure() {
    return measure;
  }

  /// What its texts go by: lower case with hyphens.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
