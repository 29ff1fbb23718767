package lunula.model.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lunula.files.UserMessage;
import lunula.model.loss.Better;

/// Every measure a card can hold: its name in files, its unit, and which way is better. What it
/// means stands in the package's bundle, by its name in files.
public enum Measure {
  RECONSTRUCTION("reconstruction", "nats/image", Better.LOWER),
  KL("kl", "nats/image", Better.NEITHER),
  NEGATIVE_ELBO("negative-elbo", "nats/image", Better.LOWER),
  BITS_PER_IMAGE("bits-per-image", "bits/image", Better.LOWER),
  BITS_PER_PIXEL("bits-per-pixel", "bits/pixel", Better.LOWER),
  IMPORTANCE_WEIGHTED("importance-weighted-50", "nats/image", Better.LOWER),
  UNIT_KL("unit-kl", "nats/image", Better.NEITHER),
  ACTIVE_UNITS("active-units", "dimensions", Better.HIGHER),
  AGGREGATE_MEAN("aggregate-mean", "latent units", Better.NEITHER),
  AGGREGATE_DEVIATION("aggregate-deviation", "latent units", Better.NEITHER),
  NEIGHBOUR_ACCURACY("knn-accuracy-10", "share", Better.HIGHER),
  TRUSTWORTHINESS("trustworthiness-12", "0 to 1", Better.HIGHER),
  CONTINUITY("continuity-12", "0 to 1", Better.HIGHER),
  MSE("mse", "squared grey level", Better.LOWER),
  SQUARED_ERROR("squared-error", "per image", Better.LOWER),
  SQUARED_ERROR_AND_KL("squared-error-and-kl", "per image", Better.LOWER),
  PSNR("psnr", "dB", Better.HIGHER),
  CODE_BITS("code-bits", "bits/image", Better.LOWER),
  STORED_CODE_BITS("stored-code-bits", "bits/image", Better.LOWER),
  COMPRESSION_RATIO("compression-ratio", "times", Better.HIGHER),
  OUTLIERS_BY_ELBO("auroc-negative-elbo", "0 to 1", Better.HIGHER),
  OUTLIERS_BY_RECONSTRUCTION("auroc-reconstruction", "0 to 1", Better.HIGHER),
  OUTLIERS_BY_DISTANCE("auroc-mahalanobis", "0 to 1", Better.HIGHER),
  OUTLIERS_BY_NEAREST("auroc-nearest-code", "0 to 1", Better.HIGHER),
  DENOISING_GAIN("denoising-gain", "dB", Better.HIGHER),
  FACTOR_R2("factor-r2", "at most 1", Better.HIGHER),
  PATH_MAE("path-mae", "grey level", Better.LOWER),
  PATH_END_MAE("path-end-mae", "grey level", Better.LOWER),
  PATH_RMSE("path-rmse", "grey level", Better.LOWER),
  PATH_PSNR("path-psnr", "dB", Better.HIGHER),
  PATH_NEAREST_MAE("path-nearest-mae", "grey level", Better.LOWER),
  PATH_PHASE_GAP("path-phase-gap", "degrees", Better.LOWER),
  FRECHET_DISTANCE("frechet-distance", "squared deviations", Better.LOWER),
  CLASSIFIER_SCORE("classifier-score", "1 to 10", Better.HIGHER),
  CLASS_SHARES("class-shares", "share", Better.NEITHER),
  CLASS_DIVERGENCE("class-divergence", "nats", Better.LOWER),
  PRECISION("precision-5", "share", Better.HIGHER),
  RECALL("recall-5", "share", Better.HIGHER),
  DENSITY("density-5", "times", Better.HIGHER),
  COVERAGE("coverage-5", "share", Better.HIGHER),
  REAL_BY_NEAREST("real-by-nearest", "share", Better.NEITHER),
  GENERATED_BY_NEAREST("generated-by-nearest", "share", Better.NEITHER),
  NEAREST_TRAINING("nearest-training", "grey level", Better.NEITHER),
  CROSS_ANGLE("cross-angle", "degrees", Better.LOWER),
  WORDS_READ("words-read", "share", Better.HIGHER),
  CROSS_PICTURE("cross-picture", "grey level", Better.LOWER),
  JOINT_COHERENCE("joint-coherence", "degrees", Better.LOWER),
  WORDS_DRAWN("words-drawn", "share", Better.HIGHER),
  HIDDEN_HALF("hidden-half", "nats/image", Better.LOWER),
  CHARACTER_ACCURACY("character-accuracy", "share", Better.HIGHER),
  NATS_PER_CHARACTER("nats-per-character", "nats", Better.LOWER),
  INDEPENDENT_PLACES("independent-places", "nats", Better.NEITHER),
  COPIED("copied", "share", Better.LOWER),
  LINES_OPPOSED("lines-opposed", "share", Better.NEITHER),
  TONES_ALTERNATE("tones-alternate", "share", Better.NEITHER),
  LEVEL_ENDING("level-ending", "share", Better.NEITHER);

  private static final String UNIT = "model.unit.";

  private final String id;
  private final String unit;
  private final Better better;

  Measure(String id, String unit, Better better) {
    this.id = id;
    this.unit = unit;
    this.better = better;
  }

  /// Name in files, lower case with hyphens; never changes.
  public String id() {
    return id;
  }

  /// What one of it is called in files.
  public String unit() {
    return unit;
  }

  /// Which values are better.
  public Better better() {
    return better;
  }

  /// What a person wants to know about it.
  public MeasureInfo info() {
    String key = "model.measure." + id;
    return new MeasureInfo(
        UserMessage.of(key + ".name"),
        UserMessage.of(key + ".definition"),
        UserMessage.of(key + ".formula"),
        UserMessage.of(key + ".source"),
        UserMessage.of(UNIT + unit.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-")));
  }

  /// The measure with this name in files, if there is one.
  public static Optional<Measure> withId(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
  }

  /// What a person wants to know about a measure.
  ///
  /// @param name a few words, as shown beside the figure
  /// @param definition one or two sentences in plain words
  /// @param formula in Unicode, on one line
  /// @param source where it comes from: authors, year, place
  /// @param unit what one of it is called
  public record MeasureInfo(
      UserMessage name,
      UserMessage definition,
      UserMessage formula,
      UserMessage source,
      UserMessage unit) {}
}
