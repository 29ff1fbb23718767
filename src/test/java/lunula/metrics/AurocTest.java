package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AurocTest {
  @Test
  void itIsTheShareOfPairsInTheRightOrder() {
    // Outlier 3 beats 1, 2 and ties with 3: 2.5 of 4; outlier 5 beats all: 4 of 4.
    assertEquals(6.5 / 8, Auroc.of(new double[] {3, 1, 4, 2}, new double[] {5, 3}), 1e-15);
  }

  @Test
  void perfectReversedAndEqualScores() {
    double[] low = {1, 2};
    double[] high = {3, 4, 5};
    assertEquals(1, Auroc.of(low, high));
    assertEquals(0, Auroc.of(high, low));
    assertEquals(0.5, Auroc.of(new double[] {7, 7}, new double[] {7, 7, 7}));
    assertEquals(1, Auroc.of(low, new double[] {Double.POSITIVE_INFINITY}));
  }

  @Test
  void itIsWhatCountingEveryPairGives() {
    var random = new Random(2);
    for (int trial = 0; trial < 50; trial++) {
      double[] normal = random.ints(1 + random.nextInt(40), 0, 12).asDoubleStream().toArray();
      double[] outliers = random.ints(1 + random.nextInt(40), 3, 15).asDoubleStream().toArray();
      double right = 0;
      for (double outlier : outliers) {
        for (double score : normal) {
          right += outlier > score ? 1 : outlier == score ? 0.5 : 0;
        }
      }
      assertEquals(right / normal.length / outliers.length, Auroc.of(normal, outliers), 1e-12);
    }
  }

  @Test
  void itIsTheAreaUnderTheCurve() {
    // Two normals a deviation apart: Φ(1 / √2) = 0.7602
    var random = new Random(8);
    double[] normal = random.doubles(20_000).map(any -> random.nextGaussian()).toArray();
    double[] outliers = random.doubles(20_000).map(any -> 1 + random.nextGaussian()).toArray();
    assertEquals(0.7602, Auroc.of(normal, outliers), 0.01);
  }

  @Test
  void nothingToCompareIsNotANumberAndNotANumberIsRefused() {
    assertTrue(Double.isNaN(Auroc.of(new double[0], new double[] {1})));
    assertTrue(Double.isNaN(Auroc.of(new double[] {1}, new double[0])));
    assertThrows(
        IllegalArgumentException.class,
        () -> Auroc.of(new double[] {1}, new double[] {1, Double.NaN}));
  }
}
