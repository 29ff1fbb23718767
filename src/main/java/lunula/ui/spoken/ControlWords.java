package lunula.ui.spoken;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.Tooltip;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A control in words: its name, what it is, its value, and what it is for. JavaFX thread only.
///
/// @param control what has the keyboard
record ControlWords(Node control) {
  private static final Texts TEXTS = Texts.of(ControlWords.class);

  /// Name, kind, value and help, as far as there are any.
  String all() {
    String value = value();
    String help = help();
    String kind = TEXTS.find(Texts.key("spoken.role.", role())).orElse("");
    String named = kind.isEmpty() ? name() : TEXTS.get("spoken.control", name(), kind);
    String valued = value.isEmpty() ? named : TEXTS.get("spoken.value", named, value);
    return help.isEmpty() || help.equals(name()) ? valued : TEXTS.get("spoken.help", valued, help);
  }

  /// Name and value, once it is used.
  String used() {
    return TEXTS.get("spoken.value", name(), value());
  }

  private AccessibleRole role() {
    return Optional.ofNullable(control.getAccessibleRole()).orElse(AccessibleRole.NODE);
  }

  String name() {
    String given = control.getAccessibleText();
    if (given != null && !given.isBlank()) {
      return given;
    }
    if (control instanceof Labeled labeled && !labeled.getText().isBlank()) {
      return labeled.getText();
    }
    return label().or(() -> tip()).orElse("");
  }

  /// The words of the label that is for it.
  private Optional<String> label() {
    return control.getScene() == null
        ? Optional.empty()
        : control.getScene().getRoot().lookupAll(".label").stream()
            .filter(label -> label instanceof Label named && control.equals(named.getLabelFor()))
            .map(label -> ((Label) label).getText())
            .findFirst();
  }

  private Optional<String> tip() {
    return control instanceof Control shown
        ? Optional.ofNullable(shown.getTooltip()).map(Tooltip::getText)
        : Optional.empty();
  }

  private String help() {
    return Optional.ofNullable(control.getAccessibleHelp()).or(this::tip).orElse("");
  }

  /// What it is set to; empty if it is not set to anything.
  String value() {
    return switch (control) {
      case CheckBox box -> onOff(box.isSelected());
      case Toggle toggle -> onOff(toggle.isSelected());
      case Slider slider -> NumberFormats.plain(Math.rint(1e3 * slider.getValue()) / 1e3);
      case Spinner<?> spinner -> text(spinner.getEditor().getText());
      case ComboBoxBase<?> combo -> text(combo.getValue());
      case ChoiceBox<?> choice -> text(choice.getValue());
      case TextInputControl input -> text(input.getText());
      default -> "";
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String onOff(boolean on) {
    return TEXTS.get(on ? "spoken.on" : "spoken.off");
  }

  /// What changes when it is used; what is being typed is not said letter by letter.
  Stream<ObservableValue<?>> values() {
    return switch (control) {
      case CheckBox box -> Stream.of(box.selectedProperty());
      case Toggle toggle -> Stream.of(toggle.selectedProperty());
      case Slider slider -> Stream.of(slider.valueProperty());
      case Spinner<?> spinner -> Stream.of(spinner.valueProperty());
      case ComboBoxBase<?> combo -> Stream.of(combo.valueProperty());
      case ChoiceBox<?> choice -> Stream.of(choice.valueProperty());
      case ButtonBase button -> Stream.of(button.textProperty(), button.disabledProperty());
      default -> Stream.empty();
    };
  }
}
