package lunula.measure;

import java.util.Random;
import lunula.data.LabelledImages;
import lunula.metrics.Auroc;
import lunula.metrics.OutlierScores;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;

/// How well a model tells images of another kind from those it knows.
final class OutlierMeasures {
  private OutlierMeasures() {}

  /// Images and where they lie.
  record Sight(LabelledImages images, Encodings encodings) {}

  /// @param name of the outliers, the measures' subject
  /// @param train encodings of all training images
  /// @param normal test images of the kind that the model knows
  static Measurements of(
      ChunkedInference probe,
      String name,
      Encodings train,
      Sight normal,
      LabelledImages strange,
      Random random) {
    var outliers = new Sight(strange, probe.encode(strange));
    Measurements measured = byPlace(name, train, normal.encodings(), outliers.encodings());
    Measure byPicture =
        probe.variational() ? Measure.OUTLIERS_BY_ELBO : Measure.OUTLIERS_BY_RECONSTRUCTION;
    return measured.withSubject(
        byPicture, name, Auroc.of(scores(probe, normal, random), scores(probe, outliers, random)));
  }

  /// How badly images come back: −ELBO, or where codes are points and there is none, the
  /// reconstruction alone.
  private static double[] scores(ChunkedInference probe, Sight sight, Random random) {
    return probe.variational()
        ? probe.negativeElbos(sight.images(), sight.encodings(), random)
        : probe.misfits(sight.images(), sight.encodings(), random);
  }

  private static Measurements byPlace(
      String name, Encodings train, Encodings normal, Encodings strange) {
    Measurements measured =
        Measurements.NONE.withSubject(
            Measure.OUTLIERS_BY_DISTANCE,
            name,
            Auroc.of(
                OutlierScores.mahalanobis(train, normal),
                OutlierScores.mahalanobis(train, strange)));
    int k = OutlierScores.K;
    return train.count() < k
        ? measured
        : measured.withSubject(
            Measure.OUTLIERS_BY_NEAREST,
            name,
            Auroc.of(
                OutlierScores.nearestCode(train, normal, k),
                OutlierScores.nearestCode(train, strange, k)));
  }
}
