package lunula.ui.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.kit.Action;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.TermEvent;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The card of a term, at the lower right of the window, which can be used beside it. Escape, or
/// the button, closes it and gives the keyboard back. Its content is made when it is opened.
public final class TermView extends StackPane {
  private static final double WIDTH = 400;
  private static final double MARGIN = 16;

  private final Texts texts = Texts.of(TermView.class);
  private final TermsViewModel model;
  private final FocusReturn focus = new FocusReturn();

  public TermView(TermsViewModel model) {
    this.model = model;
    setId("term-card");
    Styles.of(this, "term-card");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(this, new Insets(MARGIN));
    List<Action> keys = List.of(TermActions.closing(model));
    KeyDispatch.install(this, () -> keys);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    Parts.present(this, false);
    WeakSubscriptions.hear(this, model.cardProperty(), (before, now) -> show(before, now));
    present(model.cardProperty().get());
  }

  /// Opens the cards that are asked for anywhere in a window.
  ///
  /// @param window its whole content
  public void answer(Node window) {
    window.addEventHandler(
        TermEvent.ASKED,
        event -> {
          event.consume();
          model.open(event.term());
        });
  }

  private void show(@Nullable TermCard before, @Nullable TermCard now) {
    if (before == null && now != null) {
      focus.lend(this);
    }
    present(now);
    if (now == null) {
      focus.giveBack();
    }
  }

  private void present(@Nullable TermCard card) {
    Parts.present(this, card != null);
    if (card == null) {
      getChildren().clear();
      return;
    }
    Button close = Parts.button(texts, "terms.close.", model::close);
    getChildren().setAll(content(card, close));
    setAccessibleText(card.name() + ". " + card.sentence());
    close.requestFocus();
  }

  private VBox content(TermCard card, Button close) {
    Label name = Parts.sentence("term-name", card.name());
    Parts.widen(name);
    List<Node> all = new ArrayList<>();
    all.add(Parts.sentence("term-sentence", card.sentence()));
    add(all, "term-formula", card.formula());
    add(all, "muted", card.unit());
    add(all, "muted", card.source());
    all.add(Parts.label("field-label", texts.get("terms.why")));
    all.add(Parts.sentence("term-sentence", card.why()));
    all.add(Parts.label("field-label", texts.get("terms.where")));
    all.add(Parts.sentence("term-sentence", card.place().words()));
    all.add(way(card));
    var parts = Parts.styled(new VBox(all.toArray(Node[]::new)), "term-parts");
    var content = new VBox(8, Parts.row(8, name, close), parts);
    content.getStyleClass().add("term-content");
    return content;
  }

  private static void add(List<Node> parts, String style, Optional<String> words) {
    words.ifPresent(text -> parts.add(Parts.sentence(style, text)));
  }

  /// The button that leads there, or why one cannot go there now.
  private Node way(TermCard card) {
    Action way = model.way(card);
    if (!way.isEnabled() && !way.words().reason().isEmpty()) {
      return Parts.sentence("muted", way.words().reason());
    }
    var there = new Button(way.withKey(way.words().name()));
    there.setId("term-way");
    there.setWrapText(true);
    there.setTooltip(new Tooltip(way.tip()));
    there.setDisable(!way.isEnabled());
    there.setOnAction(event -> model.goThere(card));
    return there;
  }
}
