package lunula.ui.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import lunula.geometry.PathShape;
import lunula.geometry.PlayMode;
import lunula.ui.explore.PathPace;
import lunula.ui.kit.ActionMenus;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// The player's menu of all that can be chosen: shape and pace of the way, the
/// chart, and what the bar has no room for in a narrow window.
final class PathMenu extends MenuButton {
  private final Texts texts = Texts.of(PathMenu.class);

  /// @param save asks where to save the film
  PathMenu(PathViewModel model, Runnable save) {
    getStyleClass().add("way-menu");
    setTooltip(new Tooltip(texts.get("path.way.tip")));
    setMinWidth(Region.USE_PREF_SIZE);
    var chart = new CheckMenuItem(texts.get("path.chart.label"));
    chart.selectedProperty().bindBidirectional(model.chartShownProperty());
    getItems().addAll(shapes(model));
    getItems().add(new SeparatorMenuItem());
    getItems().addAll(paces(model));
    getItems().addAll(new SeparatorMenuItem(), chart, speeds(model), modes(model));
    getItems().add(ActionMenus.item(PathActions.swap(model::swap)));
    getItems().add(ActionMenus.item(PathActions.gif(model, save)));
    WeakSubscriptions.hear(this, model.shapeProperty(), shape -> name(model));
    WeakSubscriptions.hear(this, model.paceProperty(), pace -> name(model));
  }

  private List<RadioMenuItem> shapes(PathViewModel model) {
    return choices(
        List.of(PathShape.values()),
        shape -> texts.get(PathWords.shape(shape) + "label"),
        model.shapeProperty(),
        model.shapeProperty()::set);
  }

  private List<RadioMenuItem> paces(PathViewModel model) {
    return choices(
        List.of(PathPace.values()),
        pace -> texts.get(PathWords.pace(pace) + "label"),
        model.paceProperty(),
        model.paceProperty()::set);
  }

  private Menu modes(PathViewModel model) {
    var menu = new Menu(texts.get("path.mode.accessible"));
    menu.getItems()
        .addAll(
            choices(
                List.of(PlayMode.values()),
                mode -> texts.get(PathWords.mode(mode)),
                model.modeProperty(),
                model.modeProperty()::set));
    return menu;
  }

  private Menu speeds(PathViewModel model) {
    var menu = new Menu(texts.get("path.speed.accessible"));
    menu.getItems()
        .addAll(
            choices(
                PlayerBar.SPEEDS,
                speed -> texts.get("path.speed", speed),
                model.speedProperty().map(Number::doubleValue),
                model.speedProperty()::set));
    return menu;
  }

  /// Even change matters more to what is seen than the shape.
  private void name(PathViewModel model) {
    setText(
        switch (model.paceProperty().get()) {
          case PLACE -> texts.get(PathWords.shape(model.shapeProperty().get()) + "label");
          case PICTURE -> texts.get("path.way.even");
        });
    setAccessibleText(texts.get("path.way.accessible", getText()));
  }

  private <T> List<RadioMenuItem> choices(
      List<T> values, Function<T, String> name, ObservableValue<T> chosen, Consumer<T> choose) {
    var group = new ToggleGroup();
    List<RadioMenuItem> items = new ArrayList<>();
    for (T value : values) {
      var item = new RadioMenuItem(name.apply(value));
      item.setToggleGroup(group);
      item.setOnAction(event -> choose.accept(value));
      WeakSubscriptions.hear(this, chosen, now -> item.setSelected(value.equals(now)));
      items.add(item);
    }
    return items;
  }
}
