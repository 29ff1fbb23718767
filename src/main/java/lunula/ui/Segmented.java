package lunula.ui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// A row of joined buttons of which exactly one is chosen. Arrow keys move along it.
///
/// @param <T> what is chosen
public final class Segmented<T> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final ObjectProperty<T> choice;

  /// @param choice bound in both directions for as long as the control lives
  /// @param options at least two, in order
  /// @param label the words on an option's button
  /// @param tooltip a sentence on an option
  public Segmented(
      ObjectProperty<T> choice,
      List<T> options,
      Function<T, String> label,
      Function<T, String> tooltip) {
    this.choice = choice;
    getStyleClass().add("segmented");
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
    for (T option : options) {
      getChildren().add(button(option, label.apply(option), tooltip.apply(option)));
    }
    choice.subscribe(this::show);
    group.selectedToggleProperty().subscribe(this::choose);
  }

  private ToggleButton button(T option, String label, String tooltip) {
    var button = new ToggleButton(label);
    button.setUserData(option);
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(tooltip));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTextAlignment(TextAlignment.CENTER);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private void show(T option) {
    group.getToggles().stream()
        .filter(toggle -> option.equals(toggle.getUserData()))
        .forEach(group::selectToggle);
  }

  private void choose() {
    if (group.getSelectedToggle() == null) {
      show(choice.get());
      return;
    }
    @SuppressWarnings("unchecked") // only options become user data
    T chosen = (T) group.getSelectedToggle().getUserData();
    choice.set(chosen);
  }
}
