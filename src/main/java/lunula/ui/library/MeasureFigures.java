package lunula.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lunula.model.card.Measure;

/// How the figures of a measure are written.
final class MeasureFigures {
  /// More numbers than fit beside each other are told by the least and the largest.
  private static final int MOST = 3;

  private MeasureFigures() {}

  /// One number or a few.
  static String of(Measure measure, List<Double> numbers) {
    if (numbers.size() <= MOST) {
      return numbers.stream().map(number -> of(measure, number)).collect(Collectors.joining(" · "));
    }
    double least = numbers.stream().mapToDouble(number -> number).min().orElse(Double.NaN);
    double most = numbers.stream().mapToDouble(number -> number).max().orElse(Double.NaN);
    return of(measure, least) + " … " + of(measure, most);
  }

  private static String of(Measure measure, double number) {
    if (!Double.isFinite(number)) {
      return number > 0 ? "∞" : "–";
    }
    return String.format(Locale.ROOT, "%,." + decimals(measure) + "f", number).replace('-', '−');
  }

  private static int decimals(Measure measure) {
    return switch (measure) {
      case ACTIVE_UNITS, STORED_CODE_BITS -> 0;
      case BITS_PER_IMAGE, CODE_BITS, COMPRESSION_RATIO, PATH_PHASE_GAP -> 1;
      case MSE, PATH_MAE, PATH_END_MAE, PATH_RMSE, PATH_NEAREST_MAE, BITS_PER_PIXEL -> 4;
      case NEIGHBOUR_ACCURACY,
          TRUSTWORTHINESS,
          CONTINUITY,
          OUTLIERS_BY_ELBO,
          OUTLIERS_BY_RECONSTRUCTION,
          OUTLIERS_BY_DISTANCE,
          OUTLIERS_BY_NEAREST,
          FACTOR_R2 ->
          3;
      case RECONSTRUCTION,
          KL,
          NEGATIVE_ELBO,
          IMPORTANCE_WEIGHTED,
          UNIT_KL,
          AGGREGATE_MEAN,
          AGGREGATE_DEVIATION,
          PSNR,
          SQUARED_ERROR,
          SQUARED_ERROR_AND_KL,
          DENOISING_GAIN,
          PATH_PSNR ->
          2;
    };
  }
}
