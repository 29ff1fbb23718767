package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import org.junit.jupiter.api.Test;

class CameraTest {
  private static final LatentBounds TALL = new LatentBounds(-1, -2, 1, 2);

  private final Camera camera = new Camera();

  /// How far below the map's top the highest point of the bounds is seen.
  private double gapAbove(double width, double height) {
    camera.resize(width, height, TALL);
    return camera.viewportProperty().get().toScreen(new LatentPoint(0, 2)).y();
  }

  @Test
  void largeMapsLeaveRoomForThePointsThatStandApart() {
    assertTrue(gapAbove(1231, 855) > 60);
  }

  @Test
  void smallMapsLeaveNoMoreThanTheyMust() {
    assertEquals(32, gapAbove(650, 400), 1e-9);
  }
}
