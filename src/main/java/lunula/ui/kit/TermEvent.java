package lunula.ui.kit;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/// Asks for the card of a term. Fired at the node that shows the term, and answered by the window
/// around it. JavaFX thread only.
public final class TermEvent extends Event {
  public static final EventType<TermEvent> ASKED = new EventType<>(Event.ANY, "LUNULA_TERM");

  private static final long serialVersionUID = 1;

  private final Term term;

  private TermEvent(Term term) {
    super(ASKED);
    this.term = term;
  }

  /// Opens the card of a term.
  ///
  /// @param at in the window that is to show it
  public static void ask(Node at, Term term) {
    at.fireEvent(new TermEvent(term));
  }

  /// What is asked.
  public Term term() {
    return term;
  }
}
