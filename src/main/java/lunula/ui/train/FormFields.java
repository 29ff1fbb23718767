package lunula.ui.train;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.model.network.NetworkSettings;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Makes the form's fields. Each goes by the prefix of its texts, which ends with a dot and holds
/// `label` and `tip`; its id is the prefix with dashes.
final class FormFields {
  private final Texts texts = Texts.of(FormFields.class);

  /// A field with its name above it.
  VBox labelled(String prefix, Node control) {
    return labelled(control, texts.get(prefix + "label"), texts.get(prefix + "tip"));
  }

  /// The same with words of one's own.
  VBox labelled(Node control, String name, String tip) {
    var label = new Label(name);
    label.getStyleClass().add("field-label");
    label.setLabelFor(control);
    label.setTooltip(new Tooltip(tip));
    var box = new VBox(label, control);
    box.getStyleClass().add("field");
    return box;
  }

  TextField text(String prefix, Input<?> input) {
    var field = new TextField();
    field.textProperty().bindBidirectional(input.textProperty());
    explain(field, prefix, input);
    return field;
  }

  /// Says what a field is for, and shows when it is wrong.
  void explain(Control field, String prefix, Input<?> input) {
    name(field, prefix);
    field.setPrefWidth(0);
    explain(field, texts.get(prefix + "label"), texts.get(prefix + "tip"));
    mark(field, input);
  }

  /// The same with words of one's own.
  void explain(Control field, String name, String tip) {
    field.setTooltip(new Tooltip(tip));
    field.setAccessibleText(name);
  }

  /// Shows when a field is wrong.
  static void mark(Control field, Input<?> input) {
    WeakSubscriptions.hear(
        field,
        input.problemProperty(),
        wrong -> field.pseudoClassStateChanged(Parts.WRONG, wrong != null));
  }

  /// One of several, by a list that drops down.
  ///
  /// @param options followed if it is observable
  <T> ChoiceBox<T> choice(
      String prefix, ObjectProperty<T> chosen, List<T> options, Function<T, String> words) {
    var box = new ChoiceBox<>(FXCollections.observableArrayList(options));
    box.setConverter(Parts.named(words));
    WeakSubscriptions.hear(box, chosen, box::setValue);
    box.valueProperty().subscribe(value -> take(value, chosen));
    if (options instanceof ObservableList<T> followed) {
      WeakSubscriptions.hear(box, followed, () -> offer(box, followed, chosen.get()));
    }
    box.setMaxWidth(Double.MAX_VALUE);
    name(box, prefix);
    explain(box, texts.get(prefix + "label"), texts.get(prefix + "tip"));
    return box;
  }

  /// Has a list of its own, so that whatever the box does when it changes is done by the end: among
  /// other things it lets its value go.
  private static <T> void offer(ChoiceBox<T> box, List<T> options, T chosen) {
    box.getItems().setAll(options);
    box.setValue(chosen);
  }

  private static <T> void take(@Nullable T value, ObjectProperty<T> chosen) {
    if (value != null) {
      chosen.set(value);
    }
  }

  /// One of several constants; each may have a `label` of its own.
  <E extends Enum<E>> ChoiceBox<E> choice(
      String prefix, ObjectProperty<E> chosen, List<E> options) {
    return choice(prefix, chosen, options, option -> word(prefix, option));
  }

  /// One of two or three constants, side by side.
  <E extends Enum<E>> SegmentedChoice<E> segments(
      String prefix, ObjectProperty<E> chosen, List<E> options) {
    return new SegmentedChoice<>(
        chosen, options, option -> word(prefix, option), option -> tip(prefix, option));
  }

  CheckBox check(String prefix, BooleanProperty checked) {
    var box = new CheckBox(texts.get(prefix + "label"));
    box.selectedProperty().bindBidirectional(checked);
    name(box, prefix);
    explain(box, texts.get(prefix + "label"), texts.get(prefix + "tip"));
    return box;
  }

  /// Two fields side by side.
  static HBox pair(Region left, Region right) {
    for (Region half : List.of(left, right)) {
      HBox.setHgrow(half, Priority.ALWAYS);
      half.setPrefWidth(0);
      half.setMaxWidth(Double.MAX_VALUE);
    }
    return new HBox(8, left, right);
  }

  /// What is wrong with a field, or nothing.
  static Label problem(Input<?> input) {
    return problem(input.problemProperty());
  }

  static Label problem(ObservableValue<? extends @Nullable String> text) {
    Label label = Parts.sentence("problem", "");
    WeakSubscriptions.hear(label, text, words -> Parts.show(label, words));
    return label;
  }

  /// Switches a field off while there is a reason, and tells it where the pointer rests.
  ///
  /// @param box around the control; a control that is off shows no tooltip of its own
  static <B extends Region> B offWhile(
      B box, Node control, ObservableValue<? extends @Nullable String> reason) {
    var tip = new Tooltip();
    WeakSubscriptions.hear(
        box,
        reason,
        words -> {
          control.setDisable(words != null);
          Tooltip.uninstall(box, tip);
          if (words != null) {
            tip.setText(words);
            Tooltip.install(box, tip);
          }
        });
    return box;
  }

  private static void name(Node node, String prefix) {
    node.setId(prefix.substring(0, prefix.length() - 1).replace('.', '-'));
  }

  private String word(String prefix, Enum<?> option) {
    String id = NetworkSettings.lower(option);
    return texts.find(prefix + id + ".label").orElse(id);
  }

  private String tip(String prefix, Enum<?> option) {
    return texts.find(prefix + NetworkSettings.lower(option) + ".tip").orElse(word(prefix, option));
  }
}
