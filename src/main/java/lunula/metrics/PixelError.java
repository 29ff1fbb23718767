package lunula.metrics;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import lunula.model.GrayImage;

/// How far pictures are from what they should be, over all their pixels, grey values 0 black to 1
/// white. Sums, so that the errors of parts of a set add up to that of the whole.
///
/// @param pixels how many were compared
/// @param absolute sum of |a − b|
/// @param squared sum of (a − b)²
public record PixelError(long pixels, double absolute, double squared) {
  /// Nothing compared yet.
  public static final PixelError NONE = new PixelError(0, 0, 0);

  /// @param pictures grey values in 0..1, any number of pictures one after the other
  /// @param truth what they should be, as many values
  public static PixelError between(float[] pictures, float[] truth) {
    return between(pictures, truth.length, at -> truth[at]);
  }

  /// @param pictures grey values in 0..1, any number of pictures one after the other
  /// @param truth what they should be, as many unsigned bytes, 255 meaning 1
  public static PixelError between(float[] pictures, byte[] truth) {
    return between(pictures, truth.length, at -> Byte.toUnsignedInt(truth[at]) / 255.0);
  }

  private static PixelError between(float[] pictures, int count, IntToDoubleFunction truth) {
    if (pictures.length != count) {
      throw new IllegalArgumentException(pictures.length + " pixels do not go with " + count);
    }
    double absolute = 0;
    double squared = 0;
    for (int at = 0; at < count; at++) {
      double gap = pictures[at] - truth.applyAsDouble(at);
      absolute += Math.abs(gap);
      squared += gap * gap;
    }
    return new PixelError(count, absolute, squared);
  }

  /// @param truth what the picture should be, of the same size
  public static PixelError between(GrayImage picture, GrayImage truth) {
    if (picture.width() != truth.width() || picture.height() != truth.height()) {
      throw new IllegalArgumentException("only pictures of one size can be compared");
    }
    return between(picture.pixels(), truth.pixels());
  }

  /// The error over the pixels of all.
  public static PixelError sum(List<PixelError> errors) {
    return errors.stream().reduce(NONE, PixelError::plus);
  }

  /// The error over both's pixels.
  public PixelError plus(PixelError other) {
    return new PixelError(
        pixels + other.pixels, absolute + other.absolute, squared + other.squared);
  }

  /// Mean absolute error (1/n) Σ |a − b|, in grey levels of 0..1; lower is better. NaN if nothing
  /// was compared.
  public double mae() {
    return absolute / pixels;
  }

  /// Mean squared error (1/n) Σ (a − b)², in squared grey levels of 0..1; lower is better. NaN if
  /// nothing was compared.
  public double mse() {
    return squared / pixels;
  }

  /// Root mean squared error √MSE, in grey levels of 0..1; lower is better.
  public double rmse() {
    return Math.sqrt(mse());
  }

  /// Peak signal-to-noise ratio 10 log₁₀(1 / MSE), the peak being 1, in decibels; higher is better,
  /// infinite if nothing differs. Of many pictures, that of their common MSE, not the mean of
  /// theirs. ITU-T J.340.
  public double psnr() {
    return -10 * Math.log10(mse());
  }

  /// How much nearer to the clean pictures denoising brought the noisy ones, in decibels:
  /// PSNR(denoised, clean) − PSNR(noisy, clean), this being the error of the denoised.
  ///
  /// Any sign, higher is better; 0 is doing nothing, below 0 it does harm. Infinite if nothing is
  /// left to mend, −∞ if there was no noise. Zhang et al. 2017 compare denoisers so, after Vincent
  /// et al. 2008.
  ///
  /// @param noisy error of the same pictures before
  public double gainOver(PixelError noisy) {
    if (pixels != noisy.pixels) {
      throw new IllegalArgumentException("both errors must be of the same pictures");
    }
    return psnr() - noisy.psnr();
  }
}
