package lunula.ui.map;

import java.util.function.IntPredicate;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import org.jspecify.annotations.Nullable;

/// Where the map's points are drawn now: at their places, or gliding from their former places to
/// new ones. JavaFX thread only.
final class PointCloud {
  private final byte[] labels;
  private MapData map;
  private float[] fromX;
  private float[] fromY;
  private float[] nowX;
  private float[] nowY;

  /// Whether the points are between two places, in arrays of their own; at rest they share the
  /// map's.
  private boolean between;

  PointCloud(MapData data) {
    map = data;
    labels = data.labels();
    nowX = data.places().xs();
    nowY = data.places().ys();
    fromX = nowX;
    fromY = nowY;
  }

  /// A copy of the points as they are now, which stays so; any thread may read it.
  PointCloud copy() {
    var copy = new PointCloud(map);
    copy.nowX = between ? nowX.clone() : nowX;
    copy.nowY = between ? nowY.clone() : nowY;
    return copy;
  }

  /// Begins a glide from where the points are now to new places of the same points.
  void glideTo(MapData data) {
    map = data;
    fromX = between ? nowX.clone() : nowX;
    fromY = between ? nowY.clone() : nowY;
  }

  /// Puts the same points at new places at once.
  void jumpTo(MapData data) {
    map = data;
    rest();
  }

  private void rest() {
    between = false;
    nowX = map.places().xs();
    nowY = map.places().ys();
    fromX = nowX;
    fromY = nowY;
  }

  /// Whether the points are, or glide to, where this very map has them.
  @SuppressWarnings("ReferenceEquality") // comparing the points themselves would take long
  boolean restsAt(MapData data) {
    return map == data;
  }

  /// Puts every point a share of the distance along, 0 to 1.
  void advance(double share) {
    if (share >= 1) {
      rest();
      return;
    }
    if (!between) {
      between = true;
      nowX = new float[labels.length];
      nowY = new float[labels.length];
    }
    move(fromX, map.places().xs(), nowX, (float) share);
    move(fromY, map.places().ys(), nowY, (float) share);
  }

  private static void move(float[] from, float[] to, float[] now, float share) {
    for (int index = 0; index < now.length; index++) {
      now[index] = from[index] + (to[index] - from[index]) * share;
    }
  }

  /// Where the points will be at rest, without the farthest outliers.
  LatentBounds bounds() {
    return map.places().bounds();
  }

  int count() {
    return labels.length;
  }

  /// Where a point is now; null if it is nowhere (not finite).
  @Nullable LatentPoint place(int index) {
    boolean somewhere = Float.isFinite(nowX[index]) && Float.isFinite(nowY[index]);
    return somewhere ? new LatentPoint(nowX[index], nowY[index]) : null;
  }

  /// A point at most so far from a place, to the side and upwards; [ExplorerState#NONE] if none is.
  int find(LatentPoint place, double reach, IntPredicate allowed) {
    for (int index = 0; index < nowX.length; index++) {
      boolean near =
          Math.abs(nowX[index] - place.x()) <= reach && Math.abs(nowY[index] - place.y()) <= reach;
      if (near && allowed.test(index)) {
        return index;
      }
    }
    return ExplorerState.NONE;
  }

  int label(int index) {
    return labels[index] & 255;
  }

  /// Class numbers, unsigned bytes; the array itself, which nobody writes to.
  byte[] labels() {
    return labels;
  }

  /// Current first coordinates; the array itself, which nobody writes to.
  float[] xs() {
    return nowX;
  }

  /// Current second coordinates; the array itself, which nobody writes to.
  float[] ys() {
    return nowY;
  }
}
