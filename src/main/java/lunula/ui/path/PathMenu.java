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

/// The player's menu: shape and pace of the path, the chart, and what the bar has no room for in a
/// narrow window.
final class PathMenu extends MenuButton {
  private final Texts texts = Texts.of(PathMenu.class);

  /// @param save asks where to save the film
  PathMenu(PathViewModel model, Runnable save) {
    getStyleClass().add("path-menu");
    setTooltip(new Tooltip(texts.get("path.menu.tip")));
    setMinWidth(Region.USE_PREF_SIZE);
    var chart = new CheckMenuItem(texts.get("path.chart.label"));
    chart.selectedProperty().bindBidirectional(model.chartShownProperty());
    getItems()
        .addAll(
            choices(
                List.of(PathShape.values()),
                shape -> texts.get(Texts.key("path.shape.", shape) + ".label"),
                model.shapeProperty(),
                model.shapeProperty()::set));
    getItems().add(new SeparatorMenuItem());
    getItems()
        .addAll(
            choices(
                List.of(PathPace.values()),
                pace -> texts.get(Texts.key("path.pace.", pace) + ".label"),
                model.paceProperty(),
                model.paceProperty()::set));
    getItems().addAll(new SeparatorMenuItem(), chart);
    getItems()
        .add(
            menu(
                "path.speed.accessible",
                PlayerBar.SPEEDS,
                speed -> texts.get("path.speed", speed),
                model.speedProperty().map(Number::doubleValue),
                model.speedProperty()::set));
    getItems()
        .add(
            menu(
                "path.mode.accessible",
                List.of(PlayMode.values()),
                mode -> texts.get(Texts.key("path.mode.", mode)),
                model.modeProperty(),
                model.modeProperty()::set));
    getItems().add(ActionMenus.item(PathActions.swap(model::swap)));
    getItems().add(ActionMenus.item(PathActions.gif(model, save)));
    WeakSubscriptions.hear(this, model.shapeProperty(), shape -> name(model));
    WeakSubscriptions.hear(this, model.paceProperty(), pace -> name(model));
  }

  private <T> Menu menu(
      String name,
      List<T> values,
      Function<T, String> words,
      ObservableValue<T> chosen,
      Consumer<T> choose) {
    var menu = new Menu(texts.get(name));
    menu.getItems().addAll(choices(values, words, chosen, choose));
    return menu;
  }

  /// Even change matters more to what is seen than the shape.
  private void name(PathViewModel model) {
    setText(
        switch (model.paceProperty().get()) {
          case PLACE -> texts.get(Texts.key("path.shape.", model.shapeProperty().get()) + ".label");
          case PICTURE -> texts.get("path.menu.even");
        });
    setAccessibleText(texts.get("path.menu.accessible", getText()));
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
