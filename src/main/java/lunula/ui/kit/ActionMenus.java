package lunula.ui.kit;

import javafx.scene.control.MenuItem;

/// Items of menus that do actions. JavaFX thread only.
public final class ActionMenus {
  private ActionMenus() {}

  /// An item called as the action is, which cannot be chosen while it cannot be done.
  public static MenuItem item(Action action) {
    var item = new MenuItem(action.words().name());
    item.disableProperty().bind(action.enabled().map(possible -> !possible));
    item.setOnAction(event -> action.run().run());
    return item;
  }
}
