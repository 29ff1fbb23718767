package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassRegionsTest {
  @Test
  void fourCornersHaveAQuarterEach() {
    float[] xs = new float[80];
    float[] ys = new float[80];
    byte[] labels = new byte[80];
    for (int i = 0; i < 80; i++) {
      labels[i] = (byte) (i % 4);
      xs[i] = (i % 2 == 0 ? -1 : 1) + i * 1e-4f;
      ys[i] = (i % 4 < 2 ? -1 : 1) + i * 1e-4f;
    }
    Lattice lattice = Lattice.over(new LatentBounds(-1.5, -1.5, 1.5, 1.5), 4, 4);
    ClassRegions regions =
        ClassRegions.of(lattice, new NearestPoints(xs, ys), labels, (x, y) -> true);
    byte[] quarters = {0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3};
    assertArrayEquals(quarters, regions.classes());
    for (byte agreement : regions.agreement()) {
      assertEquals(255, agreement & 255);
    }
  }

  @Test
  void theMajorityWinsAndItsShareIsTheAgreement() {
    float[] xs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 90};
    byte[] labels = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1};
    ClassRegions regions =
        ClassRegions.of(
            new Lattice(0, 0, 1, 1, 2, 2),
            new NearestPoints(xs, new float[11]),
            labels,
            (x, y) -> y == 0);
    assertEquals(0, regions.classes()[0]);
    assertEquals(255 * 7 / 10, regions.agreement()[0] & 255);
    assertEquals(0, regions.agreement()[2]);
  }

  @Test
  void severalNearestAreThoseOfALinearSearch() {
    var random = new Random(3);
    float[] xs = new float[3000];
    float[] ys = new float[3000];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = (float) random.nextGaussian();
      ys[i] = (float) random.nextGaussian() * 3;
    }
    var points = new NearestPoints(xs, ys);
    for (int trial = 0; trial < 50; trial++) {
      var place = new LatentPoint(random.nextGaussian() * 3, random.nextGaussian() * 3);
      int[] found = new int[10];
      assertEquals(10, points.nearest(place, found));
      int[] expected =
          IntStream.range(0, xs.length)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(i -> place.distanceTo(new LatentPoint(xs[i], ys[i]))))
              .mapToInt(Integer::intValue)
              .limit(10)
              .toArray();
      assertArrayEquals(expected, found);
    }
  }
}
