package lunula.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.SegmentedButton;

/// A row of joined buttons of which exactly one is chosen: ControlsFX's segmented button over a
/// property. Arrow keys move along it.
///
/// @param <T> what is chosen
public final class SegmentedChoice<T> extends SegmentedButton {
  private final ObjectProperty<T> choice;

  /// @param choice bound in both directions for as long as the control lives
  /// @param options at least two, in order
  /// @param label the words on an option's button
  /// @param tooltip a sentence on an option
  public SegmentedChoice(
      ObjectProperty<T> choice,
      List<T> options,
      Function<T, String> label,
      Function<T, String> tooltip) {
    this.choice = choice;
    getStyleClass().add("segmented");
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
    setMaxWidth(Double.MAX_VALUE);
    for (T option : options) {
      getButtons().add(button(option, label.apply(option), tooltip.apply(option)));
    }
    WeakSubscriptions.hear(this, choice, this::show);
    getToggleGroup().selectedToggleProperty().subscribe(this::choose);
  }

  /// A choice between all values of an enumeration. The words are `label` and, if there is more to
  /// say, `tip` under the prefix and the value's name, as in `select.page.find.label`.
  ///
  /// @param choice bound in both directions for as long as the control lives
  public static <E extends Enum<E>> SegmentedChoice<E> of(
      ObjectProperty<E> choice, Texts texts, String prefix) {
    E[] all = choice.get().getDeclaringClass().getEnumConstants();
    return of(choice, List.of(all), texts, prefix);
  }

  /// The same between some of them.
  static <E extends Enum<E>> SegmentedChoice<E> of(
      ObjectProperty<E> choice, List<E> options, Texts texts, String prefix) {
    Function<E, String> label = one -> texts.get(Texts.key(prefix, one) + ".label");
    return new SegmentedChoice<>(
        choice,
        options,
        label,
        one -> texts.find(Texts.key(prefix, one) + ".tip").orElseGet(() -> label.apply(one)));
  }

  private ToggleButton button(T option, String label, String tooltip) {
    var button = new ToggleButton(label);
    button.setUserData(option);
    button.setToggleGroup(getToggleGroup());
    button.setTooltip(new Tooltip(tooltip));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTextAlignment(TextAlignment.CENTER);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private void show(T option) {
    getToggleGroup().getToggles().stream()
        .filter(toggle -> option.equals(toggle.getUserData()))
        .forEach(getToggleGroup()::selectToggle);
  }

  private void choose() {
    if (getToggleGroup().getSelectedToggle() == null) {
      show(choice.get());
      return;
    }
    @SuppressWarnings("unchecked") // only options become user data
    T chosen = (T) getToggleGroup().getSelectedToggle().getUserData();
    choice.set(chosen);
  }
}
