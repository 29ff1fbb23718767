package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.junit.jupiter.api.Test;

class PictureLikelihoodTest {
  private static final GrayImage HALF_AND_QUARTER = new GrayImage(2, 1, new float[] {0.5f, 0.25f});
  private static final byte[] WHITE_AND_BLACK = {(byte) 255, 0};

  @Test
  void crossEntropyIsThatOfTheGreyValues() {
    // −log ½ − log ¾
    assertEquals(
        Math.log(2) - Math.log(0.75),
        PictureLikelihood.negativeLog(Likelihood.BERNOULLI, HALF_AND_QUARTER, WHITE_AND_BLACK),
        1e-9);
  }

  @Test
  void aCertainMistakeCostsMuchButNotEverything() {
    double nats =
        PictureLikelihood.negativeLog(
            Likelihood.BERNOULLI, new GrayImage(1, 1, new float[] {0}), new byte[] {(byte) 255});
    assertEquals(23 * Math.log(2), nats, 1e-9);
  }

  @Test
  void theOthersHaveTheirScaleAndConstant() {
    // Gaussian, σ² = 2: (0.5² + 0.25²) / 4 + log 4π. Laplace, b = 2: 0.75 / 2 + 2 log 4.
    var gaussian = new Likelihood(Likelihood.Kind.GAUSSIAN, 2, false);
    var laplace = new Likelihood(Likelihood.Kind.LAPLACE, 2, false);
    assertEquals(
        0.3125 / 4 + Math.log(4 * Math.PI),
        PictureLikelihood.negativeLog(gaussian, HALF_AND_QUARTER, WHITE_AND_BLACK),
        1e-9);
    assertEquals(
        0.375 + 2 * Math.log(4),
        PictureLikelihood.negativeLog(laplace, HALF_AND_QUARTER, WHITE_AND_BLACK),
        1e-9);
  }

  @Test
  void theLeastIsThePicturesOwnEntropyOrTheConstantsAlone() {
    byte[] dim = {51, 0};
    assertEquals(
        -0.2 * Math.log(0.2) - 0.8 * Math.log(0.8),
        PictureLikelihood.least(Likelihood.BERNOULLI, dim),
        1e-6);
    assertEquals(
        2 * Likelihood.SQUARED_ERROR.constant(),
        PictureLikelihood.least(Likelihood.SQUARED_ERROR, dim),
        1e-12);
  }

  @Test
  void refusesAPictureOfAnotherSize() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureLikelihood.negativeLog(Likelihood.BERNOULLI, HALF_AND_QUARTER, new byte[3]));
  }
}
