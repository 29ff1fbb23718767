package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LatentPathTest {
  private final LatentPoint a = new LatentPoint(-1, 0.1);
  private final LatentPoint b = new LatentPoint(3, 0.3);
  private final LatentPath path = LatentPath.straight(a, b);

  @Test
  void beginsExactlyAtAAndEndsExactlyAtB() {
    assertEquals(a, path.point(0));
    assertEquals(b, path.point(1));
    assertEquals(a, path.point(-0.5));
    assertEquals(b, path.point(1.5));
  }

  @Test
  void isHalfWayInTheMiddle() {
    assertEquals(1, path.point(0.5).x(), 1e-12);
    assertEquals(0.2, path.point(0.5).y(), 1e-12);
  }

  @Test
  void samplesAreEvenRowsWithBothEnds() {
    LatentPath level = LatentPath.straight(new LatentPoint(0, 1), new LatentPoint(4, 3));
    assertArrayEquals(new float[] {0, 1, 2, 2, 4, 3}, level.sample(3));
    assertThrows(IllegalArgumentException.class, () -> level.sample(1));
  }

  @Test
  void lengthIsEuclidean() {
    assertEquals(
        5, LatentPath.straight(new LatentPoint(0, 0), new LatentPoint(3, 4)).length(), 1e-12);
  }

  @Test
  void theOtherWayRoundPassesTheSamePlaces() {
    assertEquals(path.point(0.25).x(), LatentPath.straight(b, a).point(0.75).x(), 1e-12);
  }

  @Test
  void pingPongGoesThereAndBack() {
    assertEquals(0, LatentPath.pingPong(0));
    assertEquals(1, LatentPath.pingPong(1));
    assertEquals(0.75, LatentPath.pingPong(1.25));
    assertEquals(0, LatentPath.pingPong(2));
    assertEquals(0.5, LatentPath.pingPong(4.5));
  }
}
