package lunula.ui.train;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/// Names a run's result and keeps it.
final class KeepView extends VBox {
  private final Texts texts = Texts.of(KeepView.class);
  private final TextField name = TextFields.createClearableTextField();
  private final Button keep;
  private final VBox offer = new VBox();
  private final Label words = Parts.sentence("status", "");

  KeepView(KeepViewModel model) {
    keep = Parts.button(texts, "train.keep.", model::keep);
    keep.getStyleClass().add("primary");
    keep.setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("keep");
    name.setId("train-keep-name");
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setTooltip(new Tooltip(texts.get("train.keep.name.tip")));
    name.setAccessibleText(texts.get("train.keep.name"));
    name.setOnAction(event -> model.keep());
    HBox.setHgrow(name, Priority.ALWAYS);
    var label = new Label(texts.get("train.keep.name"));
    label.getStyleClass().add("field-label");
    label.setLabelFor(name);
    offer.getStyleClass().add("field");
    offer.getChildren().addAll(label, name, keep);
    getChildren().addAll(offer, words);
    WeakSubscriptions.hear(this, model.stateProperty(), this::show);
  }

  private void show(Keeping state) {
    Parts.present(this, !(state instanceof Keeping.Nothing));
    Parts.present(offer, state instanceof Keeping.Offered);
    switch (state) {
      case Keeping.Nothing nothing -> say("status", null);
      case Keeping.Offered offered -> say("problem", offered.problem());
      case Keeping.Busy busy -> say("status", texts.get("train.keep.busy"));
      case Keeping.Kept kept ->
          say("status", texts.get("train.keep.done", kept.entry().card().name()));
    }
  }

  private void say(String style, @Nullable String text) {
    words.getStyleClass().setAll("label", style);
    Parts.show(words, text);
  }
}
