package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private static final int TRIALS = 2000;
  private final Random random = new Random(7);

  private Viewport anyViewport() {
    return new Viewport(
        anyPoint(10),
        Math.exp(random.nextDouble(0.1, 11)),
        random.nextDouble(1, 3000),
        random.nextDouble(1, 3000));
  }

  private LatentPoint anyPoint(double reach) {
    return new LatentPoint(random.nextDouble(-reach, reach), random.nextDouble(-reach, reach));
  }

  private ScreenPoint anyPlaceOn(Viewport viewport) {
    return new ScreenPoint(
        random.nextDouble(viewport.width()), random.nextDouble(viewport.height()));
  }

  private static void assertSame(ScreenPoint expected, ScreenPoint actual) {
    assertEquals(expected.x(), actual.x(), 1e-5);
    assertEquals(expected.y(), actual.y(), 1e-5);
  }

  @Test
  void aPlaceOnTheScreenComesBackFromTheLatentSpace() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Viewport viewport = anyViewport();
      ScreenPoint place = anyPlaceOn(viewport);
      assertSame(place, viewport.toScreen(viewport.toLatent(place)));
    }
  }

  @Test
  void upOnTheScreenIsMoreLatentY() {
    var viewport = new Viewport(new LatentPoint(0, 0), 100, 400, 200);
    assertEquals(new ScreenPoint(300, 0), viewport.toScreen(new LatentPoint(1, 1)));
  }

  @Test
  void zoomingKeepsThePointUnderThePointer() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Viewport viewport = anyViewport();
      ScreenPoint pointer = anyPlaceOn(viewport);
      LatentPoint under = viewport.toLatent(pointer);
      Viewport zoomed = viewport.zoomedAbout(pointer, Math.exp(random.nextGaussian()));
      assertSame(pointer, zoomed.toScreen(under));
    }
  }

  @Test
  void zoomingStopsAtTheLimits() {
    Viewport viewport = anyViewport();
    var pointer = new ScreenPoint(0, 0);
    assertEquals(Viewport.MAX_SCALE, viewport.zoomedAbout(pointer, 1e30).scale());
    assertEquals(Viewport.MIN_SCALE, viewport.zoomedAbout(pointer, 1e-30).scale());
  }

  @Test
  void panningMovesWhatIsShownByThatManyPixels() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Viewport viewport = anyViewport();
      ScreenPoint place = anyPlaceOn(viewport);
      LatentPoint under = viewport.toLatent(place);
      ScreenPoint moved = viewport.panned(30, -12).toScreen(under);
      assertSame(new ScreenPoint(place.x() + 30, place.y() - 12), moved);
    }
  }

  @Test
  void fittedBoundsAreOnTheScreenWithTheMarginFree() {
    for (int trial = 0; trial < TRIALS; trial++) {
      LatentPoint corner = anyPoint(20);
      var bounds =
          new LatentBounds(
              corner.x(),
              corner.y(),
              corner.x() + random.nextDouble(0.1, 9),
              corner.y() + random.nextDouble(0.1, 9));
      Viewport viewport = Viewport.fitted(bounds, 900, 700, 40);
      ScreenPoint topLeft = viewport.toScreen(new LatentPoint(bounds.minX(), bounds.maxY()));
      ScreenPoint bottomRight = viewport.toScreen(new LatentPoint(bounds.maxX(), bounds.minY()));
      double spareX = topLeft.x() - 40;
      double spareY = topLeft.y() - 40;
      assertTrue(spareX > -1e-6 && spareY > -1e-6);
      assertTrue(bottomRight.x() < 860 + 1e-6 && bottomRight.y() < 660 + 1e-6);
      assertEquals(0, Math.min(spareX, spareY), 1e-6, "one direction is used fully");
    }
  }

  @Test
  void whatIsVisibleReachesFromCornerToCorner() {
    var viewport = new Viewport(new LatentPoint(1, 2), 100, 400, 200);
    assertEquals(new LatentBounds(-1, 1, 3, 3), viewport.visible());
  }

  @Test
  void followingBringsAPointInsideAndOtherwiseStays() {
    for (int trial = 0; trial < TRIALS; trial++) {
      var viewport = new Viewport(anyPoint(3), 80, 500, 400);
      LatentPoint point = anyPoint(9);
      ScreenPoint place = viewport.following(point, 20).toScreen(point);
      assertTrue(place.x() > 20 - 1e-6 && place.x() < 480 + 1e-6);
      assertTrue(place.y() > 20 - 1e-6 && place.y() < 380 + 1e-6);
    }
    var still = new Viewport(new LatentPoint(0, 0), 80, 500, 400);
    assertEquals(still, still.following(new LatentPoint(0.5, 0.5), 20));
  }

  @Test
  void aMoveBetweenViewportsEndsAtTheEnd() {
    Viewport from = anyViewport();
    Viewport to = anyViewport();
    assertEquals(to.scale(), from.towards(to, 1).scale(), to.scale() * 1e-12);
    assertEquals(Math.sqrt(from.scale() * to.scale()), from.towards(to, 0.5).scale(), 1e-6);
  }

  @Test
  void aScreenWithoutPixelsIsRefused() {
    var centre = new LatentPoint(0, 0);
    assertThrows(IllegalArgumentException.class, () -> new Viewport(centre, 10, 0, 100));
    assertThrows(IllegalArgumentException.class, () -> new Viewport(centre, Double.NaN, 9, 9));
  }
}
