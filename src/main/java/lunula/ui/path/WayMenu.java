package lunula.ui.path;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import lunula.geometry.WayShape;
import lunula.ui.Texts;

/// The player's menu of how the way goes: its shape, its pace, and the chart of both.
final class WayMenu extends MenuButton {
  private final Texts texts = Texts.of(WayMenu.class);

  WayMenu(PathViewModel model) {
    getStyleClass().add("way-menu");
    setTooltip(new Tooltip(texts.get("path.way.tip")));
    setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup shapes = new ToggleGroup();
    for (WayShape shape : WayShape.values()) {
      getItems().add(shape(model, shape, shapes));
    }
    getItems().add(new SeparatorMenuItem());
    ToggleGroup paces = new ToggleGroup();
    for (PathPace pace : PathPace.values()) {
      getItems().add(pace(model, pace, paces));
    }
    var chart = new CheckMenuItem(texts.get("path.chart.label"));
    chart.selectedProperty().bindBidirectional(model.chartShownProperty());
    getItems().addAll(new SeparatorMenuItem(), chart);
    model.shapeProperty().subscribe(shape -> name(model));
    model.paceProperty().subscribe(pace -> name(model));
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

  private RadioMenuItem shape(PathViewModel model, WayShape shape, ToggleGroup group) {
    return choice(texts.get(PathWords.shape(shape) + "label"), model.shapeProperty(), shape, group);
  }

  private RadioMenuItem pace(PathViewModel model, PathPace pace, ToggleGroup group) {
    return choice(texts.get(PathWords.pace(pace) + "label"), model.paceProperty(), pace, group);
  }

  private static <T> RadioMenuItem choice(
      String name, ObjectProperty<T> property, T value, ToggleGroup group) {
    var item = new RadioMenuItem(name);
    item.setToggleGroup(group);
    item.setOnAction(event -> property.set(value));
    property.subscribe(now -> item.setSelected(value.equals(now)));
    return item;
  }
}
