package lunula.ui.layers;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.shell.Preferences;

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
        .together(Texts.of(LayersViewModel.class).get("layers.did.clear"), this::hideAll);
  }

  private void hideAll() {
    for (MapLayer layer : MapLayer.values()) {
      layers.shownProperty(layer).set(false);
    }
  }

  /// Takes up the layers of the last time and remembers what is chosen from now on. Whether the
  /// decoded grid is shown is the window's to remember.
  public void remember(Preferences memory) {
    for (MapLayer layer : MapLayer.values()) {
      String name = "layer." + nameOf(layer);
      if (layer != MapLayer.GRID) {
        memory.keep(name, layers.shownProperty(layer));
      }
      remember(memory, name + ".opacity", layers.opacityProperty(layer));
    }
    memory.keep("layer.density.classes", layers.densityByClassProperty());
  }

  private static void remember(Preferences memory, String name, DoubleProperty opacity) {
    memory.recall(name, LayersViewModel::share).ifPresent(opacity::set);
    opacity.subscribe(
        (was, is) -> memory.set(name, String.format(Locale.ROOT, "%.2f", is.doubleValue())));
  }

  private static double share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(text);
    }
    return share;
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
