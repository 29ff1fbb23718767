package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LatentArithmeticTest {
  private static final float[] A = {1, 2, 0.5f};
  private static final float[] B = {-1, 0.5f, 0};
  private static final float[] C = {0.25f, -1, 4};

  @Test
  void theResultIsTheFourthCornerOfTheParallelogram() {
    assertArrayEquals(new float[] {2.25f, 0.5f, 4.5f}, LatentArithmetic.result(A, B, C));
  }

  @Test
  void anythingMinusItselfChangesNothing() {
    assertArrayEquals(C, LatentArithmetic.result(A, A, C));
    assertArrayEquals(A, LatentArithmetic.result(A, B, B));
  }

  @Test
  void theThirdTermIsFoundForAGivenResult() {
    float[] d = LatentArithmetic.result(A, B, C);
    assertArrayEquals(C, LatentArithmetic.third(A, B, d));
  }

  @Test
  void aMovedCodeKeepsWhatLiesAcrossThePlane() {
    var plane =
        new LatentPlane(new float[] {0, 0, 7}, new float[] {1, 0, 0}, new float[] {0, 1, 0});
    float[] moved = LatentArithmetic.moved(A, plane, new LatentPoint(-2, 3));
    assertArrayEquals(new float[] {-2, 3, 0.5f}, moved, 1e-6f);
  }

  @Test
  void codesOfDifferentSpacesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LatentArithmetic.result(A, B, new float[2]));
  }
}
