package lunula.ui.map;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import lunula.data.LabelledImages;
import lunula.geometry.Thinning;
import org.jspecify.annotations.Nullable;

/// All that the pixels of a map depend on, beside its colours and what part of it is seen.
///
/// @param cloud the points; null while there are none
/// @param filter which classes are shown
/// @param emphasis the points that stand out; null: the classes decide
/// @param strengths of the layers that are shown, 0 to 1
/// @param ground density and contours; null while they are not known
/// @param regions null while they are not known
/// @param heat how fast the decoder changes; null while that is not known
/// @param thinning the points that are pictures; null while none are
/// @param tiles the decoded grid; null while there is none
/// @param images null while they are not loaded
record MapSight(
    @Nullable PointCloud cloud,
    ClassFilter filter,
    @Nullable BitSet emphasis,
    Map<MapLayer, Double> strengths,
    @Nullable Ground ground,
    @Nullable Tint regions,
    @Nullable Tint heat,
    @Nullable Thinning thinning,
    @Nullable GridTiles tiles,
    @Nullable LabelledImages images) {

  /// What is on the map, for drawing it at once: points and classes go on changing. JavaFX thread.
  static MapSight of(MapViewModel model) {
    MapLayers layers = model.layers();
    Map<MapLayer, Double> strengths = new EnumMap<>(MapLayer.class);
    for (MapLayer layer : MapLayer.values()) {
      if (layers.isShown(layer)) {
        strengths.put(layer, layers.opacity(layer));
      }
    }
    return new MapSight(
        model.cloud(),
        model.filter(),
        model.emphasisProperty().get(),
        strengths,
        layers.ground(),
        layers.regions(),
        layers.heat(),
        layers.thinning(),
        model.tilesProperty().get(),
        model.exploration().imagesProperty().get());
  }

  /// The same as it is now, for drawing it later on any thread. JavaFX thread; takes less than a
  /// millisecond for 70,000 points.
  MapSight still() {
    return new MapSight(
        cloud == null ? null : cloud.still(),
        filter.still(),
        emphasis == null ? null : (BitSet) emphasis.clone(),
        strengths,
        ground,
        regions,
        heat,
        thinning,
        tiles,
        images);
  }

  boolean isShown(MapLayer layer) {
    return strengths.containsKey(layer);
  }

  /// Strength of a layer, 0 to 1; 0 if it is not shown.
  double opacity(MapLayer layer) {
    return strengths.getOrDefault(layer, 0.0);
  }
}
