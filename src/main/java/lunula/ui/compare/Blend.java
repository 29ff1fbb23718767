package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import lunula.geometry.Procrustes;
import lunula.ui.explore.MapData;

/// Places of the same points on several maps in a row, and in between.
final class Blend {
  private Blend() {}

  /// Each map turned, and mirrored if need be, about its own middle so that its points lie as near
  /// as possible to where the map before has them (Procrustes, Schönemann 1966).
  static List<MapData.Places> aligned(List<MapData.Places> raw) {
    List<MapData.Places> aligned = new ArrayList<>();
    for (MapData.Places map : raw) {
      aligned.add(aligned.isEmpty() ? map : turned(map, aligned.getLast()));
    }
    return List.copyOf(aligned);
  }

  private static MapData.Places turned(MapData.Places map, MapData.Places before) {
    Procrustes turn = Procrustes.fit(map.xs(), map.ys(), before.xs(), before.ys());
    return new MapData.Places(turn.xs(map.xs(), map.ys()), turn.ys(map.xs(), map.ys()));
  }

  /// The places at a position: at 0 the first map's, at 1 the second's, linear in between.
  ///
  /// @param maps at least one
  static MapData.Places at(List<MapData.Places> maps, double position) {
    double inside = Math.clamp(position, 0, maps.size() - 1.0);
    int before = (int) Math.floor(inside);
    float share = (float) (inside - before);
    MapData.Places from = maps.get(before);
    if (share == 0) {
      return from;
    }
    MapData.Places to = maps.get(before + 1);
    return new MapData.Places(
        between(from.xs(), to.xs(), share), between(from.ys(), to.ys(), share));
  }

  private static float[] between(float[] from, float[] to, float share) {
    float[] between = new float[from.length];
    for (int i = 0; i < between.length; i++) {
      between[i] = from[i] + (to[i] - from[i]) * share;
    }
    return between;
  }
}
