package lunula.measure;

import java.util.Arrays;
import java.util.Random;
import lunula.data.LabelledImages;
import lunula.metrics.CodeLength;
import lunula.metrics.Compression;
import lunula.metrics.DenoisingGain;
import lunula.metrics.LatentUnits;
import lunula.metrics.PixelError;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.plan.Corruption;

/// How near the pictures that come back from the codes are to the images, and what the codes cost.
final class PictureMeasures {
  private PictureMeasures() {}

  /// Errors of the decoded test images, and the code as a compressor.
  static Measurements of(
      ChunkedInference probe, LabelledImages images, Encodings encodings, Random random) {
    int pixels = probe.architecture().pixels();
    PixelError atMeans = probe.errorAtMeans(images, encodings);
    double squared = probe.errorOfDraws(images, encodings, random).squared() / images.count();
    var stored = Compression.ofFloats(encodings.dimensions(), atMeans, pixels);
    Measurements measured =
        Measurements.NONE
            .with(Measure.MSE, atMeans.mse())
            .with(Measure.PSNR, atMeans.psnr())
            .with(Measure.SQUARED_ERROR, squared)
            .with(Measure.STORED_CODE_BITS, stored.bitsPerImage())
            .with(Measure.COMPRESSION_RATIO, stored.ratio());
    if (!probe.variational()) {
      return measured;
    }
    double kl = Arrays.stream(LatentUnits.klOfImages(encodings)).average().orElse(Double.NaN);
    return measured
        .with(Measure.SQUARED_ERROR_AND_KL, squared + kl)
        .with(Measure.CODE_BITS, CodeLength.bits(kl));
  }

  /// What a model that learned to mend images gains on damaged test images.
  static Measurements denoising(
      ChunkedInference probe, LabelledImages clean, Corruption corruption, long seed) {
    byte[] damaged = corruption.applyTo(clean.allPixels(), clean.width(), clean.height(), seed);
    var noisy =
        new LabelledImages(
            clean.width(), clean.height(), damaged, clean.allLabels(), clean.classNames());
    PixelError mended = probe.errorAtMeans(clean, probe.encode(noisy));
    PixelError before = PixelError.between(unit(damaged), clean.allPixels());
    return Measurements.NONE.with(Measure.DENOISING_GAIN, DenoisingGain.decibels(before, mended));
  }

  private static float[] unit(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    return values;
  }
}
