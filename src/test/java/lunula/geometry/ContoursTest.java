package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final Lattice PLANE = Lattice.over(new LatentBounds(-2, -2, 2, 2), 81, 81);

  private interface Height {
    double at(double x, double y);
  }

  private static float[] values(Height height) {
    float[] values = new float[PLANE.count()];
    for (int place = 0; place < values.length; place++) {
      values[place] =
          (float) height.at(PLANE.x(place % PLANE.columns()), PLANE.y(place / PLANE.columns()));
    }
    return values;
  }

  @Test
  void aConeHasOneClosedCircleAtEachHeight() {
    List<float[]> lines = Contours.of(PLANE, values((x, y) -> 2 - Math.hypot(x, y)), 0.73);
    assertEquals(1, lines.size());
    float[] circle = lines.getFirst();
    assertEquals(circle[0], circle[circle.length - 2]);
    assertEquals(circle[1], circle[circle.length - 1]);
    double length = 0;
    for (int at = 0; at < circle.length; at += 2) {
      assertEquals(1.27, Math.hypot(circle[at], circle[at + 1]), 1e-3);
      length +=
          at == 0 ? 0 : Math.hypot(circle[at] - circle[at - 2], circle[at + 1] - circle[at - 1]);
    }
    assertEquals(2 * Math.PI * 1.27, length, 0.01);
  }

  @Test
  void aSlopeHasOneStraightLineFromEdgeToEdge() {
    List<float[]> lines = Contours.of(PLANE, values((x, y) -> x), 0.51);
    assertEquals(1, lines.size());
    assertEquals(2 * 81, lines.getFirst().length);
    for (int at = 0; at < lines.getFirst().length; at += 2) {
      assertEquals(0.51, lines.getFirst()[at], 1e-5);
    }
  }

  @Test
  void twoHillsHaveTwoCirclesAndASaddleIsCrossedByNone() {
    float[] hills =
        values((x, y) -> Math.max(1 - Math.hypot(x - 1, y - 1), 1 - Math.hypot(x + 1, y + 1)));
    assertEquals(2, Contours.of(PLANE, hills, 0.5).size());
    assertEquals(2, Contours.of(PLANE, values((x, y) -> x * y), 0.003).size());
  }

  @Test
  void aPlainHasNone() {
    assertEquals(List.of(), Contours.of(PLANE, values((x, y) -> 1), 2));
    assertEquals(List.of(), Contours.of(PLANE, values((x, y) -> 1), 0.5));
  }
}
