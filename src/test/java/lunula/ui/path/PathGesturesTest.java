package lunula.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Toolbox;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.CursorInstrument;
import lunula.ui.shell.ExploreView;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class PathGesturesTest extends ApplicationTest {
  private ExplorerState exploration;
  private PathEditor editor;
  private PathViewModel model;
  private MapViewModel map;
  private MapView view;
  private Toolbox box;

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new PathViewModel(exploration, Runnable::run);
    editor = new PathEditor(exploration);
    map = new MapViewModel(exploration);
    box =
        new Toolbox(
            List.of(
                CursorInstrument.of(() -> box, () -> List.of()),
                PathInstrument.of(model, editor, map, () -> box)),
            map.toolProperty());
    view = MapView.withLegend(map);
    view.lay(new PathInstrument.PathOverlay(editor));
    view.setPrefSize(500, 500);
    var explore = new ExploreView(box);
    explore.setPrefWidth(308);
    Shown.in(stage, new BorderPane(view, null, null, null, explore), 808, 500);
    MapData points = Pictures.map();
    exploration.mapProperty().set(points);
    box.choose("path");
  }

  private Point2D at(double x, double y) {
    return view.localToScreen(x, y);
  }

  private LatentPoint latent(double x, double y) {
    return map.viewportProperty().get().toLatent(new ScreenPoint(x, y));
  }

  private PathStops path() {
    return exploration.pathProperty().get();
  }

  @Test
  void aPathIsClickedDraggedClosedAndShortened() {
    clickOn(at(60, 400)).clickOn(at(200, 420)).clickOn(at(300, 300));
    assertEquals(3, path().stops().size());
    moveTo(at(200, 420)).press(MouseButton.PRIMARY);
    moveTo(at(210, 440)).moveTo(at(220, 460)).release(MouseButton.PRIMARY);
    assertTrue(path().stops().get(1).distanceTo(latent(220, 460)) < 0.01);
    assertTrue(view.lookup(".path-chosen").isVisible());
    type(KeyCode.O);
    assertTrue(path().closed());
    type(KeyCode.DELETE);
    assertEquals(2, path().stops().size());
    assertEquals(1, view.lookupAll(".path-line").size());
    type(KeyCode.ESCAPE);
    assertEquals("cursor", box.chosenProperty().get().id());
    assertNull(map.toolProperty().get());
  }

  @Test
  void aPathIsDrawnFreehand() {
    moveTo(at(60, 400)).press(MouseButton.PRIMARY);
    moveTo(at(120, 400)).moveTo(at(180, 400)).moveTo(at(180, 440)).moveTo(at(180, 480));
    release(MouseButton.PRIMARY);
    assertEquals(3, path().stops().size());
    interact(exploration.history()::undo);
    assertEquals(PathStops.NONE, path());
  }

  @Test
  void aClickOnAPointTakesThePlaceOfItsImage() {
    ScreenPoint first = map.viewportProperty().get().toScreen(new LatentPoint(1, 0));
    moveTo(at(first.x() + 3, first.y() + 2)).clickOn(at(first.x() + 3, first.y() + 2));
    assertEquals(new LatentPoint(1, 0), path().a());
  }

  @Test
  void thePanelAddsAndClears() {
    interact(() -> exploration.cursorProperty().set(new LatentPoint(0.5, 0.25)));
    clickOn("#path-stop-add");
    assertEquals(new LatentPoint(0.5, 0.25), path().a());
    assertEquals("Stop 1 of 1 is chosen", lookup(".path-count").queryAs(Labeled.class).getText());
    clickOn("#path-stop-clear");
    assertEquals(List.of(), path().stops());
    assertNotNull(exploration.history().undoableProperty().get());
    assertTrue(lookup("#path-stop-clear").queryAs(Button.class).isDisabled());
  }
}
