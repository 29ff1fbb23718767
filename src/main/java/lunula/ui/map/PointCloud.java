package lunula.ui.map;

import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.ui.MapData;
import org.jspecify.annotations.Nullable;

/// Where the map's points are drawn now: at their places, or gliding from their former places to
/// new ones. JavaFX thread only.
final class PointCloud {
  private final byte[] labels;
  private float[] fromX;
  private float[] fromY;
  private final float[] nowX;
  private final float[] nowY;
  private float[] toX;
  private float[] toY;

  /// Points at rest at their posterior means.
  PointCloud(MapData data) {
    labels = data.labels();
    toX = coordinates(data.encodings(), 0);
    toY = coordinates(data.encodings(), 1);
    fromX = toX;
    fromY = toY;
    nowX = toX.clone();
    nowY = toY.clone();
  }

  /// The means along one dimension, 0 if the model has fewer dimensions.
  static float[] coordinates(Encodings encodings, int dimension) {
    float[] values = new float[encodings.count()];
    if (dimension < encodings.dimensions()) {
      for (int image = 0; image < values.length; image++) {
        values[image] = encodings.mean(image, dimension);
      }
    }
    return values;
  }

  /// Begins a glide from where the points are now to new places of the same points.
  void glideTo(MapData data) {
    fromX = nowX.clone();
    fromY = nowY.clone();
    toX = coordinates(data.encodings(), 0);
    toY = coordinates(data.encodings(), 1);
  }

  /// Puts every point a share of its way along, 0 to 1.
  void advance(double share) {
    float t = (float) share;
    for (int index = 0; index < nowX.length; index++) {
      nowX[index] = fromX[index] + (toX[index] - fromX[index]) * t;
      nowY[index] = fromY[index] + (toY[index] - fromY[index]) * t;
    }
  }

  /// Where the points will be at rest, without the farthest outliers.
  LatentBounds bounds() {
    return LatentBounds.robust(labels.length, index -> toX[index], index -> toY[index]);
  }

  int count() {
    return labels.length;
  }

  /// Where a point is now; null if it is nowhere (not finite).
  @Nullable LatentPoint place(int index) {
    boolean somewhere = Float.isFinite(nowX[index]) && Float.isFinite(nowY[index]);
    return somewhere ? new LatentPoint(nowX[index], nowY[index]) : null;
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
