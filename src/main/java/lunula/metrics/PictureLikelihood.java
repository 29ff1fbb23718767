package lunula.metrics;

import lunula.model.GrayImage;
import lunula.model.Likelihood;

/// −log p(x|z) of one picture, given what was decoded for it.
public final class PictureLikelihood {
  /// How near to 0 or 1 an expected grey value counts: the step of 32-bit numbers below 1. A pixel
  /// of the other kind then costs 15.9 nats.
  private static final double LEAST = 0x1p-23;

  private PictureLikelihood() {}

  /// In nats, summed over the pixels, with the likelihood's constants. Bernoulli: −Σ x log y +
  /// (1 − x) log(1 − y). Gaussian: Σ (x − y)² / 2σ² + n/2 log 2πσ². Laplace: Σ |x − y| / b + n log
  /// 2b. Kingma & Welling 2014, appendix C.
  ///
  /// @param expected y, grey values as decoded
  /// @param truth x, as many unsigned bytes, 255 meaning 1
  public static double negativeLog(Likelihood likelihood, GrayImage expected, byte[] truth) {
    float[] decoded = expected.pixels();
    if (decoded.length != truth.length) {
      throw new IllegalArgumentException(decoded.length + " pixels do not go with " + truth.length);
    }
    double sum = 0;
    for (int pixel = 0; pixel < truth.length; pixel++) {
      double x = Byte.toUnsignedInt(truth[pixel]) / 255.0;
      sum += misfit(likelihood.kind(), x, decoded[pixel]);
    }
    return sum / unit(likelihood) + truth.length * likelihood.constant();
  }

  /// The least that [#negativeLog] can be for a picture, that of the picture decoded as it is: for
  /// Bernoulli its entropy, −Σ x log x + (1 − x) log(1 − x), for densities the constants. What lies
  /// above it is what a model does not know. A mostly black picture costs few nats of the first
  /// kind whatever comes back.
  ///
  /// @param truth x, unsigned bytes, 255 meaning 1
  public static double least(Likelihood likelihood, byte[] truth) {
    double sum = 0;
    for (byte level : truth) {
      double x = Byte.toUnsignedInt(level) / 255.0;
      sum += misfit(likelihood.kind(), x, x);
    }
    return sum / unit(likelihood) + truth.length * likelihood.constant();
  }

  private static double misfit(Likelihood.Kind kind, double x, double y) {
    return switch (kind) {
      case BERNOULLI -> crossEntropy(x, Math.clamp(y, LEAST, 1 - LEAST));
      case GAUSSIAN -> (x - y) * (x - y);
      case LAPLACE -> Math.abs(x - y);
    };
  }

  private static double crossEntropy(double x, double y) {
    double white = x == 0 ? 0 : x * Math.log(y);
    double black = x == 1 ? 0 : (1 - x) * Math.log1p(-y);
    return -white - black;
  }

  private static double unit(Likelihood likelihood) {
    return switch (likelihood.kind()) {
      case BERNOULLI -> 1;
      case GAUSSIAN -> 2 * likelihood.scale();
      case LAPLACE -> likelihood.scale();
    };
  }
}
