package lunula.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;

/// All measures that need nothing but a model's encodings and the images they belong to.
public final class LatentMeasures {
  /// The subject of what is measured on the test images where it is measured on others, too.
  public static final String TEST = "test";

  private LatentMeasures() {}

  /// Measures on the test images: KL, KL of each dimension, active units, mean and deviation of the
  /// aggregate posterior, nearest-neighbour accuracy among the training images, trustworthiness and
  /// continuity. The last three are absent where there are too few images for their neighbours,
  /// accuracy where there are no classes, and KL where there is no posterior.
  ///
  /// Blocking, about a second for Fashion-MNIST in two dimensions; uses every core.
  ///
  /// @param train encodings of the training images, in their order
  /// @param test encodings of the test images, in their order; at least one, all finite
  public static Measurements of(
      Encodings train, LabelledImages trainImages, Encodings test, LabelledImages testImages) {
    Measurements measured = preservation(ofCodes(test), test, testImages);
    return train.count() < NeighbourAccuracy.K || testImages.classNames().size() < 2
        ? measured
        : measured.with(
            Measure.NEIGHBOUR_ACCURACY, NeighbourAccuracy.of(train, trainImages, test, testImages));
  }

  private static Measurements ofCodes(Encodings test) {
    var units = LatentUnits.of(test);
    var posterior = AggregatePosterior.of(test);
    double[] kl = each(test, units::kl);
    Measurements divergence =
        test.variational()
            ? Measurements.NONE
                .withSubject(Measure.KL, TEST, Arrays.stream(kl).sum())
                .with(Measure.UNIT_KL, kl)
            : Measurements.NONE;
    return divergence
        .with(Measure.ACTIVE_UNITS, units.active())
        .with(Measure.AGGREGATE_MEAN, each(test, posterior::mean))
        .with(Measure.AGGREGATE_DEVIATION, each(test, posterior::deviation));
  }

  private static double[] each(Encodings encodings, IntToDoubleFunction measure) {
    return IntStream.range(0, encodings.dimensions()).mapToDouble(measure).toArray();
  }

  private static Measurements preservation(
      Measurements measured, Encodings test, LabelledImages images) {
    if (test.count() <= 2 * NeighbourhoodPreservation.K) {
      return measured;
    }
    var preserved = NeighbourhoodPreservation.of(images, test);
    return measured
        .with(Measure.TRUSTWORTHINESS, preserved.trustworthiness())
        .with(Measure.CONTINUITY, preserved.continuity());
  }
}
