package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void stepsAreRoundAndNotCloserThanAsked() {
    assertEquals(0.5, Ticks.atLeastApart(0.3).step(), 1e-12);
    assertEquals(2, Ticks.atLeastApart(1.01).step(), 1e-12);
    assertEquals(10, Ticks.atLeastApart(5.5).step(), 1e-12);
  }

  @Test
  void ticksCoverTheRangeWithItsEnds() {
    assertArrayEquals(new double[] {-1, -0.5, 0, 0.5}, new Ticks(0.5).between(-1, 0.7), 1e-12);
  }

  @Test
  void noRangeHasTicksWithoutEnd() {
    assertEquals(0, Ticks.atLeastApart(1e-4).between(1e30, 1e30 + 1e20).length);
    assertEquals(0, new Ticks(1e-300).between(0, 1).length);
    assertEquals(0, new Ticks(1).between(0, Double.POSITIVE_INFINITY).length);
    assertEquals(0, new Ticks(1).between(Double.NaN, 1).length);
    assertEquals(0, new Ticks(1).between(0.2, 0.8).length);
    assertEquals(1000, new Ticks(1).between(1, 1000).length);
  }

  @Test
  void labelsHaveTheDecimalsTheStepNeeds() {
    assertEquals("−1.5", new Ticks(0.5).label(-1.5));
    assertEquals("20", new Ticks(10).label(20));
    assertEquals("0.05", new Ticks(0.01).label(0.05));
    assertEquals("0", new Ticks(1).label(0));
  }
}
