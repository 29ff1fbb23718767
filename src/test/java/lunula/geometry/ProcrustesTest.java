package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcrustesTest {
  // A right triangle about its mean (1, 1): no mirror image of it is a turn of it.
  private static final float[] XS = {0, 3, 0};
  private static final float[] YS = {0, 0, 3};

  // The scalene triangle (0, 0), (4, 0), (0, 2), whose mean is (4/3, 2/3).
  private static final float[] LONG_XS = {0, 4, 0};
  private static final float[] LONG_YS = {0, 0, 2};

  @Test
  void aQuarterTurnIsUndoneAboutTheMiddle() {
    // (x, y) → (−y, x) turns by a quarter to the left; the partners are also moved by (10, 20).
    float[] toXs = {10, 10, 8};
    float[] toYs = {20, 24, 20};
    Procrustes turn = Procrustes.fit(LONG_XS, LONG_YS, toXs, toYs);
    assertFalse(turn.mirrors());
    assertEquals(0, turn.a(), 1e-9);
    assertEquals(-1, turn.b(), 1e-9);
    assertEquals(1, turn.c(), 1e-9);
    assertEquals(0, turn.d(), 1e-9);
    // By hand: the corner (0, 0) lies (−4/3, −2/3) from the middle, turned (2/3, −4/3).
    assertEquals(2, turn.xs(LONG_XS, LONG_YS)[0], 1e-6);
    assertEquals(-2f / 3, turn.ys(LONG_XS, LONG_YS)[0], 1e-6);
  }

  @Test
  void aMirrorImageIsMirroredBack() {
    float[] toXs = {0, -4, 0};
    Procrustes turn = Procrustes.fit(LONG_XS, LONG_YS, toXs, LONG_YS);
    assertTrue(turn.mirrors());
    float[] xs = turn.xs(LONG_XS, LONG_YS);
    // Mirrored in place: shifted by 8/3 against the partners, whose mean is −4/3.
    assertArrayEquals(new float[] {8f / 3, -4f / 3, 8f / 3}, xs, 1e-5f);
    assertArrayEquals(LONG_YS, turn.ys(LONG_XS, LONG_YS), 1e-5f);
  }

  @Test
  void distancesStayAsTheyAre() {
    Procrustes turn = Procrustes.fit(XS, YS, new float[] {0.3f, 2, -1}, new float[] {1, 7, 2.5f});
    float[] xs = turn.xs(XS, YS);
    float[] ys = turn.ys(XS, YS);
    assertEquals(3, Math.hypot(xs[1] - xs[0], ys[1] - ys[0]), 1e-5);
    assertEquals(3, Math.hypot(xs[2] - xs[0], ys[2] - ys[0]), 1e-5);
    assertEquals(1, (xs[0] + xs[1] + xs[2]) / 3, 1e-5);
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    float[] xs = {0, 4, 0, Float.NaN};
    float[] ys = {0, 0, 2, 1};
    float[] toXs = {0, 0, -2, 5};
    float[] toYs = {0, 4, 0, 5};
    Procrustes turn = Procrustes.fit(xs, ys, toXs, toYs);
    assertEquals(1, turn.c(), 1e-9);
  }

  @Test
  void whereNothingDecidesNothingIsTurned() {
    assertEquals(
        Procrustes.NONE, Procrustes.fit(new float[0], new float[0], new float[0], new float[0]));
    float[] same = {2, 2};
    assertEquals(Procrustes.NONE, Procrustes.fit(same, same, same, same));
  }
}
