package lunula.ui.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.map.MapLayer;
import lunula.ui.shell.MainActions;
import lunula.ui.shell.MainViewModel;

/// Showing and hiding the layers of the map. JavaFX thread only.
public final class LayerActions {
  private LayerActions() {}

  public static Feature of(LayersViewModel layers, MainViewModel main) {
    List<Action> all = new ArrayList<>();
    for (MapLayer layer : MapLayer.values()) {
      all.add(toggle(layer, () -> main.onMap(() -> layers.toggle(layer))));
    }
    all.add(
        Action.of(
            LayerActions.class,
            MainActions.EXPLORING,
            "command.layers.none.",
            () -> main.onMap(layers::clear)));
    return Feature.of(all);
  }

  static Action toggle(MapLayer layer, Runnable toggle) {
    Action action =
        Action.of(LayerActions.class, MainActions.EXPLORING, "command.layer.", toggle)
            .each(layer.toString(), "", LayersViewModel.title(layer));
    return switch (layer) {
      case GRID -> action.keys(Keys.of(KeyCode.G));
      case THUMBNAILS -> action.keys(Keys.of(KeyCode.T));
      case DENSITY, REGIONS, MAGNIFICATION, CONTOURS -> action;
    };
  }
}
