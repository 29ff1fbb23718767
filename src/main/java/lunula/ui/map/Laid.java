package lunula.ui.map;

import lunula.geometry.LatentBounds;
import lunula.geometry.NearestPoints;
import lunula.model.Encodings;
import lunula.ui.MapData;

/// A map's points, laid out in the background for drawing and finding: what takes time with many
/// points.
///
/// @param map whose points they are
/// @param xs first coordinates of the posterior means; shared, nobody writes to them
/// @param ys second coordinates, 0 if the model has fewer dimensions; shared likewise
/// @param bounds all points but for the farthest outliers
/// @param points finds the nearest
record Laid(MapData map, float[] xs, float[] ys, LatentBounds bounds, NearestPoints points) {
  /// Lays out a map. Any thread.
  static Laid of(MapData map) {
    float[] xs = coordinates(map.encodings(), 0);
    float[] ys = coordinates(map.encodings(), 1);
    return new Laid(map, xs, ys, bounds(xs, ys), new NearestPoints(xs, ys));
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

  /// The area of points without the farthest outliers.
  static LatentBounds bounds(float[] xs, float[] ys) {
    return LatentBounds.robust(xs.length, index -> xs[index], index -> ys[index]);
  }
}
