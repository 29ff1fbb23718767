package lunula.ui.compare;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The image all models are asked about, with what leads to other ones.
final class Original extends HBox {
  private static final double SIDE = 52;

  private final Texts texts = Texts.of(Original.class);
  private final GrayPicture picture = GrayPicture.ofSide(SIDE);
  private final Label name = new Label();
  private final Label number = new Label();

  Original(CompareViewModel model) {
    super(10);
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("model-name");
    number.getStyleClass().add("muted");
    var words = new VBox(1, name, number);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(Region.USE_PREF_SIZE);
    words.setPrefWidth(128);
    Button back = Parts.button(texts, "compare.image.before.", () -> model.step(-1));
    Button onward = Parts.button(texts, "compare.image.next.", () -> model.step(1));
    Button any = Parts.button(texts, "compare.image.any.", () -> model.step(0));
    getChildren().addAll(picture, words, new HBox(4, back, onward, any));
    for (Button button : new Button[] {back, onward, any}) {
      button.setAccessibleText(button.getTooltip().getText());
      ((HBox) button.getParent()).setAlignment(Pos.CENTER);
    }
    WeakSubscriptions.hear(this, model.chosenProperty(), this::show);
  }

  private void show(@Nullable Chosen chosen) {
    picture.setPicture(chosen == null ? null : chosen.original());
    if (chosen == null) {
      name.setText("");
      number.setText("");
    } else if (chosen.index() == Chosen.OWN) {
      name.setText(texts.get("compare.image.own"));
      number.setText("");
    } else {
      String index = NumberFormats.count(chosen.index());
      name.setText(chosen.className().isEmpty() ? texts.get("compare.image") : chosen.className());
      number.setText(texts.get("compare.image.number", index));
    }
    picture.setAccessibleText(texts.get("compare.image.accessible", name.getText()));
  }
}
