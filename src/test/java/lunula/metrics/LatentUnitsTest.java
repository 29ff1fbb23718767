package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class LatentUnitsTest {
  private static LatentUnits units(int dimensions, float... means) {
    return LatentUnits.of(new Encodings(dimensions, means, new float[means.length]));
  }

  @Test
  void eachDimensionHasItsClosedFormKl() {
    var encodings =
        new Encodings(2, new float[] {1, 0, 3, 0}, new float[] {0, (float) Math.log(0.25), 0, 0});
    var units = LatentUnits.of(encodings);
    // ½·1² and ½·3², mean 2.5; ½·(0.25 − ln 0.25 − 1) and 0, mean a half of it
    assertEquals(2.5, units.kl(0), 1e-12);
    assertEquals((0.25 - Math.log(0.25) - 1) / 4, units.kl(1), 1e-7);
  }

  @Test
  void theKlIsTheIntegralItStandsFor() {
    var units =
        LatentUnits.of(new Encodings(1, new float[] {0.7f}, new float[] {(float) Math.log(0.36)}));
    double integral = 0;
    double step = 1e-3;
    for (double z = -8; z < 8; z += step) {
      double log = -(z - 0.7) * (z - 0.7) / 0.72 - Math.log(0.6);
      integral += step * Math.exp(log) / Math.sqrt(2 * Math.PI) * (log + z * z / 2);
    }
    assertEquals(integral, units.kl(0), 1e-6);
  }

  @Test
  void aUnitIsActiveIfItsMeanVariesByMoreThanAHundredth() {
    // ±0.11 varies by 0.0121, ±0.09 by 0.0081, ±2 by 4
    var units = units(3, 0.11f, 0.09f, 2, -0.11f, -0.09f, -2);
    assertEquals(0.0121, units.meanVariance(0), 1e-8);
    assertEquals(4, units.meanVariance(2), 1e-12);
    assertTrue(units.isActive(0));
    assertFalse(units.isActive(1));
    assertEquals(2, units.active());
    assertEquals(3, units.count());
  }

  @Test
  void theMeanItselfDoesNotMakeAUnitActive() {
    assertEquals(0, units(1, 5, 5, 5).active());
  }

  @Test
  void allSomeOrNoneAreActive() {
    assertEquals(2, units(2, 1, 1, -1, -1).active());
    assertEquals(1, units(2, 1, 0, -1, 0).active());
    assertEquals(0, units(2, 0, 0, 0, 0).active());
  }

  @Test
  void withoutImagesThereIsNoVerdict() {
    assertThrows(IllegalArgumentException.class, () -> units(2));
  }

  @Test
  void aBrokenModelDoesNotLookLikeACollapsedOne() {
    assertThrows(IllegalArgumentException.class, () -> units(1, Float.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> units(1, Float.POSITIVE_INFINITY, 1));
  }
}
