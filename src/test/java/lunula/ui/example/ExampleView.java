package lunula.ui.example;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;

final class ExampleView extends VBox {
  ExampleView(ExampleViewModel model, Action note) {
    getStyleClass().add("example");
    Styles.of(this);
    Texts texts = Texts.of(ExampleView.class);
    var count = new Label();
    count.getStyleClass().add("count");
    count.textProperty().bind(model.notedProperty().map(n -> texts.get("example.count", n)));
    count.visibleProperty().bind(model.shownProperty());
    var button = new Button(note.words().name());
    button.setId("example-note");
    button.setOnAction(event -> note.run().run());
    note.tellOn(button);
    var shown = new CheckBox(texts.get("example.shown.label"));
    shown.setTooltip(new Tooltip(texts.get("example.shown.tip")));
    shown.selectedProperty().bindBidirectional(model.shownProperty());
    getChildren().addAll(button, shown, count);
  }
}
