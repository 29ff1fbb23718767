package lunula.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The small “?” behind the name of a term, which opens the term's card. Beside a control that
/// answers F1 with the same card it is no stop of the Tab key; anywhere else it is one. JavaFX
/// thread only.
public final class TermSign extends Button {
  private static final Texts TEXTS = Texts.of(TermSign.class);
  private static final Keys KEY = Keys.of(KeyCode.F1);

  private Term term;

  /// @param name what the term is called where the sign stands
  public TermSign(Term term, String name) {
    this(term);
    Parts.explain(this, TEXTS.get("term.explain", name, KEY.text()));
  }

  /// One that stands beside more than a name.
  public TermSign(Term term) {
    super(TEXTS.get("term.sign"));
    this.term = term;
    getStyleClass().add("term-sign");
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Parts.explain(this, TEXTS.get("term.explain.this", KEY.text()));
    setOnAction(event -> TermEvent.ask(this, this.term));
    addEventHandler(KeyEvent.KEY_PRESSED, event -> answer(event, this, this.term));
  }

  /// Explains another term from now on: what is beside the sign has changed.
  public void explain(Term other) {
    term = other;
  }

  /// The term it explains.
  public Term term() {
    return term;
  }

  /// A label with its sign behind it.
  public static HBox behind(Label label, Term term) {
    return Parts.row(4, label, new TermSign(term, label.getText()));
  }

  /// Opens the term's card by F1 while something in a node has the keyboard.
  public static <N extends Node> N answer(N node, Term term) {
    node.addEventHandler(KeyEvent.KEY_PRESSED, event -> answer(event, node, term));
    return node;
  }

  private static void answer(KeyEvent event, Node node, Term term) {
    if (KEY.matches(event)) {
      event.consume();
      TermEvent.ask(node, term);
    }
  }
}
