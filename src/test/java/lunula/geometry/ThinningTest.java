package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final double APART = 46;

  private final float[] xs = new float[2000];
  private final float[] ys = new float[2000];

  ThinningTest() {
    var random = new Random(5);
    for (int i = 0; i < xs.length; i++) {
      xs[i] = (float) random.nextGaussian();
      ys[i] = (float) random.nextGaussian();
    }
  }

  private int[] shown(Thinning thinning, double scale) {
    int step = Thinning.stepAt(scale);
    return IntStream.range(0, xs.length).filter(i -> thinning.step(i) <= step).toArray();
  }

  @Test
  void noTwoSquaresOverlapAtAnyZoom() {
    Thinning thinning = Thinning.of(xs, ys, APART, point -> true);
    for (double scale : new double[] {3, 60, 63.9, 64, 150, 999, 40_000}) {
      int[] shown = shown(thinning, scale);
      for (int i = 0; i < shown.length; i++) {
        for (int j = 0; j < i; j++) {
          double across = Math.abs((double) xs[shown[i]] - xs[shown[j]]);
          double up = Math.abs((double) ys[shown[i]] - ys[shown[j]]);
          assertTrue(Math.max(across, up) * scale >= APART * 0.9999);
        }
      }
    }
  }

  @Test
  void closerUpThereAreMoreAndNobodyGoes() {
    Thinning thinning = Thinning.of(xs, ys, APART, point -> true);
    int before = 0;
    for (double scale = 2; scale < 4000; scale *= 1.3) {
      int[] shown = shown(thinning, scale);
      assertTrue(shown.length >= before);
      before = shown.length;
    }
    assertEquals(2000, shown(thinning, Viewport.MAX_SCALE).length);
  }

  @Test
  void thereIsNoRoomLeftForAnother() {
    Thinning thinning = Thinning.of(xs, ys, APART, point -> true);
    double scale = 64;
    int[] shown = shown(thinning, scale);
    for (int i = 0; i < xs.length; i++) {
      int point = i;
      assertTrue(
          IntStream.of(shown)
              .anyMatch(
                  it ->
                      Math.max(Math.abs(xs[it] - xs[point]), Math.abs(ys[it] - ys[point])) * scale
                          < APART * 1.0001));
    }
  }

  @Test
  void whoIsNotAllowedIsNeverShown() {
    Thinning thinning = Thinning.of(xs, ys, APART, point -> point % 2 == 0);
    assertEquals(Thinning.NEVER, thinning.step(1));
    assertEquals(1000, shown(thinning, Viewport.MAX_SCALE).length);
  }
}
