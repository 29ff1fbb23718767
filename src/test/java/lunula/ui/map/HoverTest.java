package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import lunula.geometry.ScreenPoint;
import lunula.model.Encodings;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.junit.jupiter.api.Test;

/// The point under the pointer is the one that looking at every shown point finds.
class HoverTest {
  private static final double NEAR = 8;

  private final Random random = new Random(17);
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);

  HoverTest() {
    model.resize(1200, 900);
  }

  @Test
  void amongManyPoints() {
    assertHovers(Blobs.map(20_000, 3));
  }

  @Test
  void amongPointsInOnePlace() {
    assertHovers(map(new float[2 * 500]));
  }

  @Test
  void amongTwoHeapsFarApart() {
    float[] places = new float[2 * 3_000];
    for (int at = 0; at < places.length; at++) {
      places[at] = (float) (at % 4 < 2 ? random.nextGaussian() * 1e-3 : 40 + random.nextDouble());
    }
    assertHovers(map(places));
  }

  @Test
  void overASinglePoint() {
    assertHovers(map(new float[] {0.5f, -1}));
  }

  private static MapData map(float[] places) {
    byte[] labels = new byte[places.length / 2];
    for (int point = 0; point < labels.length; point++) {
      labels[point] = (byte) (point % 3);
    }
    List<String> names = Blobs.NAMES.subList(0, 3);
    return new MapData(new Encodings(2, places, new float[places.length]), labels, names);
  }

  /// With all classes, with some hidden, with one alone and with none; from afar and from near.
  private void assertHovers(MapData map) {
    exploration.mapProperty().set(map);
    int classes = map.classNames().size();
    for (double zoom : new double[] {1, 12, 0.02}) {
      model.zoom(new ScreenPoint(600, 450), zoom);
      model.filter().showAll();
      assertHoversNow(map);
      model.filter().toggle(1);
      assertHoversNow(map);
      model.filter().only(2);
      assertHoversNow(map);
      model.filter().toggle(2);
      assertEquals(classes, model.filter().hidden().cardinality());
      assertHoversNow(map);
    }
  }

  private void assertHoversNow(MapData map) {
    for (int question = 0; question < 60; question++) {
      int near = random.nextInt(map.count());
      boolean beside = question % 2 == 0;
      double x = beside ? x(map, near) + random.nextGaussian() * 6 : random.nextDouble() * 1200;
      double y = beside ? y(map, near) + random.nextGaussian() * 6 : random.nextDouble() * 900;
      var pointer = new ScreenPoint(x, y);
      model.pointAt(pointer);
      int hovered = exploration.hoveredProperty().get();
      int expected = nearest(map, pointer);
      if (hovered != expected) {
        // Rounding may turn two that are equally near.
        assertEquals(gap(map, expected, pointer), gap(map, hovered, pointer), 1e-6);
      }
    }
  }

  private int nearest(MapData map, ScreenPoint pointer) {
    int best = ExplorerState.NONE;
    double least = NEAR;
    for (int point = 0; point < map.count(); point++) {
      double gap = gap(map, point, pointer);
      boolean nearer = best == ExplorerState.NONE ? gap <= least : gap < least;
      if (nearer && !model.filter().isHidden(map.label(point))) {
        best = point;
        least = gap;
      }
    }
    return best;
  }

  private double gap(MapData map, int point, ScreenPoint pointer) {
    return point == ExplorerState.NONE
        ? NEAR
        : Math.hypot(x(map, point) - pointer.x(), y(map, point) - pointer.y());
  }

  private double x(MapData map, int point) {
    var viewport = model.viewportProperty().get();
    return viewport.width() / 2
        + (map.places().xs()[point] - viewport.centre().x()) * viewport.scale();
  }

  private double y(MapData map, int point) {
    var viewport = model.viewportProperty().get();
    return viewport.height() / 2
        - (map.places().ys()[point] - viewport.centre().y()) * viewport.scale();
  }
}
