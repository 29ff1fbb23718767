package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void itIsTheStandardDeviationInARoundNumber() {
    // Deviations 12 and 12; in ratio 12 lies nearer to 10 than to 20.
    assertEquals(10, Spread.round(new float[] {-12, 12}, new float[] {7, 31}), 1e-9);
    // Deviations 1 and 0: the root of the mean square is 0.71.
    assertEquals(1, Spread.round(new float[] {-1, 1}, new float[] {3, 3}), 1e-9);
    assertEquals(0.05, Spread.round(new float[] {0, 0.1f}, new float[] {0, 0.1f}), 1e-9);
    assertEquals(5, Spread.round(new float[] {-5, 5}, new float[] {5, -5}), 1e-9);
  }

  @Test
  void withoutAnySpreadItIsOne() {
    assertEquals(1, Spread.round(new float[0], new float[0]));
    assertEquals(1, Spread.round(new float[] {4}, new float[] {4}));
    assertEquals(1, Spread.round(new float[] {4, 4}, new float[] {2, 2}));
    assertEquals(1, Spread.round(new float[] {Float.NaN, 4}, new float[] {2, Float.NaN}));
  }
}
