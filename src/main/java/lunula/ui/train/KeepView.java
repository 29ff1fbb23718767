package lunula.ui.train;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Form;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Names a run's result and keeps it.
final class KeepView extends VBox {
  private final Texts texts = Texts.of(KeepView.class);
  private final Form offer = new Form(texts);
  private final Label words = Parts.sentence("status", "");

  KeepView(KeepViewModel model) {
    getStyleClass().add("keep");
    var name = offer.clearable("train.keep.name.", model.nameProperty());
    name.control().setOnAction(event -> model.keep());
    Button keep = Parts.button(texts, "train.keep.", model::keep);
    keep.getStyleClass().add("primary");
    keep.setMaxWidth(Double.MAX_VALUE);
    offer.row(name.resetTo(model.nameProperty(), model.suggestionProperty())).add(keep);
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
