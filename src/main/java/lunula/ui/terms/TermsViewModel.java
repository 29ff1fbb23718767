package lunula.ui.terms;

import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import lunula.ui.kit.Action;
import lunula.ui.kit.Term;
import org.jspecify.annotations.Nullable;

/// Which term's card is open. JavaFX thread only.
public final class TermsViewModel {
  private final Function<String, Action> actions;
  private final ReadOnlyObjectWrapper<@Nullable TermCard> card = new ReadOnlyObjectWrapper<>();
  private final BooleanBinding shown = card.isNotNull();

  /// @param actions finds an action by its id
  public TermsViewModel(Function<String, Action> actions) {
    this.actions = actions;
  }

  /// The card that is open; null if none is.
  public ReadOnlyObjectProperty<@Nullable TermCard> cardProperty() {
    return card.getReadOnlyProperty();
  }

  /// Whether a card is open.
  public ObservableBooleanValue shown() {
    return shown;
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
}
