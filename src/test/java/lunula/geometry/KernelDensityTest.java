package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelDensityTest {
  private static float[] normal(int count, int seed) {
    var random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double integral(KernelDensity density) {
    double sum = 0;
    for (float value : density.values()) {
      sum += value;
    }
    return sum * density.lattice().stepX() * density.lattice().stepY();
  }

  @Test
  void integratesToOne() {
    assertEquals(1, integral(KernelDensity.of(normal(500, 1), normal(500, 2))), 0.005);
  }

  @Test
  void isNearTheDensityThePointsAreDrawnFrom() {
    KernelDensity density = KernelDensity.of(normal(20_000, 1), normal(20_000, 2));
    assertEquals(1 / (2 * Math.PI), density.at(0, 0), 0.012);
    assertEquals(Math.exp(-1) / (2 * Math.PI), density.at(1, 1), 0.008);
  }

  @Test
  void levelsEncloseTheShareOfThePointsTheyAreNamedBy() {
    float[] xs = normal(4_000, 1);
    float[] ys = normal(4_000, 2);
    KernelDensity density = KernelDensity.of(xs, ys);
    double level = density.levelHolding(0.9);
    int inside = 0;
    for (int i = 0; i < xs.length; i++) {
      inside += density.at(xs[i], ys[i]) >= level ? 1 : 0;
    }
    assertEquals(0.9, inside / 4000.0, 0.001);
    assertEquals(0.1, density.rank(level), 0.001);
  }

  @Test
  void supportEndsWhereNinetyNineOfAHundredPointsLie() {
    KernelDensity density = KernelDensity.of(normal(20_000, 1), normal(20_000, 2));
    // 99 % of a standard normal in the plane lie within √(−2 ln 0.01) = 3.03.
    assertTrue(density.supports(2.6, 0));
    assertFalse(density.supports(3.6, 0));
    assertFalse(density.supports(100, 100));
  }

  @Test
  void partsAddUpToTheWhole() {
    float[] xs = normal(900, 1);
    float[] ys = normal(900, 2);
    KernelDensity density = KernelDensity.of(xs, ys);
    float[] even = density.part(xs, ys, point -> point % 2 == 0);
    float[] odd = density.part(xs, ys, point -> point % 2 == 1);
    for (int place = 0; place < even.length; place += 997) {
      assertEquals(density.values()[place], even[place] + odd[place], 1e-5);
    }
  }

  @Test
  void pointsOnALineOneAloneAndNoneAtAllHaveADensityToo() {
    assertTrue(KernelDensity.of(normal(100, 1), new float[100]).supports(0, 0));
    assertTrue(KernelDensity.of(new float[] {2}, new float[] {3}).supports(2, 3));
    assertFalse(KernelDensity.of(new float[0], new float[0]).supports(0, 0));
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    float[] xs = normal(500, 1);
    xs[7] = Float.NaN;
    assertEquals(1, integral(KernelDensity.of(xs, normal(500, 2))), 0.005);
  }
}
