package lunula.ui.map;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lunula.ui.kit.Texts;

/// One class in the legend.
final class LegendRow extends ToggleButton {
  private final ClassFilter filter;
  private final int number;
  private final Label count = new Label();
  private boolean alone;

  LegendRow(ClassFilter filter, int number, String name, Texts texts) {
    this.filter = filter;
    this.number = number;
    setId("legend-" + number);
    getStyleClass().add("legend-row");
    setMaxWidth(Double.MAX_VALUE);
    setTooltip(new Tooltip(texts.get("map.legend.row.tip")));
    setAccessibleText(texts.get("map.legend.row.accessible", name));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setGraphic(content(name));
    setOnAction(event -> act());
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::notice);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onlyOnEnter);
    hoverProperty().subscribe(this::stress);
    focusVisibleProperty().subscribe(this::stress);
  }

  private HBox content(String name) {
    var glyph = new GlyphIcon();
    glyph.show(number);
    var label = new Label(name);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    count.getStyleClass().add("count");
    var content = new HBox(glyph, label, count);
    content.getStyleClass().add("content");
    content.prefWidthProperty().bind(widthProperty().subtract(16));
    return content;
  }

  int number() {
    return number;
  }

  void setCount(String text) {
    count.setText(text);
  }

  void update() {
    setSelected(!filter.isHidden(number));
  }

  private void notice(MouseEvent event) {
    alone = event.isAltDown() || event.getClickCount() == 2;
  }

  private void act() {
    if (alone) {
      alone = false;
      filter.only(number);
    } else {
      filter.toggle(number);
    }
    update();
  }

  private void onlyOnEnter(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      filter.only(number);
      event.consume();
    }
  }

  private void stress() {
    if (isHover() || isFocusVisible()) {
      filter.highlight(number);
    } else if (filter.highlighted() == number) {
      filter.highlight(ClassFilter.NONE);
    }
  }
}
