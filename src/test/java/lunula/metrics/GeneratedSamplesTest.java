package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Measures of generated points against numbers by hand and independent formulas.
class GeneratedSamplesTest {
  private static Vectors line(float... values) {
    return new Vectors(1, values);
  }

  @Test
  void theDistanceOfTwoPairsOnALineIsThatByHand() {
    // Means 1 and 5, variances 1 and 4: 4² + 1 + 4 − 2 · √(1 · 4).
    assertEquals(17, FrechetDistance.of(line(0, 2), line(3, 7)), 1e-9);
    assertEquals(0, FrechetDistance.of(line(0, 2), line(0, 2)), 1e-9);
  }

  @Test
  void theDistanceInThePlaneFollowsTheFormulaForTwoByTwo() {
    Random random = new Random(4);
    float[] one = new float[400];
    float[] other = new float[400];
    for (int i = 0; i < one.length; i += 2) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      one[i] = (float) (2 * a);
      one[i + 1] = (float) (a + 0.5 * b);
      other[i] = (float) (1 + random.nextGaussian());
      other[i + 1] = (float) (3 * random.nextGaussian() - other[i]);
    }
    double[] a = moments(one);
    double[] b = moments(other);
    // tr √(AB) of 2 × 2 matrices is √(tr(AB) + 2 √det(AB)).
    double trace = a[2] * b[2] + 2 * a[3] * b[3] + a[4] * b[4];
    double determinant = (a[2] * a[4] - a[3] * a[3]) * (b[2] * b[4] - b[3] * b[3]);
    double root = Math.sqrt(trace + 2 * Math.sqrt(determinant));
    double expected =
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + a[2] + a[4] + b[2] + b[4] - 2 * root;
    assertEquals(
        expected, FrechetDistance.of(new Vectors(2, one), new Vectors(2, other)), 1e-9 * expected);
  }

  /// Both means, and the covariance's three numbers.
  private static double[] moments(float... rows) {
    int count = rows.length / 2;
    double x = 0;
    double y = 0;
    for (int i = 0; i < count; i++) {
      x += rows[2 * i] / (double) count;
      y += rows[2 * i + 1] / (double) count;
    }
    double[] moments = {x, y, 0, 0, 0};
    for (int i = 0; i < count; i++) {
      double dx = rows[2 * i] - x;
      double dy = rows[2 * i + 1] - y;
      moments[2] += dx * dx / count;
      moments[3] += dx * dy / count;
      moments[4] += dy * dy / count;
    }
    return moments;
  }

  @Test
  void ballsOnALineAreThoseByHand() {
    // Distances to the nearest of its kind: 1, 1, 2, 7 and 3, 3, 1, 1.
    SampleFidelity found =
        SampleFidelity.of(line(0, 1, 3, 10), line(0.5f, 3.5f, 20, 21), 1, () -> {});
    assertEquals(0.5, found.precision());
    assertEquals(0.75, found.recall());
    assertEquals(1, found.density());
    assertEquals(1, found.coverage());
    assertEquals(0, found.realByNearest());
    assertEquals(0.5, found.generatedByNearest());
  }

  @Test
  void aModelThatRepeatsOnePictureIsFoundOut() {
    Random random = new Random(1);
    float[] real = new float[200];
    for (int i = 0; i < real.length; i++) {
      real[i] = (float) random.nextGaussian();
    }
    float[] one = new float[200];
    Arrays.fill(one, 0.01f);
    SampleFidelity found =
        SampleFidelity.of(new Vectors(2, real), new Vectors(2, one), 5, () -> {});
    assertEquals(1, found.precision());
    assertEquals(0, found.recall());
    assertEquals(1, found.generatedByNearest());
  }

  @Test
  void classesAreCountedAndScoredAsByHand() {
    ClassifiedSamples sure = ClassifiedSamples.of(new double[][] {{1, 0}, {0, 1}});
    assertEquals(2, sure.score(), 1e-12);
    assertEquals(0, sure.divergence(), 1e-12);
    assertArrayEquals(new double[] {0.5, 0.5}, sure.shares(), 1e-12);
    ClassifiedSamples same = ClassifiedSamples.of(new double[][] {{0.75, 0.25}, {0.75, 0.25}});
    assertEquals(1, same.score(), 1e-12);
    assertEquals(Math.log(2), same.divergence(), 1e-12);
  }
}
