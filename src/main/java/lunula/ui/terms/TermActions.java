package lunula.ui.terms;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import lunula.ui.kit.Action;
import lunula.ui.kit.Context;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Term;
import lunula.ui.shell.MainActions;

/// What can be done with the cards of terms. JavaFX thread only.
public final class TermActions {
  private static final Context CARD = Context.everywhere(TermActions.class, "terms.keys");

  private TermActions() {}

  /// What is done with the open card before anything beneath it.
  public static Feature ofTheCard(TermsViewModel model) {
    return Feature.of(closing(model));
  }

  /// A line of the palette for each term, and the key that explains.
  public static Feature of(TermsViewModel model) {
    return Feature.of()
        .offers(() -> Arrays.stream(Term.values()).map(term -> explain(model, term)).toList())
        .gestures(MainActions.WINDOW, TermActions.class, "terms.gesture.explain.");
  }

  /// Closes the card, wherever the keyboard is.
  static Action closing(TermsViewModel model) {
    return Action.of(TermActions.class, CARD, "command.term.close.", model::close)
        .keys(Keys.of(KeyCode.ESCAPE))
        .when(Bindings.isNotNull(model.cardProperty()))
        .unlisted();
  }

  private static Action explain(TermsViewModel model, Term term) {
    var asked = new TermCard(term);
    return Action.of(TermActions.class, MainActions.WINDOW, "command.term.", () -> model.open(term))
        .each(term.id(), asked.words(), asked.name());
  }
}
