package lunula.ui.map;

import lunula.geometry.LatentBounds;
import lunula.geometry.NearestPoints;
import lunula.ui.explore.MapData;

/// A map's points, laid out in the background for drawing and finding: what takes time with many
/// points.
///
/// @param map whose points they are
/// @param xs first coordinates of the points; shared, nobody writes to them
/// @param ys second coordinates; shared likewise
/// @param bounds all points but for the farthest outliers
/// @param points finds the nearest
record IndexedPoints(
    MapData map, float[] xs, float[] ys, LatentBounds bounds, NearestPoints points) {
  /// Lays out a map. Any thread.
  static IndexedPoints of(MapData map) {
    float[] xs = map.places().xs();
    float[] ys = map.places().ys();
    return new IndexedPoints(map, xs, ys, map.places().bounds(), new NearestPoints(xs, ys));
  }
}
