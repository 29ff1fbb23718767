package lunula.ui.map;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import lunula.data.LabelledImages;
import lunula.geometry.Thinning;
import org.jspecify.annotations.Nullable;

/// All that the pixels of a map depend on, beside its colours and its viewport.
///
/// @param cloud the points; null while there are none
/// @param filter which classes are shown
/// @param emphasis the points that stand out; null: the classes decide
/// @param opacities of the layers that are shown, 0 to 1
/// @param analysis density and contours; null while they are not known
/// @param regions class of the nearest points, or of what is decoded; null while that is not known
/// @param heat how fast the decoder changes; null while that is not known
/// @param critic the critic's scores; null while they are not known
/// @param thinning the points that are drawn as thumbnails; null while none are
/// @param grid the decoded pictures; null while there are none
/// @param images null while they are not loaded
record MapContents(
    @Nullable PointCloud cloud,
    ClassFilter filter,
    @Nullable BitSet emphasis,
    Map<MapLayer, Double> opacities,
    @Nullable PointAnalysis analysis,
    @Nullable ColourField regions,
    @Nullable ColourField heat,
    @Nullable CriticField critic,
    @Nullable Thinning thinning,
    @Nullable DecodedGrid grid,
    @Nullable LabelledImages images) {

  /// What is on the map, to be drawn at once: points and classes go on changing. JavaFX thread.
  static MapContents of(MapViewModel model) {
    MapLayers layers = model.layers();
    Map<MapLayer, Double> opacities = new EnumMap<>(MapLayer.class);
    for (MapLayer layer : MapLayer.values()) {
      if (layers.isShown(layer)) {
        opacities.put(layer, layers.opacityProperty(layer).get());
      }
    }
    return new MapContents(
        model.cloud(),
        model.filter(),
        model.emphasisProperty().get(),
        opacities,
        layers.analysis(),
        layers.regions(),
        layers.heat(),
        layers.critic(),
        layers.thinning(),
        layers.gridProperty().get(),
        model.exploration().imagesProperty().get());
  }

  /// A copy that stays as it is, to be drawn later on any thread. JavaFX thread; takes less than a
  /// millisecond for 70,000 points.
  MapContents copy() {
    return new MapContents(
        cloud == null ? null : cloud.copy(),
        filter.copy(),
        emphasis == null ? null : (BitSet) emphasis.clone(),
        opacities,
        analysis,
        regions,
        heat,
        critic,
        thinning,
        grid,
        images);
  }

  boolean isShown(MapLayer layer) {
    return opacities.containsKey(layer);
  }

  /// Opacity of a layer, 0 to 1; 0 if it is not shown.
  double opacity(MapLayer layer) {
    return opacities.getOrDefault(layer, 0.0);
  }
}
