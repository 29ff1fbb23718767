package lunula.ui.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.kit.Action;
import lunula.ui.kit.Form;
import lunula.ui.kit.Term;
import lunula.ui.kit.TermSign;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
import lunula.ui.train.TrainView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class TermViewTest {
  private final List<String> gone = new ArrayList<>();
  private final BooleanProperty possible = new SimpleBooleanProperty(true);
  private final TermsViewModel model = new TermsViewModel(this::action);
  private TextField field;
  private TermSign sign;
  private TermView view;
  private VBox page;

  private Action action(String id) {
    return Action.of(MainActions.class, MainActions.WINDOW, "command.undo.", () -> gone.add(id))
        .when(possible);
  }

  @Start
  void show(Stage stage) {
    field = new TextField();
    var form = new Form(Texts.of(TrainView.class));
    form.row(form.field("train.rate.", field).term(Term.LEARNING_RATE));
    sign = new TermSign(Term.KL, "KL");
    page = new VBox(form, sign);
    view = new TermView(model);
    var window = new StackPane(page, view);
    view.answer(window);
    Shown.in(stage, window, 900, 640);
  }

  private String name() {
    return ((Label) view.lookup(".term-name")).getText();
  }

  @Test
  void f1InAFieldOpensTheCardOfItsTermAndEscapeGivesTheFieldBack(FxRobot robot) {
    robot.interact(field::requestFocus);
    robot.type(KeyCode.F1);
    Frames.pass();
    assertEquals("Learning rate", name());
    assertTrue(view.isVisible());
    robot.type(KeyCode.ESCAPE);
    assertFalse(view.isVisible());
    assertTrue(field.isFocused());
  }

  @Test
  void aSignThatStandsAloneIsReachedByTabAndAnswersByKey(FxRobot robot) {
    robot.interact(field::requestFocus);
    robot.type(KeyCode.TAB);
    assertTrue(sign.isFocused());
    robot.type(KeyCode.SPACE);
    Frames.pass();
    assertEquals("KL divergence", name());
    assertNotNull(view.lookup(".term-formula"));
  }

  @Test
  void aPressOnTheSignBehindANameOpensItsCard(FxRobot robot) {
    robot.clickOn(page.lookup(".field .term-sign"));
    assertEquals(new TermCard(Term.LEARNING_RATE), model.cardProperty().get());
  }

  @Test
  void theCardLeadsToWhereTheTermIsSeenAndCloses(FxRobot robot) {
    robot.interact(() -> model.open(Term.POSTERIOR));
    Frames.pass();
    robot.interact(((Button) view.lookup("#term-way"))::fire);
    assertEquals(List.of("command.tool.posterior"), gone);
    assertNull(model.cardProperty().get());
  }

  @Test
  void aCardTellsWhyOneCannotGoThereNow(FxRobot robot) {
    robot.interact(() -> possible.set(false));
    robot.interact(() -> model.open(Term.POSTERIOR));
    assertNull(view.lookup("#term-way"));
    String reason = Texts.of(MainActions.class).get("command.undo.reason");
    assertTrue(
        view.lookupAll(".label").stream()
            .anyMatch(label -> ((Label) label).getText().equals(reason)));
  }

  @Test
  void nothingIsMadeBeforeACardIsOpened() {
    assertTrue(view.getChildren().isEmpty());
  }
}
