package lunula.ui.decode;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// One direction across the map: its name, a slider, its value.
final class SliceRow extends HBox {
  static final double HEIGHT = 24;
  private static final double STEPS = 60;

  private final SliceViewModel model;
  private final Texts texts;
  private final int direction;
  private final Label name = new Label();
  private final Slider slider = new Slider();
  private final Label value = new Label();
  private boolean following;

  /// @param direction 2 or more
  SliceRow(SliceViewModel model, int direction, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.direction = direction;
    getStyleClass().add("slice-row");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    name.setMinWidth(44);
    value.setMinWidth(44);
    value.setAlignment(Pos.CENTER_RIGHT);
    value.getStyleClass().add("number");
    slider.setId("slice-" + direction);
    slider.setTooltip(new Tooltip(texts.get("slice.row.tip")));
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.valueProperty().subscribe((before, now) -> moved());
    slider.addEventHandler(MouseEvent.MOUSE_CLICKED, this::resetOnDoubleClick);
    getChildren().addAll(name, slider, value);
  }

  private void moved() {
    if (!following) {
      model.move(direction, (float) slider.getValue());
    }
  }

  private void resetOnDoubleClick(MouseEvent event) {
    if (event.getClickCount() == 2) {
      model.move(direction, model.frameProperty().get().middle(direction));
    }
  }

  /// Takes name and range from the frame.
  void measure() {
    following = true;
    name.setText(model.name(direction));
    slider.setAccessibleText(texts.get("slice.row.accessible", model.name(direction)));
    double middle = model.frameProperty().get().middle(direction);
    double reach = model.reach(direction);
    slider.setMin(middle - reach);
    slider.setMax(middle + reach);
    slider.setBlockIncrement(2 * reach / STEPS);
    following = false;
  }

  /// Takes the value from the slice; one beyond the slider's end shows at the end.
  void follow() {
    following = true;
    double at = model.slice().coordinate(direction);
    slider.setValue(Math.clamp(at, slider.getMin(), slider.getMax()));
    value.setText(NumberFormats.coordinate(at));
    following = false;
  }
}
