package lunula.measure;

import java.util.Arrays;
import java.util.Random;
import lunula.data.LabelledImages;
import lunula.metrics.CodeLength;
import lunula.metrics.ImportanceWeightedBound;
import lunula.metrics.LatentUnits;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.loss.ElboTerms;

/// The terms of the evidence lower bound and the importance-weighted bound.
final class BoundMeasures {
  /// Codes an image of the importance-weighted bound.
  static final int DRAWS = ImportanceWeightedBound.K;

  private BoundMeasures() {}

  /// Reconstruction, and for a variational autoencoder KL and −ELBO in nats and bits.
  ///
  /// @param part what the images are called in the measures' keys
  static Measurements of(
      ChunkedInference probe,
      String part,
      LabelledImages images,
      Encodings encodings,
      Random random) {
    double reconstruction = mean(probe.misfits(images, encodings, random));
    Measurements measured =
        Measurements.NONE.withSubject(Measure.RECONSTRUCTION, part, reconstruction);
    if (!probe.variational()) {
      return measured;
    }
    var losses = new ElboTerms(reconstruction, mean(LatentUnits.klOfImages(encodings)));
    CodeLength bits = CodeLength.of(losses);
    return measured
        .withSubject(Measure.KL, part, losses.kl())
        .withSubject(Measure.NEGATIVE_ELBO, part, losses.negativeElbo())
        .withSubject(Measure.BITS_PER_IMAGE, part, bits.total())
        .withSubject(Measure.BITS_PER_PIXEL, part, bits.perPixel(probe.architecture().pixels()));
  }

  /// The importance-weighted bound of a variational autoencoder.
  static Measurements importance(
      ChunkedInference probe, LabelledImages images, Encodings encodings, Random random) {
    double[] weights = probe.logWeights(images, encodings, DRAWS, random);
    return Measurements.NONE.with(
        Measure.IMPORTANCE_WEIGHTED, ImportanceWeightedBound.negativeMean(weights, DRAWS));
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
