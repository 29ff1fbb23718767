package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lunula.geometry.LatentPoint;
import lunula.geometry.Viewport;
import lunula.model.Encodings;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tile by tile, several at once, the map looks as if its points were drawn one after the other.
class PointTilesTest {
  private static final int BACKGROUND = 0xFF102030;
  private static final int[] COLOURS =
      IntStream.range(0, 10).map(label -> 0xFF000000 | (label + 1) * 0x191511).toArray();

  private final Random random = new Random(3);
  private final ClassFilter filter = new ClassFilter();

  PointTilesTest() {
    filter.setClasses(10, ClassFilter.NONE);
  }

  @Test
  void manySmallDotsLookAsIfDrawnInTheirOrder() {
    assertLooksAsInOrder(cloud(60_000, 1), null, viewport(80), 1);
  }

  @Test
  void largeMarkersOnAFineScreenLookAsIfDrawnInTheirOrder() {
    assertLooksAsInOrder(cloud(4_000, 0.05), null, viewport(20_000), 2.5);
  }

  @Test
  void hiddenClassesAreNotDrawn() {
    filter.toggle(2);
    filter.toggle(7);
    assertLooksAsInOrder(cloud(9_000, 1), null, viewport(80), 1);
  }

  @Test
  void theHighlightedClassAndChosenPointsAreDrawnLast() {
    var chosen = new BitSet();
    random.ints(3_000, 0, 9_000).forEach(chosen::set);
    assertLooksAsInOrder(cloud(9_000, 1), chosen, viewport(80), 1);
    filter.highlight(4);
    assertLooksAsInOrder(cloud(9_000, 1), null, viewport(80), 1);
  }

  @Test
  void pointsInOnePlaceLieOneOverTheOther() {
    var data = new float[2 * 500];
    assertLooksAsInOrder(cloud(data), null, viewport(80), 1);
  }

  /// Each channel is mixed and rounded for itself, as a share of 256.
  @Test
  void blendingMixesEachChannel() {
    var sprite = new PointSprite(ClassMarker.CIRCLE, 4, 0.7, PointTiles.STRIDE);
    long[] pixels = new long[PointTiles.STRIDE * 20];
    int middle = PointTiles.STRIDE * 10 + 20;
    int under = 0xFF0180FE;
    int ink = 0xFFFF0203;
    int share = (int) Math.round(256 * 0.7);
    for (int time = 0; time < 3; time++) {
      PointSprite.spread(new int[] {under}, 0, pixels, middle, 1);
      sprite.draw(pixels, middle, 5, PointSprite.spread(ink));
      int[] drawn = new int[1];
      PointSprite.join(pixels, middle, drawn, 0, 1);
      int expected = 0xFF000000;
      for (int shift = 0; shift <= 16; shift += 8) {
        int below = under >> shift & 255;
        int above = ink >> shift & 255;
        expected |= ((below * (256 - share) + above * share) / 256) << shift;
      }
      assertEquals(Integer.toHexString(expected), Integer.toHexString(drawn[0]));
      under = drawn[0];
    }
  }

  @Test
  void aSinglePointAndNoneAreDrawn() {
    assertLooksAsInOrder(cloud(new float[2]), null, viewport(80), 1);
    assertLooksAsInOrder(cloud(new float[0]), null, viewport(80), 1);
  }

  @Test
  void pointsThatAreNowhereAreLeftOut() {
    float[] places = {Float.NaN, 0, 0, Float.NaN, Float.POSITIVE_INFINITY, 0, 0, -1e30f, 1, 1};
    assertLooksAsInOrder(cloud(places), null, viewport(80), 1);
  }

  /// All around the raster's edges and corners, half a point in and half a point out.
  @Test
  void pointsAtTheEdgesAreCutOff() {
    float[] places = new float[4_000];
    for (int at = 0; at < places.length; at += 2) {
      double along = random.nextDouble() * 2 - 1;
      double edge = (random.nextBoolean() ? 1 : -1) * (0.97 + 0.06 * random.nextDouble());
      boolean upright = random.nextBoolean();
      places[at] = (float) ((upright ? edge : along) * 300 / 80.0);
      places[at + 1] = (float) ((upright ? along : edge) * 200 / 80.0);
    }
    assertLooksAsInOrder(cloud(places), null, viewport(80), 1);
    assertLooksAsInOrder(cloud(places), null, viewport(80), 4);
  }

  /// The memory that is kept from frame to frame holds nothing of the frame before.
  @Test
  void aFrameDoesNotKnowTheOneBefore() {
    var raster = new Raster(600, 400);
    PointCloud many = cloud(20_000, 1);
    PointCloud few = cloud(50, 1);
    draw(many, null, new PaintTarget(raster, viewport(200), 1));
    draw(few, null, new PaintTarget(raster, viewport(80), 1));
    Raster fresh = new Raster(600, 400);
    draw(few, null, new PaintTarget(fresh, viewport(80), 1));
    assertSame(fresh, raster);
  }

  private static Viewport viewport(double scale) {
    return new Viewport(new LatentPoint(0, 0), scale, 600, 400);
  }

  private PointCloud cloud(int count, double spread) {
    float[] places = new float[2 * count];
    for (int at = 0; at < places.length; at++) {
      places[at] = (float) (random.nextGaussian() * spread);
    }
    return cloud(places);
  }

  private static PointCloud cloud(float[] places) {
    byte[] labels = new byte[places.length / 2];
    for (int point = 0; point < labels.length; point++) {
      labels[point] = (byte) (point * 7 % 10);
    }
    return new PointCloud(
        new MapData(new Encodings(2, places, new float[places.length]), labels, Blobs.NAMES));
  }

  private void draw(PointCloud cloud, @Nullable BitSet emphasis, PaintTarget target) {
    target.raster().fill(BACKGROUND);
    passes(cloud, emphasis, target).forEach(pass -> pass.paint(cloud, target));
  }

  private List<PointPass> passes(PointCloud cloud, @Nullable BitSet emphasis, PaintTarget target) {
    double scale = target.viewport().scale();
    return PointPass.of(cloud, filter, emphasis, COLOURS, scale, false);
  }

  private void assertLooksAsInOrder(
      PointCloud cloud, @Nullable BitSet emphasis, Viewport viewport, double scale) {
    int width = (int) (viewport.width() * scale);
    int height = (int) (viewport.height() * scale);
    var tiled = new PaintTarget(new Raster(width, height), viewport, scale);
    draw(cloud, emphasis, tiled);
    var inOrder = new PaintTarget(new Raster(width, height), viewport, scale);
    inOrder.raster().fill(BACKGROUND);
    passes(cloud, emphasis, inOrder).forEach(pass -> drawInOrder(pass, cloud, inOrder));
    assertSame(inOrder.raster(), tiled.raster());
    if (cloud.count() > 100) {
      assertTrue(Arrays.stream(tiled.raster().pixels()).anyMatch(pixel -> pixel != BACKGROUND));
    }
  }

  /// One point after the other, each pixel of it for itself.
  private static void drawInOrder(PointPass pass, PointCloud cloud, PaintTarget target) {
    Raster raster = target.raster();
    double scale = target.viewport().scale() * target.scale() * 4;
    for (int point = 0; point < cloud.count(); point++) {
      LatentPoint place = cloud.place(point);
      if (place != null && pass.covers(cloud, point)) {
        double x = (target.x(0) + Raster.BORDER) * 4 + place.x() * scale;
        double y = (target.y(0) + Raster.BORDER) * 4 - place.y() * scale;
        boolean near =
            x >= 64 && y >= 0 && x < (raster.stride() - 16) * 4 && y < (raster.height() + 64) * 4;
        if (near) {
          int label = cloud.label(point);
          PointSprite sprite =
              raster.sprite(pass.marker(label), pass.radius() * target.scale(), pass.opacity());
          stamp(sprite, raster, (int) x, (int) y, pass.colours()[label % pass.colours().length]);
        }
      }
    }
  }

  /// Draws into pixels of its own, of which there are enough for all of the point, and copies them.
  private static void stamp(PointSprite sprite, Raster raster, int x, int y, int argb) {
    int column = x / 4;
    int row = y / 4;
    int reach = sprite.reach();
    int side = PointTiles.STRIDE;
    int middle = side / 2 * side + side / 2;
    int stride = raster.stride();
    int rows = raster.pixels().length / stride;
    long[] pixels = new long[side * side];
    for (int i = -reach; i <= reach; i++) {
      for (int j = -reach; j <= reach; j++) {
        if (isInside(row + i, rows) && isInside(column + j, stride)) {
          int from = (row + i) * stride + column + j;
          PointSprite.spread(raster.pixels(), from, pixels, middle + i * side + j, 1);
        }
      }
    }
    sprite.draw(pixels, middle, x % 4 + y % 4 * 4, PointSprite.spread(argb));
    for (int i = -reach; i <= reach; i++) {
      for (int j = -reach; j <= reach; j++) {
        if (isInside(row + i, rows) && isInside(column + j, stride)) {
          int to = (row + i) * stride + column + j;
          PointSprite.join(pixels, middle + i * side + j, raster.pixels(), to, 1);
        }
      }
    }
  }

  private static boolean isInside(int at, int end) {
    return at >= 0 && at < end;
  }

  private static void assertSame(Raster expected, Raster actual) {
    for (int y = 0; y < expected.height(); y++) {
      for (int x = 0; x < expected.width(); x++) {
        if (expected.at(x, y) != actual.at(x, y)) {
          assertEquals(
              Integer.toHexString(expected.at(x, y)),
              Integer.toHexString(actual.at(x, y)),
              "at " + x + ", " + y);
        }
      }
    }
  }
}
