package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentDrawsTest {
  private static final int MANY = 20_000;

  @Test
  void drawsHaveTheMeanAndTheSpreadAskedFor() {
    float[] mean = {1, -2, 0};
    float[] logVariance = {0, (float) Math.log(0.25), (float) Math.log(9)};
    float[] rows = LatentDraws.normal(mean, logVariance, MANY, 1);
    double[] spread = {1, 0.5, 3};
    for (int axis = 0; axis < 3; axis++) {
      double[] values = column(rows, 3, axis);
      // Five standard errors.
      assertEquals(mean[axis], mean(values), 5 * spread[axis] / Math.sqrt(MANY));
      assertEquals(spread[axis], deviation(values), 5 * spread[axis] / Math.sqrt(2 * MANY));
    }
  }

  @Test
  void theSameSeedGivesTheSameAndMoreBeginsLikeFewer() {
    var place = new LatentPoint(0.5, 0.25);
    float[] few = LatentDraws.around(place, 0.3, 4, 7);
    assertArrayEquals(few, Arrays.copyOf(LatentDraws.around(place, 0.3, 9, 7), 8));
    float[] still = LatentDraws.around(place, 0, 1, 7);
    assertArrayEquals(new float[] {0.5f, 0.25f}, still);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 2})
  void aTruncatedPriorStaysWithinItsLimit(double limit) {
    for (float number : LatentDraws.prior(2, limit, 2_000, 3)) {
      assertTrue(Math.abs(number) <= limit);
    }
  }

  @Test
  void aTruncatedNormalHasItsKnownVariance() {
    // Of a standard normal within ±1: 1 − 2 φ(1) / (Φ(1) − Φ(−1)) = 0.29113.
    double[] values = column(LatentDraws.prior(1, 1, MANY, 5), 1, 0);
    assertEquals(Math.sqrt(0.29113), deviation(values), 0.01);
    double[] whole = column(LatentDraws.prior(1, Double.POSITIVE_INFINITY, MANY, 5), 1, 0);
    assertEquals(1, deviation(whole), 0.03);
    assertThrows(IllegalArgumentException.class, () -> LatentDraws.prior(1, 0, 1, 1));
  }

  private static double[] column(float[] rows, int width, int column) {
    double[] values = new double[rows.length / width];
    for (int row = 0; row < values.length; row++) {
      values[row] = rows[row * width + column];
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
