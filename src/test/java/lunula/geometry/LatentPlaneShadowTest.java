package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatentPlaneShadowTest {
  private static final float HALF = (float) Math.sqrt(0.5);

  /// x goes along the diagonal of the first two axes, y along the third.
  private final LatentPlane plane =
      new LatentPlane(new float[3], new float[] {HALF, HALF, 0}, new float[] {0, 0, 1});

  @Test
  void aNormalCastsTheShadowOfItsCovariance() {
    float[] logVariance = {(float) Math.log(4), (float) Math.log(16), (float) Math.log(0.25)};
    Ellipse shadow = plane.shadow(new float[] {1, 1, 2}, logVariance);
    // Along the diagonal (4 + 16) / 2 = 10.
    assertEquals(Math.sqrt(10), shadow.major(), 1e-6);
    assertEquals(0.5, shadow.minor(), 1e-6);
    assertEquals(0, shadow.angle(), 1e-6);
    assertEquals(Math.sqrt(2), shadow.centre().x(), 1e-6);
    assertEquals(2, shadow.centre().y(), 1e-6);
  }

  @Test
  void manyCodesAreProjectedLikeOne() {
    float[] places = plane.projectAll(new float[] {1, 1, 2, 0, 0, -1});
    assertArrayEquals(new float[] {(float) Math.sqrt(2), 2, 0, -1}, places, 1e-6f);
  }
}
