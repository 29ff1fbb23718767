package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lunula.library.LibraryEntry;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Frames;
import lunula.testkit.MainWindow;
import lunula.testkit.Samples;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.ThemeStyling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainViewTest {
  private final MainWindow window = new MainWindow();
  private final ExplorerState exploration = window.exploration;
  private final MainViewModel model = window.model;

  @Start
  void show(Stage stage) {
    window.show(stage);
  }

  @Test
  void theThemeSwitchesAtOnce(FxRobot robot) {
    robot.interact(() -> themeItem("Dark").fire());
    assertTrue(window.view.getStyleClass().contains("dark"));
    robot.interact(() -> themeItem("Light").fire());
    assertFalse(window.view.getStyleClass().contains("dark"));
  }

  /// A newcomer reads what the map is before the network's layers.
  @ParameterizedTest
  @CsvSource({
    "Fashion-MNIST, Each point is a garment; alike ones lie close together.",
    "'Moons 28 × 28, every phase', Each point is a moon; alike ones lie close together.",
    "My own, Each point is an image; alike ones lie close together."
  })
  void theBarTellsInOneSentenceWhatTheMapIs(String data, String sentence, FxRobot robot) {
    robot.interact(
        () -> model.cardProperty().set(Samples.card("Named", TrainingPlan.ARTICLE, data)));
    assertEquals(sentence, model.sight());
    assertTrue(window.texts().contains(sentence));
  }

  @Test
  void theBarNamesTheModelAndTellsItsResult(FxRobot robot) {
    String result = "784-512-2 · β 1 · test −ELBO 259.8 nats";
    assertTrue(window.texts().contains("Fashion map"));
    assertFalse(window.texts().contains(result));
    assertTrue(models().getTooltip().getText().contains(result));
    robot.interact(() -> models().getScene().getWindow().setWidth(1500));
    Frames.pass();
    assertTrue(window.texts().contains(result));
    robot.interact(() -> model.trainingProperty().set(true));
    assertTrue(window.texts().contains("New model"));
    assertTrue(window.texts().contains("trained here, not in the library yet"));
  }

  private Button models() {
    return (Button) window.view.lookup("#main-models");
  }

  @Test
  void whileANewModelIsOnTheMapTheChoiceOfImagesSaysWhyItIsOff(FxRobot robot) {
    Node choice = window.view.lookup("#main-images");
    assertNull(choice.getAccessibleHelp());
    robot.interact(() -> model.trainingProperty().set(true));
    String why = choice.getAccessibleHelp();
    assertTrue(why.contains("Once it is kept"), why);
    robot.interact(() -> model.trainingProperty().set(false));
    assertNull(choice.getAccessibleHelp());
  }

  @Test
  void theDecodedGridIsSwitchedInTheLayersAndNotInTheBar() {
    assertNull(window.view.lookup("#main-grid"));
  }

  @Test
  void aButtonAsksForTheCommandsAndLeavesTheKeyboardWhereItIs(FxRobot robot) {
    robot.interact(window.mapButton::requestFocus);
    robot.clickOn("#main-commands");
    assertTrue(model.commandsShownProperty().get());
    assertSame(window.mapButton, window.view.getScene().getFocusOwner());
  }

  @Test
  void aMessageIsNeverUnderTheSheetAtTheRight(FxRobot robot) {
    var sheet = new Region();
    robot.interact(
        () -> {
          window.view.lay(sheet);
          exploration.noticeProperty().set("The disk is full.");
        });
    Bounds message =
        window
            .view
            .lookup("#main-notice")
            .localToScene(window.view.lookup("#main-notice").getLayoutBounds());
    assertTrue(message.getHeight() > 0);
    assertTrue(sheet.localToScene(sheet.getLayoutBounds()).getMaxY() <= message.getMinY());
  }

  @Test
  void theBarTakesStepsBackAndForthAndSaysWhichOnes(FxRobot robot) {
    Node undo = window.view.lookup("#main-undo");
    assertTrue(undo.isDisabled());
    List<String> done = new ArrayList<>();
    robot.interact(
        () ->
            exploration
                .history()
                .did(() -> "Clear", () -> done.add("back"), () -> done.add("forth")));
    assertEquals("Undo: Clear (Ctrl+Z)", undo.getAccessibleHelp());
    robot.clickOn("#main-undo");
    assertTrue(undo.isDisabled());
    assertEquals("Redo: Clear (Ctrl+Y)", window.view.lookup("#main-redo").getAccessibleHelp());
    robot.clickOn("#main-redo");
    assertEquals(List.of("back", "forth"), done);
  }

  @Test
  void theSwitcherOpensAModel(FxRobot robot) {
    robot.clickOn("#main-models").type(KeyCode.ENTER);
    assertEquals(List.of(window.bundled), window.opened);
    assertFalse(model.modelsShownProperty().get());
  }

  @Test
  void theListOfModelsIsSearchedAndGivesTheKeyboardBack(FxRobot robot) {
    robot.clickOn("#main-models");
    ListView<?> list = (ListView<?>) window.view.lookup("#model-chooser-list");
    int all = list.getItems().size();
    assertEquals(window.bundled, chosen(list));
    robot.write("no such");
    assertTrue(window.view.lookup("#model-chooser-nothing").isVisible());
    robot.type(KeyCode.ENTER).eraseText(7).write("FASHION nats");
    assertEquals(all, list.getItems().size());
    robot.type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ESCAPE);
    assertFalse(window.view.lookup("#model-chooser").isVisible());
    assertSame(models(), window.view.getScene().getFocusOwner());
    assertEquals(List.of(), window.opened);
  }

  private static LibraryEntry chosen(ListView<?> list) {
    return ((ModelChooser.Row.Model) list.getSelectionModel().getSelectedItem()).entry();
  }

  @Test
  void aPressBesideTheListOfModelsClosesIt(FxRobot robot) {
    robot.clickOn("#main-models").clickOn("#main-engine");
    assertFalse(window.view.lookup("#model-chooser").isVisible());
  }

  @Test
  void aNoticeShowsUntilItIsDismissed(FxRobot robot) {
    robot.interact(() -> exploration.noticeProperty().set("The disk is full."));
    assertTrue(window.view.lookup("#main-notice").isVisible());
    assertTrue(window.texts().contains("The disk is full."));
    robot.interact(() -> ((Button) window.view.lookup("#main-notice-dismiss")).fire());
    assertFalse(window.view.lookup("#main-notice").isVisible());
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void theDetailsOfANoticeAreCopied(FxRobot robot) {
    robot.interact(
        () -> {
          model.reportsProperty().set((sentence, take) -> take.accept(sentence + " On Linux."));
          exploration.noticeProperty().set("The disk is full.");
          ((Button) window.view.lookup("#main-notice-copy")).fire();
          assertEquals("The disk is full. On Linux.", Clipboard.getSystemClipboard().getString());
        });
  }

  @Test
  void comparingTakesTheMapsPlace(FxRobot robot) {
    robot.interact(() -> model.comparingProperty().set(true));
    assertFalse(MainWindow.shown(window.mapButton));
    assertTrue(MainWindow.shown(window.compare));
    robot.interact(() -> model.comparingProperty().set(false));
    assertTrue(MainWindow.shown(window.mapButton));
  }

  @ParameterizedTest
  @CsvSource({"960, 540", "1080, 640", "1280, 720", "1920, 1080"})
  void noTextIsCutAtAnySize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          model.cardProperty().set(Samples.card("Deeper fashion map", TrainingPlan.DEEP));
          window.view.getScene().setRoot(new StackPane());
          var scene = new Scene(window.view, width, height);
          ThemeStyling.install(scene, model.themeProperty());
          scene.snapshot(null);
          window.view.lookupAll(".label").forEach(MainViewTest::assertWhole);
          window.view.lookupAll(".toggle-button").forEach(MainViewTest::assertWhole);
        });
  }

  private static void assertWhole(Node node) {
    if (!(node instanceof Labeled labeled) || !MainWindow.shown(labeled)) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text drawn) {
        assertEquals(labeled.getText(), drawn.getText());
      }
    }
    Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
    assertTrue(bounds.getMaxX() <= labeled.getScene().getWidth(), labeled.getText());
  }

  private MenuButton menu(String id) {
    return (MenuButton) window.view.lookup(id);
  }

  private RadioMenuItem themeItem(String text) {
    return menu("#main-theme").getItems().stream()
        .map(RadioMenuItem.class::cast)
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theExplanationTakesThePlaceOfTheInterpolationAndGivesItBack(FxRobot robot) throws Exception {
    robot.interact(window.mapButton::requestFocus);
    robot.type(KeyCode.W);
    Frames.pass();
    assertTrue(isExplained());
    assertFalse(MainWindow.shown(window.path));
    assertTrue(model.pathShownProperty().get(), "it is only covered");
    robot.interact(() -> model.comparingProperty().set(true));
    assertFalse(isExplained(), "it is about the one map");
    robot.interact(() -> model.comparingProperty().set(false));
    assertTrue(isExplained());
    robot.push(KeyCode.CONTROL, KeyCode.J);
    assertFalse(isExplained());
    assertTrue(MainWindow.shown(window.path));
    robot.type(KeyCode.W);
    robot.type(KeyCode.W);
    assertFalse(isExplained());
    assertTrue(MainWindow.shown(window.path));
  }

  private boolean isExplained() {
    return window.view.lookupAll(".button").stream()
        .anyMatch(
            node ->
                node instanceof Button button
                    && button.getText() != null
                    && button.getText().equals("explain")
                    && MainWindow.shown(button));
  }
}
