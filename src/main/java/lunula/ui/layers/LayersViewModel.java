package lunula.ui.layers;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;

/// Which layers the person has chosen for the map, remembered between starts.
///
/// JavaFX thread only; needs no window.
public final class LayersViewModel {
  private final MapLayers layers;
  private final BooleanProperty open = new SimpleBooleanProperty();

  public LayersViewModel(MapLayers layers) {
    this.layers = layers;
  }

  /// What lies on the map.
  public MapLayers layers() {
    return layers;
  }

  /// Whether the list of layers is unfolded.
  public BooleanProperty openProperty() {
    return open;
  }

  /// Lays a layer on the map, or takes it away.
  public void toggle(MapLayer layer) {
    BooleanProperty shown = layers.shownProperty(layer);
    shown.set(!shown.get());
  }

  /// Shows the points alone.
  public void clear() {
    layers
        .exploration()
        .history()
        .together(() -> Texts.of(LayersViewModel.class).get("layers.did.clear"), this::hideAll);
  }

  private void hideAll() {
    for (MapLayer layer : MapLayer.values()) {
      layers.shownProperty(layer).set(false);
    }
  }

  /// A layer's name as the person reads it.
  public static String title(MapLayer layer) {
    return Texts.of(LayersViewModel.class).get("layers.of." + nameOf(layer));
  }

  /// How texts, ids and settings call a layer.
  static String nameOf(MapLayer layer) {
    return layer.name().toLowerCase(Locale.ROOT);
  }
}
