package lunula.ui.shell;

import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FocusReturn;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Question;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// Lays the question of an [ExplorerState] over the window. Nothing beneath is reached meanwhile;
/// what runs in the background goes on.
public final class QuestionOverlay extends StackPane {
  private static final double SHEET_WIDTH = 440;

  private final ExplorerState exploration;
  private final HBox buttons = Parts.styled(new HBox(), "actions");
  private final FocusReturn focus = new FocusReturn();

  /// @param exploration whose question is shown; none is shown while there is none
  public QuestionOverlay(ExplorerState exploration) {
    this.exploration = exploration;
    getStyleClass().add("help-veil");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    addEventHandler(KeyEvent.ANY, KeyEvent::consume);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    WeakSubscriptions.hear(this, exploration.questionProperty(), this::ask);
  }

  private void ask(@Nullable Question question) {
    boolean asked = isVisible() && !getChildren().isEmpty();
    getChildren().clear();
    Parts.present(this, question != null);
    if (question == null) {
      focus.giveBack();
      return;
    }
    if (!asked) {
      focus.lend(this);
    }
    getChildren().add(sheet(question));
    buttons.getChildren().get(harmless(question)).requestFocus();
  }

  /// The first answer that loses nothing, which Enter gives; the first one if all lose something.
  private static int harmless(Question question) {
    return IntStream.range(0, question.answers().size())
        .filter(i -> question.answers().get(i).manner() != Question.Manner.DANGER)
        .findFirst()
        .orElse(0);
  }

  private VBox sheet(Question question) {
    Label title = Parts.label("help-title", question.title());
    buttons.getChildren().setAll(question.answers().stream().map(this::button).toList());
    var sheet = new VBox(16, title, Parts.sentence("question-text", question.text()), buttons);
    sheet.setId("question");
    sheet.getStyleClass().add("help-sheet");
    sheet.setMaxSize(SHEET_WIDTH, Region.USE_PREF_SIZE);
    sheet.setAccessibleText(question.title() + ". " + question.text());
    return sheet;
  }

  private Button button(Question.Answer answer) {
    var button = new Button(answer.label());
    switch (answer.manner()) {
      case MAIN -> button.getStyleClass().add("primary");
      case DANGER -> button.getStyleClass().add("danger-quiet");
      case PLAIN -> {}
    }
    button.setTooltip(new Tooltip(answer.tip()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> exploration.answer(answer));
    return button;
  }

  /// The focus goes round among the answers; Escape gives the last one.
  private void press(KeyEvent event) {
    Question question = exploration.questionProperty().get();
    if (question == null) {
      return;
    }
    switch (event.getCode()) {
      case ESCAPE -> exploration.answer(question.answers().getLast());
      case ENTER -> focused().fire();
      case TAB -> focus(event.isShiftDown() ? -1 : 1);
      case RIGHT, DOWN -> focus(1);
      case LEFT, UP -> focus(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private Button focused() {
    return (Button)
        buttons.getChildren().stream()
            .filter(Node::isFocused)
            .findFirst()
            .orElseGet(() -> buttons.getChildren().getFirst());
  }

  private void focus(int steps) {
    int count = buttons.getChildren().size();
    int next = buttons.getChildren().indexOf(focused()) + steps;
    buttons.getChildren().get((next + count) % count).requestFocus();
  }
}
