package lunula.ui.data;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Texts;

/// Makes the fields that describe a data set. Each goes by the prefix of its texts, which ends with
/// a dot and holds `label` and `tip`; its id is the prefix with dashes.
final class DataFields {
  private final Texts texts = Texts.of(DataFields.class);

  /// A field with its name above it, as wide as there is room.
  VBox labelled(String prefix, Node control) {
    var label = new Label(texts.get(prefix + "label"));
    label.getStyleClass().add("field-label");
    label.setLabelFor(control);
    var box = new VBox(label, control);
    box.getStyleClass().add("field");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  /// A field to type into, with its name above it.
  ///
  /// @param enter what the Enter key does there
  VBox typed(String prefix, StringProperty text, Runnable enter) {
    var field = new TextField();
    field.setId(id(prefix));
    field.setTooltip(new Tooltip(texts.get(prefix + "tip")));
    field.setAccessibleText(texts.get(prefix + "label"));
    field.textProperty().bindBidirectional(text);
    field.setOnAction(event -> enter.run());
    return labelled(prefix, field);
  }

  /// How many pixels the images' sides have, with its name above it.
  VBox sides(String prefix, ObjectProperty<Integer> chosen, List<Integer> offered) {
    return labelled(
        prefix,
        new SegmentedChoice<>(
            chosen,
            offered,
            side -> texts.get("data.side.pixels", side),
            side -> texts.get("data.side.tip")));
  }

  static String id(String prefix) {
    return prefix.substring(0, prefix.length() - 1).replace('.', '-');
  }
}
