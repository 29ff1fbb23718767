package lunula.measure;

import java.util.Random;
import java.util.stream.IntStream;
import lunula.metrics.LatentUnits;
import lunula.metrics.PictureLikelihood;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import lunula.model.Sample;
import lunula.model.plan.Corruption;
import org.jspecify.annotations.Nullable;

/// One image on its way through a model, with the numbers of every step, as in training: damage,
/// posterior, a draw of z, the decoded picture, and the terms of the loss.
///
/// @param image what should come back; null if it is not at hand
/// @param seen what the encoder was shown: the image, with its damage if it has any
/// @param label the class that a conditional model was told on both sides
/// @param posterior of this one image; a point of a plain autoencoder
/// @param noise ε, standard normal, one number a dimension; zeros for a point
/// @param z μ + σ ε
/// @param decoded what the decoder makes of z
/// @param likelihood of a pixel, with its scale as it stands; null if the decoder does not say
/// @param reconstruction −log p(x|z) in nats for this one z; NaN without image or likelihood
/// @param least what the reconstruction cannot be below, whatever is decoded; NaN likewise
public record ImageTrace(
    @Nullable Sample image,
    @Nullable Sample seen,
    int label,
    Encodings posterior,
    float[] noise,
    float[] z,
    Sample decoded,
    @Nullable Likelihood likelihood,
    double reconstruction,
    double least) {

  /// What goes in.
  ///
  /// @param image null if it is not at hand
  /// @param stored its encoding, one row, for a model that does not encode now
  /// @param damage what the encoder has learned to see through
  /// @param label the image's class
  /// @param seed of damage and noise: of the same seed, all images have the same
  public record Input(
      @Nullable Sample image, Encodings stored, Corruption damage, int label, long seed) {}

  /// Follows an image. Blocking; the same input gives the same numbers.
  ///
  /// @param decoder of whole codes, not told a class
  public static ImageTrace of(Decoder decoder, Input input) {
    GrayImage picture = input.image() instanceof GrayImage gray ? gray : null;
    Encoder encoder = decoder.encoder().orElse(null);
    Sample seen = input.image();
    Encodings posterior = input.stored();
    if (encoder != null && picture != null) {
      GrayImage shown =
          input.damage().none() ? picture : input.damage().applyTo(picture, input.seed());
      posterior = encoder.encode(shown.levels(), new byte[] {(byte) input.label()});
      seen = shown;
    }
    float[] noise = noise(posterior, input.seed());
    float[] z = drawn(posterior, noise);
    Sample decoded = decoder.ofNearestClass(input.label()).decodeOne(z);
    Likelihood likelihood = decoder.likelihood();
    boolean judged = decoded instanceof GrayImage;
    byte[] truth = picture == null || !judged ? null : picture.levels();
    return new ImageTrace(
        input.image(),
        seen,
        input.label(),
        posterior,
        noise,
        z,
        decoded,
        likelihood,
        truth == null || likelihood == null
            ? Double.NaN
            : PictureLikelihood.negativeLog(likelihood, decoded.image(), truth),
        truth == null || likelihood == null
            ? Double.NaN
            : PictureLikelihood.least(likelihood, truth));
  }

  private static float[] noise(Encodings posterior, long seed) {
    float[] noise = new float[posterior.dimensions()];
    // Neighbouring seeds give alike first numbers; a large odd factor takes them apart.
    Random random = new Random(0x9E3779B97F4A7C15L * (seed + 1));
    for (int i = 0; posterior.variational() && i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static float[] drawn(Encodings posterior, float... noise) {
    float[] z = posterior.means();
    for (int i = 0; i < z.length; i++) {
      z[i] += (float) (Math.exp(posterior.logVariance(0, i) / 2) * noise[i]);
    }
    return z;
  }

  /// Whether there is a posterior to draw from.
  public boolean variational() {
    return posterior.variational();
  }

  /// Posterior mean, or code, along one dimension.
  public double mean(int dimension) {
    return posterior.mean(0, dimension);
  }

  /// Standard deviation of the posterior along one dimension; 0 for a point.
  public double sigma(int dimension) {
    return Math.exp(posterior.logVariance(0, dimension) / 2);
  }

  /// KL divergence of the posterior from the standard normal prior along one dimension, in nats;
  /// NaN for a point.
  public double kl(int dimension) {
    return variational() ? LatentUnits.kl(posterior, 0, dimension) : Double.NaN;
  }

  /// KL divergence in nats, summed over the dimensions; NaN for a point.
  public double kl() {
    return IntStream.range(0, z.length).mapToDouble(this::kl).sum();
  }

  /// The negative ELBO in nats, estimated by this one z; NaN for a point.
  public double negativeElbo() {
    return reconstruction + kl();
  }
}
