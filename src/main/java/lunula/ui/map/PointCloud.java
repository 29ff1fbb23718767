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
  private final float[] fromX;
  private final float[] fromY;
  private final float[] nowX;
  private final float[] nowY;
  private float[] toX;
  private float[] toY;
  private MapData map;

  PointCloud(MapData data) {
    map = data;
    labels = data.labels();
    toX = data.places().xs();
    toY = data.places().ys();
    fromX = toX.clone();
    fromY = toY.clone();
    nowX = toX.clone();
    nowY = toY.clone();
  }

  private PointCloud(PointCloud other) {
    map = other.map;
    labels = other.labels;
    toX = other.toX;
    toY = other.toY;
    nowX = other.nowX.clone();
    nowY = other.nowY.clone();
    fromX = nowX;
    fromY = nowY;
  }

  /// A copy of the points as they are now, which stays so; any thread may read it.
  PointCloud copy() {
    return new PointCloud(this);
  }

  /// Begins a glide from where the points are now to new places of the same points.
  void glideTo(MapData data) {
    System.arraycopy(nowX, 0, fromX, 0, nowX.length);
    System.arraycopy(nowY, 0, fromY, 0, nowY.length);
    map = data;
    toX = data.places().xs();
    toY = data.places().ys();
  }

  /// Puts the same points at new places at once.
  void jumpTo(MapData data) {
    glideTo(data);
    System.arraycopy(toX, 0, nowX, 0, nowX.length);
    System.arraycopy(toY, 0, nowY, 0, nowY.length);
  }

  /// Whether the points are, or glide to, where this very map has them.
  @SuppressWarnings("ReferenceEquality") // comparing the points themselves would take long
  boolean restsAt(MapData data) {
    return map == data;
  }

  /// Puts every point a share of the distance along, 0 to 1.
  void advance(double share) {
    float t = (float) share;
    for (int index = 0; index < nowX.length; index++) {
      nowX[index] = fromX[index] + (toX[index] - fromX[index]) * t;
      nowY[index] = fromY[index] + (toY[index] - fromY[index]) * t;
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

  /// Current first coordinates; the array itself.
  float[] xs() {
    return nowX;
  }

  /// Current second coordinates; the array itself.
  float[] ys() {
    return nowY;
  }
}
