package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnLineTest {
  private static LatentPoint at(double x, double y) {
    return new LatentPoint(x, y);
  }

  @Test
  void aStraightLineNeedsItsEndsOnly() {
    List<LatentPoint> places = new ArrayList<>();
    for (int i = 0; i <= 50; i++) {
      places.add(at(i, 0.01 * (i % 2)));
    }
    assertEquals(List.of(at(0, 0), at(50, 0)), new DrawnLine(places).simplified(0.02));
  }

  @Test
  void cornersStay() {
    var drawn = new DrawnLine(List.of(at(0, 0), at(1, 0), at(2, 0), at(2, 1), at(2, 2)));
    assertEquals(List.of(at(0, 0), at(2, 0), at(2, 2)), drawn.simplified(0.1));
  }

  @Test
  void aRingKeepsItsFarSide() {
    var drawn = new DrawnLine(List.of(at(0, 0), at(1, 1), at(2, 0), at(1, -1), at(0, 0)));
    assertEquals(5, drawn.simplified(0.1).size());
  }

  @Test
  void distanceIsToTheNearestPlaceOfTheLine() {
    assertEquals(1, DrawnLine.distance(at(1, 1), at(0, 0), at(2, 0)), 1e-12);
    assertEquals(5, DrawnLine.distance(at(5, 4), at(0, 0), at(2, 0)), 1e-12);
    assertEquals(1, DrawnLine.distance(at(0, 1), at(0, 0), at(0, 0)), 1e-12);
  }
}
