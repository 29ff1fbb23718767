package lunula.metrics;

/// How much nearer to the clean pictures denoising brings the noisy ones, in decibels:
/// PSNR(denoised, clean) − PSNR(noisy, clean) = 10 log₁₀(MSE(noisy, clean) / MSE(denoised, clean)).
///
/// Any sign, higher is better; 0 is doing nothing, below 0 it does harm. Infinite if nothing is
/// left to mend, −∞ if there was no noise. Zhang et al. 2017 compare denoisers so, after Vincent et
/// al. 2008.
public final class DenoisingGain {
  private DenoisingGain() {}

  /// @param noisy error of the noisy pictures against the clean ones
  /// @param denoised error of the denoised pictures against the same
  public static double decibels(PixelError noisy, PixelError denoised) {
    if (noisy.pixels() != denoised.pixels()) {
      throw new IllegalArgumentException("both errors must be of the same pictures");
    }
    return denoised.psnr() - noisy.psnr();
  }

  /// @param clean grey values in 0..1, any number of pictures one after the other
  /// @param noisy the same pictures with noise
  /// @param denoised the noisy pictures, encoded and decoded
  public static double decibels(float[] clean, float[] noisy, float[] denoised) {
    return decibels(PixelError.between(noisy, clean), PixelError.between(denoised, clean));
  }
}
