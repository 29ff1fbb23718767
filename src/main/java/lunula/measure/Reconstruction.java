package lunula.measure;

import java.util.Random;
import lunula.data.LabelledImages;
import lunula.metrics.LatentUnits;
import lunula.metrics.PictureLikelihood;
import lunula.metrics.PixelError;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.jspecify.annotations.Nullable;

/// One image and what comes back from its posterior mean.
///
/// @param image its index
/// @param original as it is
/// @param decoded as it comes back from its posterior mean, or code
/// @param rmse root mean squared error of `decoded`, in grey levels of 0..1
/// @param nats −log p(x|z) at the posterior mean; NaN if the decoder does not say its likelihood
/// @param negativeElbo in nats, z drawn once as for the ranking of [OutlierScan]; NaN if the model
///     has no posteriors or does not say its likelihood
public record Reconstruction(
    int image,
    GrayImage original,
    GrayImage decoded,
    double rmse,
    double nats,
    double negativeElbo) {

  /// Decodes an image's posterior mean. Blocking.
  ///
  /// @param decoder of whole codes, not told a class
  public static Reconstruction of(
      Decoder decoder, LabelledImages images, Encodings encodings, int image) {
    Encodings posterior = encodings.pick(image);
    Decoder told = decoder.ofNearestClass(images.label(image));
    GrayImage original = images.sample(image);
    GrayImage decoded = told.decodeOne(posterior.means()).image();
    Likelihood likelihood = decoder.likelihood();
    byte[] truth = images.pixels(image);
    double nats =
        likelihood == null ? Double.NaN : PictureLikelihood.negativeLog(likelihood, decoded, truth);
    return new Reconstruction(
        image,
        original,
        decoded,
        PixelError.between(decoded, original).rmse(),
        nats,
        negativeElbo(told, likelihood, posterior, image, truth));
  }

  private static double negativeElbo(
      Decoder told, @Nullable Likelihood likelihood, Encodings posterior, int image, byte[] truth) {
    if (likelihood == null || !posterior.variational()) {
      return Double.NaN;
    }
    GrayImage drawn = told.decodeOne(draw(posterior, 0, image)).image();
    return PictureLikelihood.negativeLog(likelihood, drawn, truth)
        + LatentUnits.klOfImages(posterior)[0];
  }

  /// z = μ + σ ε, the same each time for the same image; μ for points.
  ///
  /// @param row of the image among the encodings
  /// @param image its index on the map, which is the seed
  static float[] draw(Encodings encodings, int row, int image) {
    // Neighbouring seeds give alike first numbers; a large odd factor takes them apart.
    Random random = new Random(0x9E3779B97F4A7C15L * (image + 1));
    float[] z = new float[encodings.dimensions()];
    for (int dimension = 0; dimension < z.length; dimension++) {
      double deviation = Math.exp(encodings.logVariance(row, dimension) / 2);
      double noise = encodings.variational() ? random.nextGaussian() : 0;
      z[dimension] = (float) (encodings.mean(row, dimension) + deviation * noise);
    }
    return z;
  }

  /// What was lost: decoded − original, −1 to 1; row-major.
  public float[] difference() {
    float[] gaps = decoded.pixels();
    float[] truth = original.pixels();
    for (int pixel = 0; pixel < gaps.length; pixel++) {
      gaps[pixel] -= truth[pixel];
    }
    return gaps;
  }
}
