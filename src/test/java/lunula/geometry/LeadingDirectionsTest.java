package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadingDirectionsTest {
  private static final int POINTS = 200;
  private static final int DIMENSIONS = 30;

  /// Points that vary in three directions much, in the others hardly.
  private static float[][] points(double rest) {
    Random luck = new Random(5);
    double[][] along = new double[3][DIMENSIONS];
    for (double[] one : along) {
      for (int i = 0; i < DIMENSIONS; i++) {
        one[i] = luck.nextGaussian();
      }
    }
    float[][] points = new float[POINTS][DIMENSIONS];
    for (float[] point : points) {
      for (double[] one : along) {
        double share = luck.nextGaussian();
        for (int i = 0; i < DIMENSIONS; i++) {
          point[i] += (float) (share * one[i] + rest * luck.nextGaussian());
        }
      }
    }
    return points;
  }

  @Test
  void directionsStandAtRightAnglesAndHaveLengthOne() {
    float[][] found = LeadingDirections.of(points(0.1), 5, new Random(1)).directions();
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
          dot += found[a][i] * found[b][i];
        }
        assertEquals(a == b ? 1 : 0, dot, 1e-5);
      }
    }
  }

  @Test
  void sharesAndDirectionsMakeThePointsAgain() {
    float[][] points = points(0);
    LeadingDirections found = LeadingDirections.of(points, 3, new Random(1));
    for (int point = 0; point < POINTS; point++) {
      assertArrayEquals(points[point], made(found, point), 1e-4f);
    }
  }

  /// As many directions as the points have are enough; the others hold nothing.
  @Test
  void moreDirectionsThanThereAreDoNoHarm() {
    float[][] points = points(0);
    LeadingDirections found = LeadingDirections.of(points, 8, new Random(1));
    for (int point = 0; point < POINTS; point++) {
      assertArrayEquals(points[point], made(found, point), 1e-3f);
    }
  }

  private static float[] made(LeadingDirections found, int point) {
    float[] sum = new float[DIMENSIONS];
    for (int a = 0; a < found.directions().length; a++) {
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += found.shares()[point][a] * found.directions()[a][i];
      }
    }
    return sum;
  }

  /// The exact axes by Jacobi's rotations keep as much of the points.
  @Test
  void theyKeepWhatPrincipalAxesKeep() {
    float[][] points = points(0.3);
    float[] rows = new float[POINTS * DIMENSIONS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = points[i / DIMENSIONS][i % DIMENSIONS];
    }
    PrincipalAxes exact = PrincipalAxes.of(rows, DIMENSIONS);
    for (int i = 0; i < rows.length; i++) {
      points[i / DIMENSIONS][i % DIMENSIONS] -= (float) exact.mean()[i % DIMENSIONS];
    }
    double kept = 0;
    for (float[] shares : LeadingDirections.of(points, 3, new Random(1)).shares()) {
      for (float share : shares) {
        kept += share * share;
      }
    }
    double[] variances = exact.variances();
    assertEquals(POINTS * (variances[0] + variances[1] + variances[2]), kept, 1e-3 * kept);
  }
}
