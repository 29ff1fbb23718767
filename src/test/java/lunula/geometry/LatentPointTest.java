package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class LatentPointTest {
  @Test
  void pointsAtTheSamePlaceAreEqual() {
    var point = new LatentPoint(1.5, -2);

    assertEquals(new LatentPoint(1.5, -2), point);
    assertEquals(new LatentPoint(1.5, -2).hashCode(), point.hashCode());
    assertNotEquals(new LatentPoint(1.5, 2), point);
    assertNotEquals(new LatentPoint(-1.5, -2), point);
    assertNotEquals(new ScreenPoint(1.5, -2), (Object) point);
  }
}
