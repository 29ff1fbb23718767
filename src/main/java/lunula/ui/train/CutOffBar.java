package lunula.ui.train;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lunula.describe.BundledWords;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// A bar along the window that offers to go on with a training that was cut off. It blocks nothing.
public final class CutOffBar extends HBox {
  private final Texts texts = Texts.of(CutOffBar.class);
  private final Label words = Parts.sentence("cut-off-text", "");

  public CutOffBar(CutOffViewModel model) {
    super(8);
    setId("cut-off");
    Styles.of(this, "cut-off");
    setAlignment(Pos.CENTER_LEFT);
    Parts.widen(words);
    Button on = Parts.styled(Parts.button(texts, "train.goon.", model::goOn), "primary");
    Button forget = Parts.styled(Parts.button(texts, "train.forget.", model::forget), "quiet");
    getChildren().addAll(words, on, forget);
    WeakSubscriptions.hear(this, model.offerProperty(), this::show);
  }

  private void show(CutOffViewModel.@Nullable Offer offer) {
    Parts.present(this, offer != null);
    if (offer != null) {
      var state = offer.checkpoint().state();
      ZonedDateTime when = offer.when().atZone(ZoneId.systemDefault());
      boolean today = when.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
      words.setText(
          texts.get(
              state.epoch() > state.plan().epochs() ? "train.cutoff.ended" : "train.cutoff",
              NumberFormats.layers(state.plan().architecture()),
              BundledWords.dataSet(state.dataSet()),
              state.epoch(),
              state.plan().epochs(),
              texts.time(today ? "train.time.today" : "train.time.day", when)));
      setAccessibleText(words.getText());
    }
  }
}
