package lunula.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lunula.files.InvalidValueException;
import lunula.metrics.LatentUnits;
import lunula.metrics.PictureLikelihood;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// What a model makes of one picture that is in no data set.
///
/// @param code its posterior mean, or code
/// @param decoded what comes back from there
/// @param reconstruction −log p(x|z) in nats: of a variational model the mean over [#DRAWS] draws
///     of z, of a plain autoencoder at the code; NaN if the decoder does not say its likelihood
/// @param kl divergence of the posterior from the standard normal prior in nats; NaN for points
public record PictureEvaluation(float[] code, GrayImage decoded, double reconstruction, double kl) {
  /// How many z are drawn for the reconstruction term, in pairs on both sides of the mean.
  public static final int DRAWS = 4;

  /// Encodes a picture and decodes it again. Blocking; the same picture gives the same numbers.
  ///
  /// @param decoder of whole codes, not told a class
  /// @param seen what the encoder is shown, which may be damaged
  /// @param truth what should come back
  /// @param label class that a conditional model is told
  /// @throws InvalidValueException if the model has no place for the picture: a code is not finite
  public static PictureEvaluation of(
      Decoder decoder, Encoder encoder, GrayImage seen, GrayImage truth, int label) {
    Encodings posterior = encoder.encode(seen.levels(), new byte[] {(byte) label});
    if (!posterior.isFinite()) {
      throw new InvalidValueException("measure.encoder.infinite");
    }
    Decoder told = decoder.ofNearestClass(label);
    Likelihood likelihood = decoder.likelihood();
    boolean draws = posterior.variational() && likelihood != null;
    float[] codes = draws ? codes(posterior) : posterior.means();
    List<GrayImage> decoded = Sample.images(told.decode(codes));
    double kl = posterior.variational() ? LatentUnits.klOfImages(posterior)[0] : Double.NaN;
    List<GrayImage> judged = draws ? decoded.subList(1, decoded.size()) : decoded;
    return new PictureEvaluation(
        posterior.means(), decoded.getFirst(), misfit(likelihood, judged, truth), kl);
  }

  /// The mean, then μ + σ ε and μ − σ ε in turn.
  private static float[] codes(Encodings posterior) {
    int size = posterior.dimensions();
    float[] codes = new float[(1 + DRAWS) * size];
    Random random = new Random(1);
    for (int dimension = 0; dimension < size; dimension++) {
      float mean = posterior.mean(0, dimension);
      double deviation = Math.exp(posterior.logVariance(0, dimension) / 2);
      codes[dimension] = mean;
      for (int draw = 0; draw < DRAWS; draw += 2) {
        double step = deviation * random.nextGaussian();
        codes[(1 + draw) * size + dimension] = (float) (mean + step);
        codes[(2 + draw) * size + dimension] = (float) (mean - step);
      }
    }
    return codes;
  }

  private static double misfit(
      @Nullable Likelihood likelihood, List<GrayImage> decoded, GrayImage truth) {
    if (likelihood == null) {
      return Double.NaN;
    }
    byte[] pixels = truth.levels();
    return decoded.stream()
        .mapToDouble(picture -> PictureLikelihood.negativeLog(likelihood, picture, pixels))
        .average()
        .orElse(Double.NaN);
  }

  /// −ELBO in nats: reconstruction + KL, β left out; NaN for a plain autoencoder.
  public double negativeElbo() {
    return reconstruction + kl;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PictureEvaluation that
        && Arrays.equals(code, that.code)
        && decoded.equals(that.decoded)
        && Double.compare(reconstruction, that.reconstruction) == 0
        && Double.compare(kl, that.kl) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(code) + decoded.hashCode();
  }
}
