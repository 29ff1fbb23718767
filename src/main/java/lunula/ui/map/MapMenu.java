package lunula.ui.map;

import javafx.geometry.Point2D;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import lunula.geometry.ScreenPoint;
import lunula.ui.kit.ActionMenus;
import lunula.ui.kit.Texts;

/// The map's context menu; "here" is where it was opened.
final class MapMenu extends ContextMenu {
  private final Texts texts = Texts.of(MapMenu.class);
  private ScreenPoint here = new ScreenPoint(0, 0);

  MapMenu(MapViewModel model) {
    var ends = new PathHandles(model);
    var grid = new CheckMenuItem(texts.get("map.menu.grid"));
    grid.selectedProperty().bindBidirectional(model.gridShownProperty());
    getItems()
        .addAll(
            item("map.menu.a", () -> ends.putA(here)),
            item("map.menu.b", () -> ends.putB(here)),
            new SeparatorMenuItem(),
            ActionMenus.item(MapActions.fit(model)),
            grid);
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(texts.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  /// Opens at a place on the map.
  void open(MapView view, ScreenPoint place) {
    here = place;
    Point2D screen = view.localToScreen(place.x(), place.y());
    if (screen != null) {
      show(view, screen.getX(), screen.getY());
    }
  }
}
