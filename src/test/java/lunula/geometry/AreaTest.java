package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AreaTest {
  private static Polygon polygon(double... coordinates) {
    return new Polygon(
        IntStream.range(0, coordinates.length / 2)
            .mapToObj(at -> new LatentPoint(coordinates[2 * at], coordinates[2 * at + 1]))
            .toList());
  }

  @Test
  void theNotchOfAConcaveOutlineIsOutside() {
    // A U: 3 wide, 3 high, with a notch of width 1 from the top down to 1.
    Polygon u = polygon(0, 0, 3, 0, 3, 3, 2, 3, 2, 1, 1, 1, 1, 3, 0, 3);
    assertTrue(u.contains(0.5, 2));
    assertTrue(u.contains(2.5, 2));
    assertTrue(u.contains(1.5, 0.5));
    assertFalse(u.contains(1.5, 2));
    assertFalse(u.contains(3.5, 1));
    assertFalse(u.contains(1.5, -0.1));
  }

  @Test
  void whatAnOutlineEnclosesTwiceIsOutside() {
    // A five-pointed star drawn in one go; its middle pentagon is enclosed twice.
    LatentPoint[] tips =
        IntStream.range(0, 5)
            .mapToObj(
                tip ->
                    new LatentPoint(
                        Math.sin(tip * 4 * Math.PI / 5), Math.cos(tip * 4 * Math.PI / 5)))
            .toArray(LatentPoint[]::new);
    var star = new Polygon(List.of(tips));
    assertFalse(star.contains(0, 0));
    assertTrue(star.contains(0, 0.8));
    assertTrue(star.contains(0.6 * Math.sin(4 * Math.PI / 5), 0.6 * Math.cos(4 * Math.PI / 5)));
    assertFalse(star.contains(0, -0.8));
  }

  @Test
  void bothHalvesOfABowTieAreInside() {
    Polygon bow = polygon(0, 0, 2, 2, 2, 0, 0, 2);
    assertTrue(bow.contains(0.3, 1));
    assertTrue(bow.contains(1.7, 1));
    assertFalse(bow.contains(1, 1.5));
    assertFalse(bow.contains(1, 0.5));
  }

  @Test
  void aRayThroughACornerCountsOnce() {
    Polygon diamond = polygon(0, -1, 1, 0, 0, 1, -1, 0);
    assertTrue(diamond.contains(0, 0));
    assertFalse(diamond.contains(-1.5, 0));
    assertFalse(diamond.contains(-0.5, 1));
  }

  @Test
  void fewerThanThreeCornersAndWhatIsNoPlaceAreNowhere() {
    assertFalse(polygon().contains(0, 0));
    assertFalse(polygon(0, 0).contains(0, 0));
    assertFalse(polygon(-1, -1, 1, 1).contains(0, 0));
    assertFalse(polygon(0, 0, 1, 0, 0, 1).contains(Double.NaN, 0.2));
    assertFalse(polygon(0, 0, 1, 0, 0, 1).contains(0.2, Double.NaN));
  }

  @Test
  void stripsAndCellsChangeNothing() {
    var random = new Random(7);
    List<LatentPoint> corners =
        Stream.generate(() -> new LatentPoint(random.nextGaussian(), random.nextGaussian()))
            .limit(300)
            .toList();
    var polygon = new Polygon(corners);
    for (int trial = 0; trial < 2_000; trial++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      assertEquals(crossings(corners, x, y) % 2 == 1, polygon.contains(x, y));
    }
  }

  /// Drawn by hand in small steps, across itself again and again, from one edge of places to the
  /// other; also flat outlines.
  @Test
  void aLongOutlineThatCrossesItselfIsAsTheRuleHasIt() {
    var random = new Random(9);
    for (double height : new double[] {1, 1e-7, 0}) {
      List<LatentPoint> corners =
          IntStream.range(0, 700)
              .mapToObj(at -> 2 * Math.PI * at / 700)
              .map(
                  turn ->
                      new LatentPoint(
                          (2 + Math.cos(31 * turn) / 3) * Math.cos(turn) + Math.sin(60 * turn) / 4,
                          height * (2 + Math.sin(5 * turn)) * Math.sin(turn)))
              .toList();
      var polygon = new Polygon(corners);
      for (int trial = 0; trial < 20_000; trial++) {
        double x = (float) (random.nextGaussian() * 2);
        double y = (float) (random.nextGaussian() * 2 * height);
        assertEquals(crossings(corners, x, y) % 2 == 1, polygon.contains(x, y));
      }
    }
  }

  /// Places on corners, on edges and on crossings too, as a person's outline has whole coordinates
  /// when it is typed in by keys.
  @Test
  void placesOnTheOutlineAreAsTheRuleHasThem() {
    var random = new Random(5);
    for (int trial = 0; trial < 60; trial++) {
      List<LatentPoint> corners =
          Stream.generate(() -> new LatentPoint(random.nextInt(9), random.nextInt(9)))
              .limit(1 + random.nextInt(40))
              .toList();
      var polygon = new Polygon(corners);
      for (int x = -2; x <= 18; x++) {
        for (int y = -2; y <= 18; y++) {
          double atX = x / 2.0;
          double atY = y / 2.0;
          boolean inside = crossings(corners, atX, atY) % 2 == 1;
          assertEquals(inside, polygon.contains(atX, atY), atX + ", " + atY + " in " + corners);
        }
      }
    }
  }

  private static int crossings(List<LatentPoint> corners, double x, double y) {
    int crossings = 0;
    for (int at = 0; at < corners.size(); at++) {
      LatentPoint a = corners.get(at);
      LatentPoint b = corners.get((at + 1) % corners.size());
      boolean spans = a.y() > y != b.y() > y;
      if (spans && x < a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
        crossings++;
      }
    }
    return crossings;
  }

  @Test
  void aBrushCoversWhatItPassesOver() {
    var stroke = new Area.Capsule(new LatentPoint(0, 0), new LatentPoint(4, 0), 1);
    assertTrue(stroke.contains(2, 0.9));
    assertTrue(stroke.contains(4.9, 0));
    assertFalse(stroke.contains(2, 1.1));
    assertFalse(stroke.contains(4.8, 0.8));
    assertTrue(new Area.Capsule(new LatentPoint(1, 1), 0.5).contains(1.3, 1.4));
    assertFalse(new Area.Capsule(new LatentPoint(1, 1), 0.5).contains(1.4, 1.4));
    assertFalse(new Area.Capsule(new LatentPoint(1, 1), 0.5).contains(Double.NaN, 1));
  }

  @Test
  void aRectangleMayBeDrawnFromAnyCorner() {
    var drawn = new Area.Rectangle(new LatentPoint(2, -1), new LatentPoint(0, 1));
    assertTrue(drawn.contains(1, 0));
    assertTrue(drawn.contains(0, 1));
    assertFalse(drawn.contains(2.1, 0));
    assertFalse(drawn.contains(Double.NaN, 0));
  }
}
