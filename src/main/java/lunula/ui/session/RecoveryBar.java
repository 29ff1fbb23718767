package lunula.ui.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// A bar along the window that offers to recover the session after a crash. It blocks nothing.
public final class RecoveryBar extends HBox {
  private final Texts texts = Texts.of(RecoveryBar.class);
  private final Label words = Parts.sentence("recovery-text", "");

  public RecoveryBar(RecoveryViewModel model) {
    super(8);
    setId("recovery");
    Styles.of(this, "recovery");
    setAlignment(Pos.CENTER_LEFT);
    Parts.widen(words);
    Button on = Parts.styled(Parts.button(texts, "session.recover.", model::goOn), "primary");
    Button fresh = Parts.styled(Parts.button(texts, "session.fresh.", model::startFresh), "quiet");
    getChildren().addAll(Parts.icon("recovery"), words, on, fresh);
    WeakSubscriptions.hear(this, model.offerProperty(), this::show);
  }

  private void show(RecoveryViewModel.@Nullable Offer offer) {
    Parts.present(this, offer != null);
    if (offer != null) {
      words.setText(
          texts.get(
              offer.tried() ? "session.interrupted.tried" : "session.interrupted",
              time(offer.when()),
              offer.model()));
      setAccessibleText(words.getText());
    }
  }

  /// A time of today as `14:32`, another one with its day.
  static String time(Instant when) {
    ZonedDateTime here = when.atZone(ZoneId.systemDefault());
    boolean today = here.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    return Texts.of(RecoveryBar.class)
        .time(today ? "session.time.today" : "session.time.day", here);
  }
}
