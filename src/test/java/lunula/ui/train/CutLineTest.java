package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CutLineTest {
  private final StringBuilder drawn = new StringBuilder();
  private final CutLine line =
      new CutLine(
          10,
          20,
          new CutLine.Pen() {
            @Override
            public void moveTo(double x, double value) {
              drawn.append("M %s %s ".formatted(x, value));
            }

            @Override
            public void lineTo(double x, double value) {
              drawn.append("L %s %s ".formatted(x, value));
            }
          });

  @Test
  void aLineWithinTheAxisGoesThroughItsPoints() {
    draw(1, 12, 2, 20, 3, 10);
    assertEquals("M 1.0 12.0 L 2.0 20.0 L 3.0 10.0 ", drawn.toString());
  }

  @Test
  void aLineIsCutWhereItComesInAndGoesOut() {
    draw(0, 30, 2, 10, 4, 5, 6, 15);
    assertEquals("M 1.0 20.0 L 2.0 10.0 M 5.0 10.0 L 6.0 15.0 ", drawn.toString());
  }

  @Test
  void aSegmentThatCrossesTheWholeAxisIsCutAtBothEnds() {
    draw(0, 30, 4, -10, 5, 5);
    assertEquals("M 1.0 20.0 L 2.0 10.0 ", drawn.toString());
  }

  @Test
  void whatIsBeyondTheAxisIsLeftOut() {
    draw(0, 30, 1, 25, 2, 40);
    assertEquals("", drawn.toString());
  }

  @Test
  void aFlatLineIsDrawnAlsoAlongTheEdge() {
    draw(0, 20, 1, 20, 2, 20);
    assertEquals("M 0.0 20.0 L 1.0 20.0 L 2.0 20.0 ", drawn.toString());
  }

  @Test
  void whatIsNoNumberInterruptsTheLine() {
    draw(0, 11, 1, 12, 2, Double.NaN, 3, 13, 4, 14);
    assertEquals("M 0.0 11.0 L 1.0 12.0 M 3.0 13.0 L 4.0 14.0 ", drawn.toString());
  }

  private void draw(double... points) {
    for (int i = 0; i < points.length; i += 2) {
      line.to(points[i], points[i + 1]);
    }
  }
}
