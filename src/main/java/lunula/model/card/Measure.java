package lunula.model.card;

import java.util.Arrays;
import java.util.Optional;
import lunula.model.loss.Better;

/// Every measure a card can hold: its name in files, its unit, which way is better, and what it
/// means, which the glossary says.
public enum Measure {
  RECONSTRUCTION("reconstruction", "nats/image", Better.LOWER, MeasureGlossary.RECONSTRUCTION),
  KL("kl", "nats/image", Better.NEITHER, MeasureGlossary.KL),
  NEGATIVE_ELBO("negative-elbo", "nats/image", Better.LOWER, MeasureGlossary.NEGATIVE_ELBO),
  BITS_PER_IMAGE("bits-per-image", "bits/image", Better.LOWER, MeasureGlossary.BITS_PER_IMAGE),
  BITS_PER_PIXEL("bits-per-pixel", "bits/pixel", Better.LOWER, MeasureGlossary.BITS_PER_PIXEL),
  IMPORTANCE_WEIGHTED(
      "importance-weighted-50", "nats/image", Better.LOWER, MeasureGlossary.IMPORTANCE_WEIGHTED),
  UNIT_KL("unit-kl", "nats/image", Better.NEITHER, MeasureGlossary.UNIT_KL),
  ACTIVE_UNITS("active-units", "dimensions", Better.HIGHER, MeasureGlossary.ACTIVE_UNITS),
  AGGREGATE_MEAN("aggregate-mean", "latent units", Better.NEITHER, MeasureGlossary.AGGREGATE_MEAN),
  AGGREGATE_DEVIATION(
      "aggregate-deviation", "latent units", Better.NEITHER, MeasureGlossary.AGGREGATE_DEVIATION),
  NEIGHBOUR_ACCURACY("knn-accuracy-10", "share", Better.HIGHER, MeasureGlossary.NEIGHBOUR_ACCURACY),
  TRUSTWORTHINESS("trustworthiness-12", "0 to 1", Better.HIGHER, MeasureGlossary.TRUSTWORTHINESS),
  CONTINUITY("continuity-12", "0 to 1", Better.HIGHER, MeasureGlossary.CONTINUITY),
  MSE("mse", "squared grey level", Better.LOWER, MeasureGlossary.MSE),
  SQUARED_ERROR("squared-error", "per image", Better.LOWER, MeasureGlossary.SQUARED_ERROR),
  SQUARED_ERROR_AND_KL(
      "squared-error-and-kl", "per image", Better.LOWER, MeasureGlossary.SQUARED_ERROR_AND_KL),
  PSNR("psnr", "dB", Better.HIGHER, MeasureGlossary.PSNR),
  CODE_BITS("code-bits", "bits/image", Better.LOWER, MeasureGlossary.CODE_BITS),
  STORED_CODE_BITS(
      "stored-code-bits", "bits/image", Better.LOWER, MeasureGlossary.STORED_CODE_BITS),
  COMPRESSION_RATIO("compression-ratio", "times", Better.HIGHER, MeasureGlossary.COMPRESSION_RATIO),
  OUTLIERS_BY_ELBO(
      "auroc-negative-elbo", "0 to 1", Better.HIGHER, MeasureGlossary.OUTLIERS_BY_ELBO),
  OUTLIERS_BY_RECONSTRUCTION(
      "auroc-reconstruction", "0 to 1", Better.HIGHER, MeasureGlossary.OUTLIERS_BY_RECONSTRUCTION),
  OUTLIERS_BY_DISTANCE(
      "auroc-mahalanobis", "0 to 1", Better.HIGHER, MeasureGlossary.OUTLIERS_BY_DISTANCE),
  OUTLIERS_BY_NEAREST(
      "auroc-nearest-code", "0 to 1", Better.HIGHER, MeasureGlossary.OUTLIERS_BY_NEAREST),
  DENOISING_GAIN("denoising-gain", "dB", Better.HIGHER, MeasureGlossary.DENOISING_GAIN),
  FACTOR_R2("factor-r2", "at most 1", Better.HIGHER, MeasureGlossary.FACTOR_R2),
  PATH_MAE("path-mae", "grey level", Better.LOWER, MeasureGlossary.PATH_MAE),
  PATH_END_MAE("path-end-mae", "grey level", Better.LOWER, MeasureGlossary.PATH_END_MAE),
  PATH_RMSE("path-rmse", "grey level", Better.LOWER, MeasureGlossary.PATH_RMSE),
  PATH_PSNR("path-psnr", "dB", Better.HIGHER, MeasureGlossary.PATH_PSNR),
  PATH_NEAREST_MAE(
      "path-nearest-mae", "grey level", Better.LOWER, MeasureGlossary.PATH_NEAREST_MAE),
  PATH_PHASE_GAP("path-phase-gap", "degrees", Better.LOWER, MeasureGlossary.PATH_PHASE_GAP);

  private final String id;
  private final String unit;
  private final Better better;
  private final MeasureInfo info;

  Measure(String id, String unit, Better better, MeasureInfo info) {
    this.id = id;
    this.unit = unit;
    this.better = better;
    this.info = info;
  }

  /// Name in files, lower case with hyphens; never changes.
  public String id() {
    return id;
  }

  /// What one of it is called.
  public String unit() {
    return unit;
  }

  /// Which values are better.
  public Better better() {
    return better;
  }

  /// What a person wants to know about it.
  public MeasureInfo info() {
    return info;
  }

  /// The measure with this name in files, if there is one.
  public static Optional<Measure> withId(String id) {
    return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
  }
}
