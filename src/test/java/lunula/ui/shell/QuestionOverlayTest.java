package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Question;
import lunula.ui.kit.Question.Answer;
import lunula.ui.kit.Question.Manner;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class QuestionOverlayTest {
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final List<String> done = new ArrayList<>();
  private final List<KeyCode> leaked = new ArrayList<>();
  private Button beneath;
  private QuestionOverlay overlay;

  @Start
  void show(Stage stage) {
    beneath = new Button("beneath");
    beneath.setOnAction(event -> done.add("beneath"));
    overlay = new QuestionOverlay(exploration);
    var window = new StackPane(beneath, overlay);
    window.addEventHandler(KeyEvent.KEY_PRESSED, event -> leaked.add(event.getCode()));
    var scene = new Scene(window, 700, 400);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
    beneath.requestFocus();
  }

  @Test
  void nothingLiesOverTheWindowWithoutAQuestion(FxRobot robot) {
    assertFalse(overlay.isVisible());
    robot.clickOn(beneath);
    assertEquals(List.of("beneath"), done);
  }

  @Test
  void enterGivesTheFirstAnswer(FxRobot robot) {
    robot.interact(this::ask);
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("Keep"), done);
    assertFalse(overlay.isVisible());
    assertSame(beneath, overlay.getScene().getFocusOwner());
  }

  @Test
  void enterLosesNothingWhereTheFirstAnswerWould(FxRobot robot) {
    var delete = new Answer("Delete", "", Manner.DANGER, () -> done.add("Delete"));
    var keep = new Answer("Keep", "", Manner.PLAIN, () -> done.add("Keep"));
    var question = new Question("Delete?", "For good.", List.of(delete, keep));
    robot.interact(() -> exploration.questionProperty().set(question));
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("Keep"), done);
  }

  @Test
  void escapeGivesTheLastAnswer(FxRobot robot) {
    robot.interact(this::ask);
    robot.type(KeyCode.ESCAPE);
    assertEquals(List.of("Cancel"), done);
  }

  @Test
  void theKeyboardStaysAmongTheAnswers(FxRobot robot) {
    robot.interact(this::ask);
    robot.type(KeyCode.TAB, KeyCode.G, KeyCode.RIGHT, KeyCode.TAB, KeyCode.LEFT, KeyCode.LEFT);
    assertTrue(leaked.isEmpty(), leaked.toString());
    robot.type(KeyCode.ENTER);
    assertEquals(List.of("Discard"), done);
  }

  @Test
  void theMouseReachesNothingBeneath(FxRobot robot) {
    robot.interact(this::ask);
    robot.clickOn(robot.point(beneath).atOffset(0, -100));
    robot.clickOn("Discard");
    assertEquals(List.of("Discard"), done);
  }

  private void ask() {
    exploration
        .questionProperty()
        .set(
            new Question(
                "The new model is not kept yet",
                "Without being kept it is gone for good.",
                List.of(
                    answer("Keep", Manner.MAIN),
                    answer("Discard", Manner.DANGER),
                    answer("Cancel", Manner.PLAIN))));
  }

  private Answer answer(String label, Manner manner) {
    return new Answer(label, label + " it.", manner, () -> done.add(label));
  }
}
