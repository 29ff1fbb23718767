package lunula.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.datasets.DataChoice;
import lunula.files.Progress;
import lunula.model.ImageSize;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.data.Making.Choosing;
import lunula.ui.data.Making.Closed;
import lunula.ui.data.Making.Drawing;
import lunula.ui.data.Making.Made;
import lunula.ui.kit.Job;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class MakeMoonsViewTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<MoonRecipe> made = new ArrayList<>();
  private final List<DataChoice> heard = new ArrayList<>();
  private @Nullable String full;
  private MakeMoonsViewModel model;
  private MakeMoonsView view;
  private Button beneath;

  @Start
  void show(Stage stage) {
    model = new MakeMoonsViewModel(this::make, background::add, Runnable::run);
    model.onMadeProperty().set(heard::add);
    view = new MakeMoonsView(model);
    beneath = new Button("beneath");
    var scene = new Scene(new StackPane(beneath, view), 1280, 720);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  private Optional<DataChoice> make(MoonRecipe recipe, String name, Progress progress)
      throws IOException {
    if (full != null) {
      throw new IOException(full);
    }
    if (!progress.goesOn(1, 2)) {
      return Optional.empty();
    }
    made.add(recipe);
    var size = new ImageSize(recipe.side(), recipe.side());
    return Optional.of(
        new DataChoice(
            "x",
            name,
            size,
            recipe.trainCount(),
            recipe.testCount(),
            recipe.phases().classNames(),
            true));
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private Button button(String id) {
    return (Button) view.lookup(id);
  }

  @Test
  void whatIsChosenIsDrawnAndBecomesADataSet(FxRobot robot) {
    assertFalse(view.isVisible());
    robot.interact(model::open);
    robot.interact(this::work);
    assertNotNull(model.sampleProperty().get());
    assertEquals("Moons 28 × 28, every phase", model.nameProperty().get());
    robot.interact(
        () -> {
          model.phasesProperty().set(MoonPhases.FULL_AND_CRESCENT);
          model.sideProperty().set(64);
          for (String id : List.of("#moons-maria", "#moons-earthshine", "#moons-radius")) {
            ((CheckBox) view.lookup(id)).fire();
          }
          model.trainProperty().set("600");
          model.testProperty().set(" 100 ");
        });
    assertEquals(
        "Moons 64 × 64, full and thin crescents, with maria and earthshine and any radius",
        model.nameProperty().get());
    robot.interact(() -> button("#moons-make").fire());
    assertEquals(new Drawing(), model.stateProperty().get());
    assertTrue(button("#moons-cancel").getParent().isVisible());
    assertEquals(Job.INDETERMINATE, model.job().progressProperty().get());
    robot.interact(this::work);
    assertFalse(button("#moons-cancel").getParent().isVisible());
    assertEquals(0.5, model.job().progressProperty().get());
    assertInstanceOf(Made.class, model.stateProperty().get());
    assertEquals(
        List.of(
            MoonRecipe.of(MoonPhases.FULL_AND_CRESCENT)
                .withSide(64)
                .withSurface(MoonRecipe.Surface.MARIA)
                .withNight(MoonRecipe.Night.EARTHSHINE)
                .withVarying(Set.of(MoonRecipe.Varying.RADIUS))
                .withCounts(600, 100)),
        made);
    assertEquals(1, heard.size());
    robot.interact(() -> button("#moons-close").fire());
    assertFalse(view.isVisible());
  }

  @Test
  void numbersThatAreNoneAndAFullDiskAreSaidAndLoseNothing(FxRobot robot) {
    robot.interact(model::open);
    robot.interact(() -> model.trainProperty().set("many"));
    robot.interact(() -> button("#moons-make").fire());
    assertEquals(
        new Choosing("Training and test images: whole numbers from 1 to 200000, please."),
        model.stateProperty().get());
    full = "The disk is full.";
    robot.interact(() -> model.trainProperty().set("20"));
    robot.interact(() -> button("#moons-make").fire());
    robot.interact(this::work);
    assertEquals(new Choosing("The disk is full."), model.stateProperty().get());
    assertEquals(List.of(), made);
  }

  @Test
  void escapeEndsTheDrawingThenTheSheetAndTheFocusGoesBack(FxRobot robot) {
    robot.interact(beneath::requestFocus);
    robot.interact(model::open);
    assertTrue(button("#moons-make").isFocused());
    robot.interact(beneath::requestFocus);
    assertTrue(button("#moons-make").isFocused());
    robot.interact(() -> button("#moons-make").fire());
    robot.type(KeyCode.ESCAPE);
    robot.interact(this::work);
    assertEquals(List.of(), made);
    assertEquals(new Choosing(null), model.stateProperty().get());
    robot.type(KeyCode.ESCAPE);
    assertEquals(new Closed(), model.stateProperty().get());
    assertTrue(beneath.isFocused());
  }

  @Test
  void theWholeSheetFitsTheSmallestWindow(FxRobot robot) {
    robot.interact(model::open);
    robot.interact(this::work);
    Frames.pass();
    var bounds = view.lookup("#make-moons").getBoundsInParent();
    assertTrue(bounds.getMaxY() <= 720 && bounds.getMinY() >= 0, bounds::toString);
  }
}
