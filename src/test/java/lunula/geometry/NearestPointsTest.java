package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class NearestPointsTest {
  private final Random random = new Random(11);

  private float[] coordinates(int count, double outliers) {
    float[] values = new float[count];
    for (int index = 0; index < count; index++) {
      double reach = random.nextDouble() < outliers ? 50 : 1;
      values[index] = (float) (random.nextGaussian() * reach);
    }
    return values;
  }

  private static int bruteForce(
      float[] xs, float[] ys, LatentPoint place, double radius, IntPredicate allowed) {
    int best = NearestPoints.NONE;
    double bestSquare = radius * radius;
    for (int index = 0; index < xs.length; index++) {
      double dx = xs[index] - place.x();
      double dy = ys[index] - place.y();
      double square = dx * dx + dy * dy;
      boolean nearer = best == NearestPoints.NONE ? square <= bestSquare : square < bestSquare;
      if (nearer && allowed.test(index)) {
        bestSquare = square;
        best = index;
      }
    }
    return best;
  }

  private static int nearest(NearestPoints points, double x, double y, IntPredicate allowed) {
    return points.nearestWithin(new LatentPoint(x, y), Double.POSITIVE_INFINITY, allowed);
  }

  @Test
  void findsWhatLookingAtEveryPointFinds() {
    for (int trial = 0; trial < 60; trial++) {
      int count = 1 + random.nextInt(900);
      float[] xs = coordinates(count, trial % 3 * 0.02);
      float[] ys = coordinates(count, trial % 3 * 0.02);
      var points = new NearestPoints(xs, ys);
      for (int question = 0; question < 40; question++) {
        var place = new LatentPoint(random.nextGaussian() * 4, random.nextGaussian() * 4);
        int part = 1 + random.nextInt(5);
        IntPredicate allowed = index -> index % part == 0;
        double radius = random.nextBoolean() ? 1e9 : random.nextDouble();
        assertEquals(
            bruteForce(xs, ys, place, radius, allowed),
            points.nearestWithin(place, radius, allowed));
      }
    }
  }

  /// All in one place, in two places far apart, on a line, a single one: no cell is as it should
  /// be.
  @Test
  void cloudsWithoutExtentAreSearchedLikeAnyOther() {
    float[][][] clouds = {
      {new float[400], new float[400]},
      {each(400, at -> at % 2 * 1e3), each(400, at -> at % 2 * -1e3 + at % 3 * 1e-4)},
      {each(400, at -> at * 0.01), new float[400]},
      {each(400, at -> at % 20), each(400, at -> (at - at % 20) / 20f)},
      {{0.5f}, {-2}}
    };
    for (float[][] cloud : clouds) {
      var points = new NearestPoints(cloud[0], cloud[1]);
      for (int question = 0; question < 200; question++) {
        int at = random.nextInt(cloud[0].length);
        double away = question % 2;
        var place = new LatentPoint(cloud[0][at] + away, cloud[1][at] + away * 0.5);
        int part = 1 + random.nextInt(5);
        double radius = random.nextBoolean() ? 1e9 : random.nextDouble() * 2;
        IntPredicate allowed = index -> index % part == part - 1;
        assertEquals(
            bruteForce(cloud[0], cloud[1], place, radius, allowed),
            points.nearestWithin(place, radius, allowed));
      }
    }
  }

  private static float[] each(int count, IntToDoubleFunction value) {
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] = (float) value.applyAsDouble(at);
    }
    return values;
  }

  @Test
  void ofPointsInOnePlaceTheFirstIsFound() {
    var points = new NearestPoints(new float[] {2, 2, 2}, new float[] {1, 1, 1});
    assertEquals(0, nearest(points, -5, 0, index -> true));
    assertEquals(1, nearest(points, 2, 1, index -> index > 0));
  }

  @Test
  void pointsThatAreNotFiniteAreNeverFound() {
    var points = new NearestPoints(new float[] {Float.NaN, 3}, new float[] {0, 0});
    assertEquals(1, nearest(points, 0, 0, index -> true));
  }

  @Test
  void withoutPointsNothingIsFound() {
    var points = new NearestPoints(new float[0], new float[0]);
    assertEquals(NearestPoints.NONE, nearest(points, 0, 0, index -> true));
  }

  @Test
  void nothingAllowedFindsNothing() {
    var points = new NearestPoints(coordinates(500, 0), coordinates(500, 0));
    assertEquals(NearestPoints.NONE, nearest(points, 0, 0, index -> false));
  }
}
