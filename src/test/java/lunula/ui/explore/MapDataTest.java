package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.geometry.LatentBounds;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class MapDataTest {
  private final MapData empty = MapData.of(new Encodings(4, new float[0], new float[0]), null);

  @Test
  void aMapWithoutPointsShowsThreeStandardDeviationsOfThePrior() {
    assertEquals(new LatentBounds(-3, -3, 3, 3), empty.places().bounds());
    assertTrue(empty.spans(new LatentPoint(2.9, -2.9)));
    assertFalse(empty.spans(new LatentPoint(3.1, 0)));
  }

  @Test
  void itsPlaneLiesInTheMiddleOfThePriorAlongItsFirstTwoAxes() {
    LatentFrame frame = empty.seen(PlaneChoice.principal(), LatentFrame.flat(2)).frame();
    assertEquals(4, frame.dimensions());
    float[] z = frame.plane(frame.middles()).lift(new LatentPoint(0, 0));
    assertArrayEquals(new float[4], z, 1e-6f);
    for (int axis = 0; axis < 4; axis++) {
      assertEquals(0, frame.middle(axis), 1e-6);
      assertEquals(1, frame.spread(axis), 1e-6);
    }
  }
}
