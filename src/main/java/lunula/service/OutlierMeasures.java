package lunula.service;

import java.util.Random;
import lunula.data.LabelledImages;
import lunula.metrics.Auroc;
import lunula.metrics.OutlierScores;
import lunula.model.Encodings;
import lunula.model.Measure;
import lunula.model.Measurements;

/// How well a model tells images of another kind from those it knows.
final class OutlierMeasures {
  private OutlierMeasures() {}

  /// Images and where they lie.
  record Sight(LabelledImages images, Encodings encodings) {}

  /// @param name of the outliers, the measures' subject
  /// @param train encodings of all training images
  /// @param normal test images of the kind that the model knows
  static Measurements of(
      Probe probe,
      String name,
      Encodings train,
      Sight normal,
      LabelledImages strange,
      Random random) {
    var outliers = new Sight(strange, probe.encode(strange));
    Measurements measured = byPlace(name, train, normal.encodings(), outliers.encodings());
    return probe.variational()
        ? measured.withSubject(
            Measure.OUTLIERS_BY_ELBO,
            name,
            Auroc.of(
                probe.negativeElbos(normal.images(), normal.encodings(), random),
                probe.negativeElbos(outliers.images(), outliers.encodings(), random)))
        : measured;
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
