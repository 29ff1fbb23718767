package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatentBoundsTest {
  @Test
  void holdsEveryFinitePoint() {
    double[] xs = {3, -1, Double.NaN, 2};
    double[] ys = {0, 5, 1, -4};
    assertEquals(
        new LatentBounds(-1, -4, 3, 5), LatentBounds.of(4, index -> xs[index], index -> ys[index]));
  }

  @Test
  void aFewOutliersDoNotStretchTheRobustBounds() {
    var random = new Random(3);
    double[] xs = random.doubles(20_000, -1, 1).toArray();
    for (int outlier = 0; outlier < 20; outlier++) {
      xs[random.nextInt(xs.length)] = 1000;
    }
    LatentBounds bounds = LatentBounds.robust(xs.length, index -> xs[index], index -> -xs[index]);
    assertTrue(bounds.maxX() < 1 && bounds.maxX() > 0.95, bounds::toString);
    assertTrue(bounds.minY() > -1 && bounds.minY() < -0.95, bounds::toString);
  }

  @Test
  void withoutPointsTheyAreTheOrigin() {
    assertEquals(new LatentBounds(0, 0, 0, 0), LatentBounds.robust(0, index -> 1, index -> 1));
  }

  @Test
  void widenedBoundsKeepTheirMiddle() {
    assertEquals(new LatentBounds(0, -1, 2, 3), new LatentBounds(0.5, -1, 1.5, 3).atLeast(2));
  }

  @Test
  void clampingGivesTheNearestPointInside() {
    var bounds = new LatentBounds(0, 0, 1, 1);
    assertEquals(new LatentPoint(1, 0.5), bounds.clamp(new LatentPoint(7, 0.5)));
    assertTrue(bounds.contains(new LatentPoint(1, 1)));
  }

  @Test
  void endlessRectanglesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new LatentBounds(0, 0, Double.POSITIVE_INFINITY, 1));
    assertThrows(IllegalArgumentException.class, () -> new LatentBounds(1, 0, 0, 1));
  }
}
