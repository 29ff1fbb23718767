package lunula.ui.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.measure.Selection.Joining;
import lunula.testkit.Fit;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.select.SelectTool.Shape;
import lunula.ui.select.SelectViewModel.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SelectViewTest {
  private static final int MANY = 20_000;

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel map = new MapViewModel(exploration);
  private final SelectViewModel model = new SelectViewModel(map, Runnable::run);
  private final StackPane place = new StackPane();

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView mapView;

  @Start
  void show(Stage stage) {
    mapView = MapView.withLegend(map);
    mapView.setPrefSize(500, 600);
    SelectInstrument.lay(mapView, model);
    var view = new SelectView(model, title -> Optional.empty());
    var scroll = new ScrollPane(view);
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(308);
    place.getChildren().add(scroll);
    Shown.in(stage, new HBox(place, mapView), 810, 600);
    MapData many = Blobs.map(MANY, 3);
    exploration.mapProperty().set(many);
    exploration.samplesProperty().set(Blobs.images(many));
    exploration.decoderProperty().set(Blobs.decoder());
    map.toolProperty().set(model.tool());
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private int count() {
    return model.selection().selectionProperty().get().count();
  }

  private static int nodes(Node node) {
    return node instanceof Parent parent
        ? 1 + parent.getChildrenUnmodifiable().stream().mapToInt(SelectViewTest::nodes).sum()
        : 1;
  }

  @Test
  void theSheetDrawsWhatIsSeenAndHasNoNodeAPicture(FxRobot robot) {
    PictureGrid sheet = robot.lookup("#select-sheet").queryAs(PictureGrid.class);
    robot.interact(
        () -> {
          model.selection().ofClass(0, Joining.REPLACE);
          place.layout();
        });
    int before = nodes(sheet);
    robot.interact(
        () -> {
          model.selection().all();
          place.layout();
        });
    assertEquals(MANY, count());
    assertEquals(before, nodes(sheet));
    assertTrue(sheet.drawn() > 0 && sheet.drawn() < 100, () -> sheet.drawn() + " drawn");
  }

  @Test
  void keysMoveAlongTheSheetAndEnterGoesThere(FxRobot robot) {
    PictureGrid sheet = robot.lookup("#select-sheet").queryAs(PictureGrid.class);
    robot.interact(
        () -> {
          model.selection().ofClass(4, Joining.REPLACE);
          place.layout();
          sheet.requestFocus();
        });
    robot.type(KeyCode.RIGHT).type(KeyCode.END).type(KeyCode.ENTER);
    assertEquals(MANY - 6, model.chosen().indexProperty().get());
    robot.type(KeyCode.HOME).type(KeyCode.ENTER);
    assertEquals(4, model.chosen().indexProperty().get());
    MapData points = exploration.mapProperty().get();
    var there = new LatentPoint(points.places().xs()[4], points.places().ys()[4]);
    assertEquals(there, exploration.cursorProperty().get());
  }

  @Test
  void theKeysOfTheMapSelect(FxRobot robot) {
    robot.interact(mapView::requestFocus);
    robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
    assertEquals(MANY, count());
    robot.type(KeyCode.I);
    assertEquals(0, count());
    robot.interact(() -> model.tool().shapeProperty().set(Shape.BRUSH));
    robot.type(KeyCode.CLOSE_BRACKET).type(KeyCode.ENTER);
    int dab = count();
    assertTrue(dab > 0 && dab < MANY);
    assertEquals(30, model.tool().radiusProperty().get(), 1e-9);
    robot.type(KeyCode.M);
    assertEquals(MANY / 10, count());
    robot.type(KeyCode.DELETE);
    assertEquals(0, count());
  }

  @Test
  void theBrushSaysItsSizeAndCanBeAsUsualAgain(FxRobot robot) {
    Slider size = robot.lookup("#select-radius").queryAs(Slider.class);
    assertFalse(Fit.isShown(size), "a lasso has no size");
    robot.interact(() -> model.tool().shapeProperty().set(Shape.BRUSH));
    assertTrue(Fit.isShown(size));
    robot.interact(() -> size.setValue(60));
    assertEquals(60, model.tool().radiusProperty().get());
    assertTrue(robot.lookup("60 px").tryQuery().isPresent());
    robot.interact(robot.lookup("#select-radius-reset").queryButton()::fire);
    assertEquals(24, model.tool().radiusProperty().get());
  }

  @Test
  void aBarSelectsItsClass(FxRobot robot) {
    Node bars = robot.lookup("#select-classes").query();
    Button third = (Button) ((Parent) bars).getChildrenUnmodifiable().get(2);
    robot.interact(third::fire);
    assertEquals(MANY / 10, count());
    assertArrayEquals(
        new int[] {0, 0, MANY / 10, 0, 0, 0, 0, 0, 0, 0}, model.selection().classCounts());
  }

  @Test
  void whatIsTypedIsFound(FxRobot robot) {
    robot.interact(() -> model.pageProperty().set(Page.FIND));
    robot.clickOn("#find-field").write("bag").type(KeyCode.ENTER);
    assertEquals(MANY / 10, model.find().resultsProperty().get().size());
    robot.clickOn("#find-select");
    assertEquals(MANY / 10, count());
  }

  @Test
  void aViewThatComesBackIsUpToDate(FxRobot robot) {
    robot.interact(
        () -> {
          Node kept = place.getChildren().getFirst();
          place.getChildren().clear();
          model.selection().all();
          model.pageProperty().set(Page.OUTLIERS);
          place.getChildren().add(kept);
        });
    assertTrue(robot.lookup("#select-outliers").query().isVisible());
    assertFalse(robot.lookup("#select-selection").query().isVisible());
  }
}
