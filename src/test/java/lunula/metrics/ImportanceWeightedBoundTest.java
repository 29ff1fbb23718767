package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class ImportanceWeightedBoundTest {
  private static double ofImage(double... logWeights) {
    return -ImportanceWeightedBound.negativeMean(logWeights, logWeights.length);
  }

  @Test
  void theBoundIsTheLogarithmOfTheMeanWeight() {
    // (1 + 2 + 3) / 3 = 2
    assertEquals(Math.log(2), ofImage(0, Math.log(2), Math.log(3)), 1e-15);
  }

  @Test
  void weightsTooSmallForADoubleStillCount() {
    // exp(-1000) is 0 in a double
    assertEquals(
        -1000 + Math.log(2), ofImage(-1000, -1000 + Math.log(2), -1000 + Math.log(3)), 1e-12);
    assertEquals(900 - Math.log(2), ofImage(900, Double.NEGATIVE_INFINITY), 1e-12);
  }

  @Test
  void impossibleImagesHaveNoBoundAndUnknownWeightsNone() {
    double none = Double.NEGATIVE_INFINITY;
    assertEquals(none, ofImage(none, none));
    assertTrue(Double.isNaN(ofImage(1, Double.NaN)));
    assertThrows(IllegalArgumentException.class, ImportanceWeightedBoundTest::ofImage);
  }

  @Test
  void imagesAreAveragedAfterTheLogarithm() {
    double[] weights = {0, Math.log(3), Math.log(5), Math.log(7)};
    assertEquals(
        -(Math.log(2) + Math.log(6)) / 2, ImportanceWeightedBound.negativeMean(weights, 2), 1e-14);
    assertEquals(-Math.log(105) / 4, ImportanceWeightedBound.negativeMean(weights, 1), 1e-14);
    assertThrows(
        IllegalArgumentException.class, () -> ImportanceWeightedBound.negativeMean(weights, 3));
  }

  @Test
  void thePriorOverThePosteriorIsThatOfTwoNormals() {
    var encodings = new Encodings(2, new float[] {1, -2}, new float[] {(float) Math.log(4), 0});
    double expected =
        logNormal(2, 0, 1) + logNormal(-1, 0, 1) - logNormal(2, 1, 2) - logNormal(-1, -2, 1);
    assertEquals(
        expected, ImportanceWeightedBound.logPriorOverPosterior(encodings, 0, 2f, -1f), 1e-7);
  }

  private static double logNormal(double x, double mean, double deviation) {
    double gap = (x - mean) / deviation;
    return -gap * gap / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
  }

  @Test
  void moreSamplesBringTheBoundFromTheElboToTheTrueLikelihood() {
    // z ~ N(0, 1), x|z ~ N(z, 1), so x ~ N(0, 2); q(z|x) = N(0.2, 1) is off on purpose.
    double x = 1.5;
    var encodings = new Encodings(1, new float[] {0.2f}, new float[] {0});
    var random = new Random(5);
    double[] weights = new double[400 * 50];
    Arrays.setAll(
        weights,
        at -> {
          float z = (float) (0.2 + random.nextGaussian());
          return logNormal(x, z, 1)
              + ImportanceWeightedBound.logPriorOverPosterior(encodings, 0, z);
        });
    double truth = -logNormal(x, 0, Math.sqrt(2));
    double elbo = ImportanceWeightedBound.negativeMean(weights, 1);
    double bound = ImportanceWeightedBound.negativeMean(weights, ImportanceWeightedBound.K);
    // KL(q ‖ p(z|x)) with p(z|x) = N(x / 2, 1/2) is what the ELBO lacks.
    double gap = (1 / 0.5 - 1 + 0.55 * 0.55 / 0.5 + Math.log(0.5)) / 2;
    assertEquals(truth + gap, elbo, 0.03);
    assertEquals(truth, bound, 0.02);
  }
}
