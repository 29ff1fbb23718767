package lunula.ui.explore;

import lunula.geometry.LatentPoint;

/// The point of a map that is nearest to a place, by looking at each: some tens of microseconds for
/// 10,000 points, and nothing to keep up to date while they move.
public final class NearestByScan {
  private NearestByScan() {}

  /// Index of the nearest point; [ExplorerState#NONE] if there is none.
  public static int to(MapData.Places places, LatentPoint from) {
    return to(places, from, places.xs().length);
  }

  /// Index of the nearest one of the first points; [ExplorerState#NONE] if there is none.
  ///
  /// @param count how many points count, at most all
  public static int to(MapData.Places places, LatentPoint from, int count) {
    float[] xs = places.xs();
    float[] ys = places.ys();
    int nearest = ExplorerState.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double dx = xs[i] - from.x();
      double dy = ys[i] - from.y();
      double square = dx * dx + dy * dy;
      if (square < least) {
        least = square;
        nearest = i;
      }
    }
    return nearest;
  }

  /// Index of the nearest point within 45 degrees of a direction; [ExplorerState#NONE] if there is
  /// none.
  public static int towards(MapData.Places places, LatentPoint from, int right, int up) {
    float[] xs = places.xs();
    float[] ys = places.ys();
    int nearest = ExplorerState.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      double dx = xs[i] - from.x();
      double dy = ys[i] - from.y();
      double along = dx * right + dy * up;
      double across = Math.abs(dx * up - dy * right);
      double square = dx * dx + dy * dy;
      // The point under the cursor itself is only as far away as rounding has put it.
      if (along > 1e-6 && along >= across && square < least) {
        least = square;
        nearest = i;
      }
    }
    return nearest;
  }
}
