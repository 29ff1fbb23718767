package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DenoisingGainTest {
  private static final float[] CLEAN = {0, 0, 0, 0};
  private static final float[] NOISY = {0.5f, -0.5f, 0.5f, -0.5f};

  @Test
  void halfTheNoiseIsSixDecibels() {
    float[] half = {0.25f, 0.25f, 0.25f, 0.25f};
    assertEquals(20 * Math.log10(2), DenoisingGain.decibels(CLEAN, NOISY, half), 1e-12);
  }

  @Test
  void doingNothingGainsNothingAndHarmIsNegative() {
    assertEquals(0, DenoisingGain.decibels(CLEAN, NOISY, NOISY));
    assertEquals(
        -20 * Math.log10(2), DenoisingGain.decibels(CLEAN, NOISY, new float[] {1, 1, 1, 1}), 1e-12);
  }

  @Test
  void aPerfectPictureGainsWithoutBound() {
    assertEquals(Double.POSITIVE_INFINITY, DenoisingGain.decibels(CLEAN, NOISY, new float[4]));
  }

  @Test
  void errorsOfOtherPicturesDoNotCompare() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DenoisingGain.decibels(new PixelError(1, 1, 1), new PixelError(2, 1, 1)));
  }
}
