package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.train.PlanForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class FormTest {
  private static final Texts TEXTS = Texts.of(PlanForm.class);

  private final Input<Integer> epochs = Input.count(TEXTS, "train.epochs.", 1, 100);
  private final Input<Long> seed = Input.whole(TEXTS, "train.seed.");
  private final ObjectProperty<@Nullable String> off = new SimpleObjectProperty<>();
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.CONSTANT);
  private Form form;

  @Start
  void show(Stage stage) {
    form = new Form(TEXTS);
    epochs.write(20);
    seed.write(7L);
    form.row(
            form.number("train.epochs.", epochs, (value, steps) -> value + steps),
            form.text("train.seed.", seed.offWhile(off)))
        .row(form.choice("train.schedule.", schedule, List.of(Schedule.values())));
    Shown.in(stage, form, 300, 200);
  }

  private <T> T find(String id, Class<T> type) {
    return type.cast(form.lookup(id));
  }

  @Test
  void aSentenceOnWhatIsWrongMovesNeitherItsFieldNorTheOneBeside(FxRobot robot) throws Exception {
    var wrong = find("#train-epochs", Spinner.class);
    var beside = find("#train-seed", TextField.class);
    var before = List.of(wrong.localToScene(0, 0), beside.localToScene(0, 0));
    robot.interact(() -> epochs.textProperty().set("many"));
    Frames.pass();
    assertTrue(wrong.getPseudoClassStates().contains(Parts.WRONG));
    assertTrue(says("Epochs: a whole number from 1 to 100, please."));
    assertEquals(before, List.of(wrong.localToScene(0, 0), beside.localToScene(0, 0)));
    robot.interact(() -> epochs.write(3));
    assertFalse(wrong.getPseudoClassStates().contains(Parts.WRONG));
    assertFalse(says("Epochs: a whole number from 1 to 100, please."));
  }

  @Test
  void theArrowsStepAndMendNothing(FxRobot robot) {
    var spinner = find("#train-epochs", Spinner.class);
    robot.interact(() -> spinner.increment(2));
    assertEquals(22, epochs.read());
    robot.interact(() -> epochs.textProperty().set("many"));
    robot.interact(() -> spinner.decrement(1));
    assertEquals("many", spinner.getEditor().getText());
  }

  @Test
  void aFieldThatDoesNotCountIsOff(FxRobot robot) {
    var field = find("#train-seed", TextField.class);
    assertFalse(field.isDisabled());
    robot.interact(() -> off.set("Nothing is left to chance."));
    assertTrue(field.isDisabled());
    robot.interact(() -> off.set(null));
    assertFalse(field.isDisabled());
  }

  @Test
  void aFieldHasItsNameItsTipAndItsOptionsWords() {
    ChoiceBox<?> box = find("#train-schedule", ChoiceBox.class);
    assertEquals("Learning rate over the run", box.getAccessibleText());
    assertEquals(
        "Whether the size of the steps changes while the model learns", box.getTooltip().getText());
    assertEquals("Constant", ((Label) box.lookup(".label")).getText());
    assertTrue(says("Learning rate over the run"));
  }

  @Test
  void optionsThatChangeKeepWhatIsStillAmongThem(FxRobot robot) {
    var options = FXCollections.observableArrayList("a", "b");
    ObjectProperty<String> chosen = new SimpleObjectProperty<>("b");
    ChoiceBox<String> box =
        new Form(TEXTS).choice("train.data.", chosen, options, text -> text).control();
    robot.interact(() -> options.setAll("b", "c"));
    assertEquals(List.of("b", "c"), box.getItems());
    assertEquals("b", box.getValue());
    assertEquals("b", chosen.get());
  }

  private boolean says(String words) {
    return form.lookupAll(".label").stream()
        .anyMatch(
            node ->
                node instanceof Label label && label.isVisible() && words.equals(label.getText()));
  }
}
