package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DenoisingGainTest {
  private static final float[] CLEAN = {0, 0, 0, 0};
  private static final float[] NOISY = {0.5f, -0.5f, 0.5f, -0.5f};

  private static double gain(float... denoised) {
    return PixelError.between(denoised, CLEAN).gainOver(PixelError.between(NOISY, CLEAN));
  }

  @Test
  void halfTheNoiseIsSixDecibels() {
    float[] half = {0.25f, 0.25f, 0.25f, 0.25f};
    assertEquals(20 * Math.log10(2), gain(half), 1e-12);
  }

  @Test
  void doingNothingGainsNothingAndHarmIsNegative() {
    assertEquals(0, gain(NOISY));
    assertEquals(-20 * Math.log10(2), gain(1, 1, 1, 1), 1e-12);
  }

  @Test
  void aPerfectPictureGainsWithoutBound() {
    assertEquals(Double.POSITIVE_INFINITY, gain(new float[4]));
  }

  @Test
  void errorsOfOtherPicturesDoNotCompare() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PixelError(2, 1, 1).gainOver(new PixelError(1, 1, 1)));
  }
}
