package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.train.TrainingOutcome;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Theme;
import lunula.ui.kit.ThemeStyling;
import lunula.ui.map.MapView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class RunsViewTest {
  @TempDir Path disk;
  private RunsViewModel model;
  private RunsView view;

  @Start
  void show(Stage stage) {
    var exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new RunsViewModel(exploration, Runnable::run, Runnable::run);
    view = new RunsView(model, exploration, name -> Optional.of(disk.resolve(name)));
    var scene = new Scene(view, 960, 700);
    ThemeStyling.install(scene, new SimpleObjectProperty<>(Theme.LIGHT));
    Shown.in(stage, scene);
  }

  private void add(TrainingPlan plan, int epochs) {
    model.add(
        "Fashion-MNIST",
        "ab12",
        plan,
        new TrainingOutcome.Completed(Samples.curve(epochs), 3 * epochs),
        new MapData(Samples.encodings(1), new byte[3], List.of("Shirt", "Bag")));
  }

  private List<String> texts() {
    return view.lookupAll(".label").stream().map(node -> ((Labeled) node).getText()).toList();
  }

  private Button head(String name) {
    return view.lookupAll(".runs-table .button").stream()
        .map(Button.class::cast)
        .filter(button -> button.getText().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> firstColumn() {
    return view.lookupAll(".cell").stream()
        .filter(cell -> GridPane.getColumnIndex(cell) == 0)
        .map(cell -> ((Labeled) cell).getText())
        .toList();
  }

  @Test
  void theNewestRunStandsBesideTheOneBefore(FxRobot robot) {
    robot.interact(() -> add(TrainingPlan.ARTICLE, 5));
    robot.interact(() -> model.shownProperty().set(true));
    assertTrue(view.lookupAll(".loss-chart").isEmpty());
    robot.interact(() -> add(TrainingPlan.DEEP, 4));
    assertEquals(1, view.lookupAll(".loss-chart").size());
    long maps = all(view).filter(MapView.class::isInstance).count();
    assertEquals(2, maps);
    List<String> texts = texts();
    assertTrue(texts.contains("784-512-2 → 784-512-256-64-2"), texts.toString());
    assertTrue(texts.contains("128 → 256"), texts.toString());
    robot.interact(() -> add(Preset.of("autoencoder").plan(), 2));
    assertTrue(texts().stream().anyMatch(text -> text.contains("does not compare")));
  }

  private static Stream<Node> all(Node node) {
    return Stream.concat(
        Stream.of(node),
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(RunsViewTest::all)
            : Stream.empty());
  }

  @Test
  void theKeyboardSortsSavesAndCloses(FxRobot robot) {
    robot.interact(() -> add(TrainingPlan.ARTICLE, 5));
    robot.interact(() -> add(TrainingPlan.DEEP, 4));
    robot.interact(() -> model.shownProperty().set(true));
    assertEquals(List.of("1", "2"), firstColumn());
    robot.interact(() -> head("Seconds").requestFocus());
    robot.type(KeyCode.SPACE);
    assertEquals(List.of("2", "1"), firstColumn());
    assertEquals("Seconds ▲", head("Seconds").getText());
    robot.type(KeyCode.SPACE);
    assertEquals(List.of("1", "2"), firstColumn());
    assertEquals("Seconds ▼", head("Seconds").getText());
    robot.interact(() -> view.lookup("#train-runs-save").requestFocus());
    robot.type(KeyCode.SPACE);
    assertTrue(Files.exists(disk.resolve("lunula-runs.csv")));
    robot.type(KeyCode.ESCAPE);
    assertFalse(model.shownProperty().get());
    assertFalse(view.isVisible());
  }
}
