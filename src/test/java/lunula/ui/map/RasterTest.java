package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.model.Encodings;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.Test;

/// Drawing in bands, which may be drawn at once.
class RasterTest {
  private static final int WHITE = 0xFFFFFFFF;
  private static final int RED = 0xFFFF0000;
  private static final int SIDE = 160;
  private static final int BLOT = 60;

  @Test
  void theBandsAreEveryRowOnce() {
    var raster = new Raster(3, 37);
    var times = new AtomicIntegerArray(37 + 2 * Raster.BORDER);
    raster.inBands(
        band -> {
          for (int row = band.top(); row < band.bottom(); row++) {
            times.incrementAndGet(row + Raster.BORDER);
          }
        });
    for (int row = 0; row < times.length(); row++) {
      assertEquals(1, times.get(row));
    }
  }

  @Test
  void aPointLooksTheSameWhereverTheEdgesOfTheBandsAre() {
    int[] middle = blotAt(SIDE / 2);
    for (int y = BLOT / 2; y < SIDE - BLOT / 2; y += 9) {
      assertArrayEquals(middle, blotAt(y));
    }
  }

  /// Enlarged on a fine screen, near the upper edge and beyond it.
  @Test
  void aLargePointAtTheEdgeIsCutOffThere() {
    var above = point(-14.5, 4);
    assertEquals(WHITE, above.at(SIDE / 2, SIDE / 2));
    var below = point(SIDE + 14.5, 4);
    assertEquals(WHITE, below.at(SIDE / 2, SIDE / 2));
    assertNotEquals(WHITE, point(1, 4).at(SIDE / 2, 1));
  }

  private static int[] blotAt(int y) {
    Raster raster = point(y + 0.625, 4);
    int[] blot = new int[BLOT * BLOT];
    for (int at = 0; at < blot.length; at++) {
      blot[at] = raster.at(SIDE / 2 - BLOT / 2 + at % BLOT, y - BLOT / 2 + at / BLOT);
    }
    return blot;
  }

  /// One point at a height of the raster, as large as points become.
  private static Raster point(double y, double renderScale) {
    var raster = new Raster(SIDE, SIDE);
    raster.fill(WHITE);
    double side = SIDE / renderScale;
    var viewport = new Viewport(new LatentPoint(0, 0), 10_000, side, side);
    float place = (float) ((side / 2 - y / renderScale) / viewport.scale());
    var map =
        new MapData(
            new Encodings(2, new float[] {0, place}, new float[2]), new byte[] {7}, Blobs.NAMES);
    var filter = new ClassFilter();
    filter.setClasses(8, ClassFilter.NONE);
    filter.only(7);
    int[] colours = new int[10];
    Arrays.fill(colours, RED);
    var cloud = new PointCloud(map);
    var target = new PaintTarget(raster, viewport, renderScale);
    PointPass.of(cloud, filter, null, colours, viewport.scale(), false)
        .forEach(pass -> pass.paint(cloud, target));
    return raster;
  }
}
