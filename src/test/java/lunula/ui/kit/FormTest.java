package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.model.plan.TrainingPlan.Schedule;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.data.AddImagesView;
import lunula.ui.select.SelectTool;
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
  private final Input<Integer> batch = Input.count(TEXTS, "train.batch.", 1, 100);
  private final ObjectProperty<@Nullable String> off = new SimpleObjectProperty<>();
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.CONSTANT);
  private Form form;

  @Start
  void show(Stage stage) {
    form = new Form(TEXTS);
    epochs.writeUsual(20);
    batch.writeUsual(64);
    seed.write(7L);
    form.row(
            form.number("train.epochs.", epochs, (value, steps) -> value + steps),
            form.text("train.seed.", seed.offWhile(off)))
        .row(
            form.text("train.batch.", batch),
            form.choice("train.schedule.", schedule, List.of(Schedule.values()))
                .resetTo(schedule, Schedule.CONSTANT));
    Shown.in(stage, form, 400, 300);
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
  void aFieldSaysItsUnitToEyesAndEars() {
    assertTrue(says("images"));
    assertEquals("Batch size (images)", find("#train-batch", TextField.class).getAccessibleText());
    assertEquals("Seed", find("#train-seed", TextField.class).getAccessibleText());
  }

  @Test
  void aChangedFieldCanBeResetAndNothingMoves(FxRobot robot) throws Exception {
    List<Bounds> before = places();
    assertNull(form.lookup("#train-epochs-reset"));
    robot.interact(
        () -> {
          epochs.write(3);
          seed.write(8L);
          schedule.set(Schedule.ONE_CYCLE);
        });
    Frames.pass();
    Button reset = find("#train-epochs-reset", Button.class);
    assertEquals("Epochs: back to the usual", reset.getAccessibleText());
    assertEquals("Epochs: back to the usual", reset.getTooltip().getText());
    assertNull(form.lookup("#train-seed-reset"), "nothing is usual for a seed here");
    assertEquals(before, places());
    robot.interact(reset::fire);
    robot.interact(find("#train-schedule-reset", Button.class)::fire);
    Frames.pass();
    assertEquals(20, epochs.read());
    assertEquals(Schedule.CONSTANT, schedule.get());
    assertTrue(find("#train-schedule", ChoiceBox.class).isFocused());
    assertNull(form.lookup("#train-epochs-reset"));
    assertNull(form.lookup("#train-schedule-reset"));
    assertEquals(before, places());
  }

  @Test
  void whatIsUsualMayBecomeSomethingElse(FxRobot robot) {
    robot.interact(() -> batch.writeUsual(32));
    assertNull(form.lookup("#train-batch-reset"));
    robot.interact(() -> batch.textProperty().set("x"));
    robot.interact(find("#train-batch-reset", Button.class)::fire);
    assertEquals(32, batch.read());
  }

  @Test
  void aFieldThatIsOffIsNotReset(FxRobot robot) {
    robot.interact(() -> seed.writeUsual(7L));
    var switched = new Form(TEXTS).text("train.seed.", seed);
    robot.interact(() -> seed.write(9L));
    assertFalse(switched.box().lookup("#train-seed-reset").isDisabled());
    robot.interact(() -> off.set("Nothing is left to chance."));
    assertTrue(switched.box().lookup("#train-seed-reset").isDisabled());
  }

  /// Where everything is that has a name, or is one.
  private List<Bounds> places() {
    return Stream.concat(
            form.lookupAll(".field-label").stream(),
            Stream.of("#train-epochs", "#train-seed", "#train-batch", "#train-schedule")
                .map(form::lookup))
        .map(node -> node.localToScene(node.getLayoutBounds()))
        .toList();
  }

  @Test
  void aPathIsTypedAndCountsWithEnterOrWhenItsFieldIsLeft(FxRobot robot) {
    Texts texts = Texts.of(AddImagesView.class);
    Input<Path> path = Input.path(texts, "data.path.");
    List<Path> chosen = new ArrayList<>();
    var elsewhere = new Button("elsewhere");
    var choose = new Button("Choose…");
    choose.setOnAction(event -> path.fill("leaves"));
    robot.interact(
        () ->
            form.row(new Form(texts).path("data.path.", path, chosen::add, choose)).add(elsewhere));
    TextField field = find("#data-path", TextField.class);
    assertEquals("File or folder", field.getAccessibleText());
    robot.interact(field::requestFocus);
    robot.type(KeyCode.ENTER);
    robot.interact(elsewhere::requestFocus);
    assertEquals(List.of(), chosen, "nothing was typed");
    robot.interact(field::requestFocus);
    robot.write("moons").type(KeyCode.ENTER);
    assertEquals(List.of(Path.of("moons")), chosen);
    robot.write("2");
    robot.interact(elsewhere::requestFocus);
    assertEquals(Path.of("moons2"), chosen.getLast());
    robot.interact(choose::fire);
    assertEquals("leaves", field.getText());
    robot.interact(field::requestFocus);
    robot.interact(elsewhere::requestFocus);
    assertEquals(2, chosen.size(), "what was chosen otherwise is not chosen once more");
  }

  @Test
  void aSliderSaysItsValueWithItsUnit(FxRobot robot) {
    var size = new SimpleDoubleProperty(24);
    var field =
        new Form(Texts.of(SelectTool.class))
            .slider("select.radius.", size, 4, 120, 0, size.map(now -> now.intValue() + ""));
    robot.interact(() -> form.row(field));
    assertTrue(says("24 px"));
    robot.interact(() -> field.control().setValue(100));
    assertTrue(says("100 px"));
    assertEquals(100, size.get());
    assertEquals("Size (px)", field.control().getAccessibleText());
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
