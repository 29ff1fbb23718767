package lunula.ui.terms;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Term;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// Which term's card is open. JavaFX thread only.
public final class TermsViewModel {
  private static final Context CARD = Context.everywhere(TermsViewModel.class, "terms.keys");

  private final Function<String, Action> actions;
  private final ReadOnlyObjectWrapper<@Nullable TermCard> card = new ReadOnlyObjectWrapper<>();

  /// @param actions finds an action by its id
  public TermsViewModel(Function<String, Action> actions) {
    this.actions = actions;
  }

  /// The card that is open; null if none is.
  public ReadOnlyObjectProperty<@Nullable TermCard> cardProperty() {
    return card.getReadOnlyProperty();
  }

  /// Opens the card of a term, in place of the one that is open.
  public void open(Term term) {
    card.set(new TermCard(term));
  }

  /// Closes the card.
  public void close() {
    card.set(null);
  }

  /// What leads to the place where a term is to be seen.
  Action way(TermCard shown) {
    return actions.apply(shown.place().action());
  }

  /// Closes the card and goes there, if one can go there now.
  void goThere(TermCard shown) {
    Action way = way(shown);
    if (way.isEnabled()) {
      close();
      way.run().run();
    }
  }

  /// What closes the card, wherever the keyboard is.
  Action closing() {
    return Action.of(TermsViewModel.class, CARD, "command.term.close.", this::close)
        .keys(Keys.of(KeyCode.ESCAPE))
        .when(Bindings.isNotNull(card))
        .unlisted();
  }

  /// What is done with the card before anything beneath it.
  public Feature ofTheCard() {
    return Feature.of(closing());
  }

  /// A line of the palette for each term, and the key that explains.
  public Feature actions() {
    return Feature.of()
        .offers(() -> Arrays.stream(Term.values()).map(this::explain).toList())
        .gestures(MainActions.WINDOW, TermsViewModel.class, "terms.gesture.explain.");
  }

  private Action explain(Term term) {
    var asked = new TermCard(term);
    return Action.of(TermsViewModel.class, MainActions.WINDOW, "command.term.", () -> open(term))
        .each(term.id(), asked.words(), asked.name());
  }
}
