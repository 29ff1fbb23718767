package lunula.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import lunula.model.TrainingPlan;
import lunula.service.LibraryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class MainViewTest {
  private final Exploration exploration = new Exploration(Runnable::run, Runnable::run);
  private final LibraryEntry bundled = Samples.entry("Fashion map", true);
  private final List<LibraryEntry> opened = new ArrayList<>();
  private final MainViewModel model =
      new MainViewModel(exploration, FXCollections.observableArrayList(bundled), opened::add);
  private TextField decodeField;
  private Button mapButton;
  private Region path;
  private Region compare;
  private Region explore;
  private Region train;
  private Region models;
  private MainView view;

  @Start
  void show(Stage stage) {
    decodeField = new TextField();
    mapButton = new Button("map");
    path = new Region();
    compare = new StackPane(new Button("compare"));
    explore = new StackPane(new Button("explore"));
    train = new StackPane(new Button("train"));
    models = new StackPane(new Button("models"));
    view =
        new MainView(
            model,
            new MainView.Panels(
                new StackPane(mapButton),
                () -> new StackPane(decodeField),
                () -> path,
                () -> compare,
                () -> explore,
                () -> train,
                () -> models));
    while (view.furnish()) {}
    model.themeProperty().set(Theme.LIGHT);
    model.cardProperty().set(bundled.card());
    path.setPrefHeight(120);
    var scene = new Scene(view, 1000, 680);
    ThemeSwitch.install(scene, model.themeProperty());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void theThemeSwitchesAtOnce(FxRobot robot) {
    robot.interact(() -> themeItem("Dark").fire());
    assertTrue(view.getStyleClass().contains("dark"));
    robot.interact(() -> themeItem("Light").fire());
    assertFalse(view.getStyleClass().contains("dark"));
  }

  @Test
  void theBarNamesTheModelAndTellsItsResult(FxRobot robot) {
    assertTrue(texts().contains("Fashion map"));
    assertTrue(texts().contains("784-512-2 · β 1 · test −ELBO 259.8 nats"));
    robot.interact(() -> model.trainingProperty().set(true));
    assertTrue(texts().contains("New model"));
  }

  @Test
  void whileANewModelIsOnTheMapTheChoiceOfImagesSaysWhyItIsOff(FxRobot robot) {
    Node choice = view.lookup("#main-images");
    assertNull(choice.getAccessibleHelp());
    robot.interact(() -> model.trainingProperty().set(true));
    String why = choice.getAccessibleHelp();
    assertTrue(why.contains("Once it is kept"), why);
    robot.interact(() -> model.trainingProperty().set(false));
    assertNull(choice.getAccessibleHelp());
  }

  @Test
  void theListOfKeysIsWhole(FxRobot robot) {
    robot.interact(() -> model.helpShownProperty().set(true));
    Set<String> keys = texts();
    for (String key : List.of("F2", "Delete", "Home  End", "Right or Shift + drag")) {
      assertTrue(keys.contains(key), key);
    }
  }

  @Test
  void theListOfKeysHoldsThoseOfTheInstruments(FxRobot robot) {
    robot.interact(
        () -> {
          model.toolKeysProperty().set(List.of(new MainViewModel.KeyWords("N", "A − B + C")));
          model.helpShownProperty().set(true);
        });
    assertTrue(texts().containsAll(Set.of("N", "A − B + C")));
  }

  @Test
  void theDecodedGridIsSwitchedInTheLayersAndNotInTheBar() {
    assertNull(view.lookup("#main-grid"));
  }

  @Test
  void aButtonAsksForTheCommandsAndLeavesTheKeyboardWhereItIs(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.clickOn("#main-commands");
    assertTrue(model.commandsShownProperty().get());
    assertSame(mapButton, view.getScene().getFocusOwner());
  }

  @Test
  void aColumnsEdgeIsDraggedWithinSaneWidths(FxRobot robot) {
    robot.interact(() -> view.getScene().getWindow().setWidth(1280));
    drag(robot, "#tools-edge", 60);
    assertEquals(368, width("#tools-edge"), 1);
    drag(robot, "#tools-edge", 500);
    assertEquals(1280 * 0.34, width("#tools-edge"), 2);
    drag(robot, "#decode-edge", -40);
    assertEquals(348, width("#decode-edge"), 1);
    robot.interact(() -> view.getScene().getWindow().setWidth(1160));
    assertEquals(1160 * 0.34, width("#tools-edge"), 2, "the map keeps its room");
    robot.doubleClickOn("#tools-edge");
    assertEquals(308, width("#tools-edge"), 1);
    assertEquals(0, model.toolsWidthProperty().get());
  }

  @Test
  void inASmallWindowAllIsShownSmaller(FxRobot robot) {
    Stage small = open(robot, MainView.MIN_WIDTH / 2, MainView.MIN_HEIGHT * 0.75);
    assertEquals(MainView.MIN_WIDTH, view.getWidth(), 1);
    assertEquals(MainView.MIN_HEIGHT * 1.5, view.getHeight(), 1);
    Bounds shown = view.localToScene(view.getLayoutBounds());
    assertEquals(MainView.MIN_WIDTH / 2, shown.getWidth(), 1);
    assertEquals(MainView.MIN_HEIGHT * 0.75, shown.getHeight(), 1);
    assertEquals(0.5, Density.of(mapButton), 1e-9);
    drag(robot, "#tools-edge", 10);
    assertEquals(328, width("#tools-edge"), 1, "the edge follows the hand");
    robot.interact(() -> small.setWidth(1280));
    robot.interact(() -> small.setHeight(720));
    assertEquals(1280, view.getWidth(), 1);
    assertEquals(720, view.getHeight(), 1);
    assertEquals(1, Density.of(mapButton), 1e-9);
    robot.interact(small::hide);
  }

  /// A window of its own: the one that all tests share keeps the size it is given.
  private Stage open(FxRobot robot, double width, double height) {
    var stages = new ArrayList<Stage>();
    robot.interact(
        () -> {
          view.getScene().setRoot(new StackPane());
          var stage = new Stage();
          stage.setScene(new Scene(view, width, height));
          stage.show();
          stages.add(stage);
        });
    return stages.getFirst();
  }

  @Test
  void aColumnsEdgeIsMovedByKeys(FxRobot robot) {
    robot.interact(() -> view.getScene().getWindow().setWidth(1280));
    robot.interact(() -> view.lookup("#decode-edge").requestFocus());
    robot.type(KeyCode.LEFT, KeyCode.LEFT);
    assertEquals(340, width("#decode-edge"), 1);
    robot.type(KeyCode.HOME);
    assertEquals(308, width("#decode-edge"), 1);
  }

  private void drag(FxRobot robot, String edge, double by) {
    robot.interact(
        () -> {
          Node held = view.lookup(edge);
          held.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 400));
          held.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 400 + by / 2));
          held.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 400 + by));
        });
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, double sceneX) {
    return new MouseEvent(
        type,
        sceneX,
        300,
        sceneX,
        300,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  private double width(String edge) {
    return view.lookup(edge).getParent().getChildrenUnmodifiable().stream()
        .filter(node -> node.getStyleClass().contains("column"))
        .mapToDouble(node -> ((Region) node).getPrefWidth())
        .sum();
  }

  @Test
  void theSwitcherOpensAModel(FxRobot robot) {
    robot.interact(() -> menu("#main-models").getItems().getFirst().fire());
    assertEquals(List.of(bundled), opened);
  }

  @Test
  void aNoticeShowsUntilItIsDismissed(FxRobot robot) {
    robot.interact(() -> exploration.noticeProperty().set("The disk is full."));
    assertTrue(view.lookup("#main-notice").isVisible());
    assertTrue(texts().contains("The disk is full."));
    robot.interact(() -> ((Button) view.lookup("#main-notice-dismiss")).fire());
    assertFalse(view.lookup("#main-notice").isVisible());
    assertNull(exploration.noticeProperty().get());
  }

  @Test
  void columnsFoldAndUnfoldByKey(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.B, KeyCode.J).release(KeyCode.CONTROL);
    assertFalse(model.toolsShownProperty().get());
    assertFalse(shown(path));
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3, KeyCode.J).release(KeyCode.CONTROL);
    assertTrue(shown(models));
    assertFalse(shown(explore));
    assertTrue(shown(path));
  }

  @Test
  void ctrlZUndoesAndCtrlShiftZDoesAgain(FxRobot robot) {
    exploration
        .history()
        .did(
            "a path",
            () -> exploration.noticeProperty().set("undone"),
            () -> exploration.noticeProperty().set("done again"));
    robot.interact(mapButton::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertEquals("undone", exploration.noticeProperty().get());
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals("done again", exploration.noticeProperty().get());
  }

  @Test
  void aKeyComparesAndGoesBack(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.type(KeyCode.K);
    assertTrue(model.comparingProperty().get());
    robot.type(KeyCode.K);
    assertFalse(model.comparingProperty().get());
  }

  @Test
  void comparingTakesTheMapsPlace(FxRobot robot) {
    robot.interact(() -> model.comparingProperty().set(true));
    assertFalse(shown(mapButton));
    assertTrue(shown(compare));
    robot.interact(() -> model.comparingProperty().set(false));
    assertTrue(shown(mapButton));
  }

  @Test
  void gTogglesTheGridButNotWhileTyping(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
    robot.interact(decodeField::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
  }

  @Test
  void gLeavesTheHiddenMapAloneWhileModelsAreCompared(FxRobot robot) {
    robot.interact(() -> model.comparingProperty().set(true));
    robot.interact(view::requestFocus);
    robot.type(KeyCode.G);
    assertFalse(model.gridShownProperty().get());
    robot.interact(() -> model.comparingProperty().set(false));
    robot.interact(view::requestFocus);
    robot.type(KeyCode.G);
    assertTrue(model.gridShownProperty().get());
  }

  @Test
  void theKeysAreListedOverTheWindowUntilEscape(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.type(KeyCode.F1);
    assertTrue(texts().contains("Keys and gestures"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(model.helpShownProperty().get());
    assertSame(mapButton, view.getScene().getFocusOwner());
  }

  @Test
  void f6GoesFromPanelToPanel(FxRobot robot) {
    robot.interact(mapButton::requestFocus);
    robot.type(KeyCode.F6);
    assertSame(decodeField, view.getScene().getFocusOwner());
    robot.type(KeyCode.F6, KeyCode.F6);
    assertSame(mapButton, view.getScene().getFocusOwner());
  }

  @ParameterizedTest
  @CsvSource({"960, 540", "1080, 640", "1280, 720", "1920, 1080"})
  void noTextIsCutAtAnySize(double width, double height, FxRobot robot) {
    robot.interact(
        () -> {
          model.cardProperty().set(Samples.card("Deeper fashion map", TrainingPlan.DEEP));
          view.getScene().setRoot(new StackPane());
          var scene = new Scene(view, width, height);
          ThemeSwitch.install(scene, model.themeProperty());
          scene.snapshot(null);
          view.lookupAll(".label").forEach(MainViewTest::assertWhole);
          view.lookupAll(".toggle-button").forEach(MainViewTest::assertWhole);
        });
  }

  private static void assertWhole(Node node) {
    if (!(node instanceof Labeled labeled) || !shown(labeled)) {
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

  private static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Set<String> texts() {
    var shown = new HashSet<String>();
    for (Node node : view.lookupAll(".label")) {
      if (node instanceof Labeled labeled && shown(node)) {
        shown.add(labeled.getText());
      }
    }
    return shown;
  }

  private MenuButton menu(String id) {
    return (MenuButton) view.lookup(id);
  }

  private RadioMenuItem themeItem(String text) {
    return menu("#main-theme").getItems().stream()
        .map(RadioMenuItem.class::cast)
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }
}
