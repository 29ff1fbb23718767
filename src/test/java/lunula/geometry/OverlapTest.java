package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OverlapTest {
  private static final float[] ZERO = {0, 0};

  @Test
  void theSameDistributionOverlapsWholly() {
    float[] mean = {1, -3};
    float[] logVariance = {-2, 1};
    assertEquals(1, Overlap.coefficient(mean, logVariance, mean, logVariance), 1e-12);
  }

  @Test
  void theFormulaIsTheIntegralOfTheRootOfBothDensities() {
    float[] mean1 = {0.3f};
    float[] log1 = {(float) Math.log(0.49)};
    float[] mean2 = {-0.8f};
    float[] log2 = {(float) Math.log(2.25)};
    double sum = 0;
    double step = 0.001;
    for (double x = -12; x < 12; x += step) {
      sum += Math.sqrt(density(x, 0.3, 0.7) * density(x, -0.8, 1.5)) * step;
    }
    assertEquals(sum, Overlap.coefficient(mean1, log1, mean2, log2), 1e-6);
  }

  @Test
  void unitNormalsTwoApartOverlapByExpOfMinusAHalf() {
    // (2² / 4 · ½) in the exponent.
    float[] there = {2, 0};
    assertEquals(Math.exp(-0.5), Overlap.coefficient(ZERO, ZERO, there, ZERO), 1e-7);
  }

  @Test
  void theMiddleLeansTowardsTheSurerOne() {
    float[] there = {3, 4};
    float[] surer = {(float) Math.log(0.5), 0};
    assertArrayEquals(new float[] {2, 2}, Overlap.middle(ZERO, ZERO, there, surer), 1e-6f);
    float[] certain = {-200, 200};
    assertArrayEquals(new float[] {3, 0}, Overlap.middle(ZERO, ZERO, there, certain), 1e-6f);
  }

  private static double density(double x, double mean, double sigma) {
    double z = (x - mean) / sigma;
    return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
  }
}
