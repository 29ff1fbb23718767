package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.model.Encodings;
import lunula.testkit.Frames;
import lunula.testkit.Mouse;
import lunula.testkit.Shown;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.explore.PathStops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapViewTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MapViewModel model = new MapViewModel(exploration);
  private final List<LatentPoint> decoded = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private MapView view;

  @Start
  void show(Stage stage) {
    view = MapView.withLegend(model);
    Shown.in(stage, view, 600, 600);
    exploration.mapProperty().set(Blobs.corners());
    exploration.samplesProperty().set(Blobs.images(Blobs.corners()));
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private Point2D at(double x, double y) {
    return view.localToScreen(x, y);
  }

  private Point2D at(LatentPoint point) {
    ScreenPoint place = model.viewportProperty().get().toScreen(point);
    return at(place.x(), place.y());
  }

  private LatentPoint latent(double x, double y) {
    return model.viewportProperty().get().toLatent(new ScreenPoint(x, y));
  }

  private static MapData moved() {
    float[] means = {-0.5f, 1, 1, 0.5f, -1, -0.5f, 0.5f, -1};
    return new MapData(
        new Encodings(2, means, new float[8]), Blobs.corners().labels(), Blobs.NAMES);
  }

  private static void assertNear(LatentPoint expected, LatentPoint actual) {
    assertTrue(expected.distanceTo(actual) < 0.01, () -> expected + " is not " + actual);
  }

  /// “2.0” is not to be read as “2”: what the bar of tools would cover stands at its right.
  @Test
  void theBarOfToolsCoversNoNumberOfTheAxis(FxRobot robot) {
    var bar = new Region();
    bar.setPrefSize(40, 400);
    robot.interact(() -> view.setBar(bar));
    Frames.pass();
    List<Bounds> numbers =
        view.lookupAll(".axis-label").stream()
            .filter(Node::isVisible)
            .map(number -> number.localToScene(number.getBoundsInLocal()))
            .toList();
    Bounds covered = bar.localToScene(bar.getBoundsInLocal());
    assertTrue(numbers.size() > 4);
    assertTrue(numbers.stream().anyMatch(number -> number.getMinX() > covered.getMaxX()));
    assertEquals(List.of(), numbers.stream().filter(covered::intersects).toList());
  }

  /// The card of an image would cover what is pointed at.
  @Test
  void noCardLiesOverADragAndNoneStaysAfterIt(FxRobot robot) {
    Node card = view.lookup(".hover-card");
    robot.moveTo(at(new LatentPoint(-1, -1)));
    Frames.pass();
    assertTrue(card.isVisible());
    robot.press(MouseButton.PRIMARY).moveTo(at(new LatentPoint(1, -1)));
    Frames.pass();
    assertFalse(card.isVisible());
    robot.release(MouseButton.PRIMARY);
    Frames.pass();
    assertFalse(card.isVisible());
    robot.moveBy(1, 0);
    Frames.pass();
    assertTrue(card.isVisible());
  }

  @Test
  void aDeepMapNamesItsAxesAndAFlatOneDoesNot(FxRobot robot) {
    assertFalse(robot.lookup("#axis-right").queryAs(Label.class).isVisible());
    float[] means = {-4, 0, 1, 4, 0, 1, 0, 3, 1, 0, -3, 1};
    var deep = new MapData(new Encodings(3, means, new float[12]), new byte[4], List.of());
    robot.interact(() -> exploration.show(deep));
    robot.interact(this::work);
    assertEquals("principal axis 1 (64 % of the variance) →", shown(robot, "#axis-right"));
    assertEquals("↑ principal axis 2 (36 % of the variance)", shown(robot, "#axis-up"));
    robot.interact(() -> exploration.slice().choiceProperty().set(new PlaneChoice.Axes(2, 1)));
    robot.interact(this::work);
    assertEquals("z3 (0 % of the variance) →", shown(robot, "#axis-right"));
    assertEquals("↑ z2 (36 % of the variance)", shown(robot, "#axis-up"));
  }

  private static String shown(FxRobot robot, String id) {
    Frames.pass();
    Label name = robot.lookup(id).queryAs(Label.class);
    assertTrue(name.isVisible());
    return name.getText();
  }

  @Test
  void draggingMovesTheCursorAndDecodesOnlyTheNewestPlace(FxRobot robot) {
    robot.interact(
        () -> {
          exploration
              .decoderProperty()
              .set(
                  latents -> {
                    decoded.add(new LatentPoint(latents[0], latents[1]));
                    return Blobs.decoder().decode(latents);
                  });
          work();
          decoded.clear();
        });
    robot.moveTo(at(100, 300)).press(MouseButton.PRIMARY);
    robot.moveTo(at(150, 320)).moveTo(at(240, 350)).release(MouseButton.PRIMARY);
    assertNear(latent(240, 350), exploration.cursorProperty().get());
    robot.interact(this::work);
    assertEquals(1, decoded.size());
    assertNear(latent(240, 350), decoded.getFirst());
  }

  @Test
  void underAHandThatDragsThePointsJumpToTheirNewPlaces(FxRobot robot) {
    robot.moveTo(at(100, 300)).press(MouseButton.PRIMARY);
    robot.interact(
        () -> {
          exploration.mapProperty().set(moved());
          work();
        });
    assertFalse(model.glidingProperty().get());
    assertNear(new LatentPoint(-0.5, 1), placeOfFirst());
    robot.release(MouseButton.PRIMARY);
  }

  private LatentPoint placeOfFirst() {
    PointCloud cloud = model.cloud();
    assertNotNull(cloud);
    LatentPoint place = cloud.place(0);
    assertNotNull(place);
    return place;
  }

  @Test
  void theWheelZoomsAboutThePointer(FxRobot robot) {
    robot.moveTo(at(150, 420));
    LatentPoint under = latent(150, 420);
    double scale = model.viewportProperty().get().scale();
    robot.scroll(3, VerticalDirection.UP);
    assertNotEquals(scale, model.viewportProperty().get().scale());
    assertNear(under, latent(150, 420));
  }

  @Test
  void draggingWithTheRightButtonPans(FxRobot robot) {
    LatentPoint under = latent(200, 300);
    robot.moveTo(at(200, 300)).press(MouseButton.SECONDARY);
    robot.moveTo(at(230, 330)).moveTo(at(260, 380)).release(MouseButton.SECONDARY);
    assertNear(under, latent(260, 380));
    assertFalse(view.menu().isShowing());
  }

  @Test
  void aRightClickOffersToSetTheEndsHere(FxRobot robot) {
    robot.clickOn(at(200, 300), MouseButton.SECONDARY);
    assertTrue(view.menu().isShowing());
    robot.interact(() -> view.menu().getItems().getFirst().fire());
    assertNear(latent(200, 300), Objects.requireNonNull(exploration.pathProperty().get().a()));
  }

  @Test
  void aClassSwitchedOffInTheLegendIsNoLongerHovered(FxRobot robot) {
    robot.moveTo(at(new LatentPoint(-1, -1)));
    assertEquals(2, exploration.hoveredProperty().get());
    robot.clickOn("#legend-2");
    assertTrue(model.filter().isHidden(2));
    robot.moveTo(at(new LatentPoint(-1, -1)));
    assertEquals(ExplorerState.NONE, exploration.hoveredProperty().get());
    robot.clickOn("#legend-all");
    assertTrue(model.filter().isAllShown());
  }

  @Test
  void aDoubleClickInTheLegendShowsOnlyThatClass(FxRobot robot) {
    robot.interact(() -> Mouse.doubleClick(view.lookup("#legend-1")));
    assertFalse(model.filter().isHidden(1));
    assertTrue(model.filter().isHidden(0) && model.filter().isHidden(3));
  }

  @Test
  void theClassUnderThePointerInTheLegendStandsOut(FxRobot robot) {
    robot.moveTo("#legend-3");
    assertEquals(3, model.filter().highlighted());
    robot.moveTo(at(20, 20));
    assertEquals(ClassFilter.NONE, model.filter().highlighted());
  }

  @Test
  void keysMoveTheCursorZoomAndFit(FxRobot robot) {
    robot.interact(view::requestFocus);
    double scale = model.viewportProperty().get().scale();
    robot.type(KeyCode.RIGHT);
    assertEquals(4 / scale, exploration.cursorProperty().get().x(), 1e-9);
    robot.press(KeyCode.SHIFT).type(KeyCode.UP).release(KeyCode.SHIFT);
    assertEquals(40 / scale, exploration.cursorProperty().get().y(), 1e-9);
    robot.type(KeyCode.PLUS);
    assertTrue(model.viewportProperty().get().scale() > scale);
    robot.type(KeyCode.F);
    assertEquals(scale, model.viewportProperty().get().scale(), 1e-9);
  }

  @Test
  void anEndOfThePathCanBeDraggedAndTheCursorFollowsIt(FxRobot robot) {
    var a = new LatentPoint(-0.5, 0);
    robot.interact(() -> exploration.pathProperty().set(new PathStops(a, new LatentPoint(0.5, 0))));
    robot.moveTo(at(a)).press(MouseButton.PRIMARY);
    robot.moveTo(at(200, 400)).moveTo(at(210, 420)).release(MouseButton.PRIMARY);
    assertNear(latent(210, 420), Objects.requireNonNull(exploration.pathProperty().get().a()));
    assertEquals(exploration.pathProperty().get().a(), exploration.cursorProperty().get());
  }

  @Test
  void whereTheCursorLiesOnAnEndItIsTheCursorThatIsDragged(FxRobot robot) {
    LatentPoint cursor = exploration.cursorProperty().get();
    robot.interact(() -> exploration.pathProperty().set(new PathStops(cursor, null)));
    assertNull(view.lookup("#path-a").getCursor());
    robot.moveTo(at(cursor)).press(MouseButton.PRIMARY);
    robot.moveTo(at(200, 400)).moveTo(at(210, 420)).release(MouseButton.PRIMARY);
    assertEquals(cursor, exploration.pathProperty().get().a(), "A stays");
    assertNear(latent(210, 420), exploration.cursorProperty().get());
    assertEquals(Cursor.OPEN_HAND, view.lookup("#path-a").getCursor());
  }

  @Test
  void anEndSetOverAPointIsThatPoint(FxRobot robot) {
    Point2D near = at(new LatentPoint(-1, -1)).add(3, 2);
    robot.clickOn(near, MouseButton.SECONDARY);
    robot.interact(() -> view.menu().getItems().get(1).fire());
    assertEquals(new LatentPoint(-1, -1), exploration.pathProperty().get().b());
  }

  @Test
  void withoutAModelTheMapDoesNotPromiseOneForEver(FxRobot robot) {
    Label words = (Label) view.lookup(".map-empty");
    robot.interact(() -> exploration.mapProperty().set(null));
    assertEquals("Opening the model…", words.getText());
    robot.interact(() -> exploration.engineProperty().set(EngineState.FAILED));
    assertEquals(
        "No model is open. Choose one in the library, or train your own.", words.getText());
  }

  @Test
  void aToolInTheHandTakesTheDragButNotPanningAndZooming(FxRobot robot) {
    var seen = new ArrayList<String>();
    var before = exploration.cursorProperty().get();
    robot.interact(() -> model.toolProperty().set(new Noting(seen)));
    robot.moveTo(at(100, 300)).press(MouseButton.PRIMARY);
    robot.moveTo(at(150, 320)).release(MouseButton.PRIMARY);
    assertTrue(seen.indexOf("press") < seen.indexOf("drag"), seen.toString());
    assertEquals("release", seen.getLast());
    assertEquals(before, exploration.cursorProperty().get());
    int count = seen.size();
    Viewport where = model.viewportProperty().get();
    robot.press(MouseButton.SECONDARY).moveTo(at(200, 320)).release(MouseButton.SECONDARY);
    assertEquals(count, seen.size());
    assertFalse(where.equals(model.viewportProperty().get()));
  }

  @Test
  void anOverlayIsPlacedWheneverTheMapIsLaidOut(FxRobot robot) {
    var seen = new ArrayList<Viewport>();
    robot.interact(
        () -> {
          view.lay(new Told(seen));
          view.layout();
          model.zoom(new ScreenPoint(10, 10), 2);
          view.layout();
        });
    assertEquals(model.viewportProperty().get(), seen.getLast());
  }

  @Test
  void pointsThatDoNotStandOutAreGrey(FxRobot robot) {
    var first = new BitSet();
    first.set(0);
    WritableImage[] pictures = new WritableImage[2];
    robot.interact(() -> pictures[0] = view.snapshot(null, null));
    robot.interact(() -> model.emphasisProperty().set(first));
    robot.interact(() -> pictures[1] = view.snapshot(null, null));
    MapData map = Blobs.corners();
    assertTrue(saturationAt(pictures[0], map, 2) > 0.25);
    assertTrue(saturationAt(pictures[1], map, 2) < 0.15);
    assertTrue(saturationAt(pictures[1], map, 0) > 0.25);
    robot.interact(() -> exploration.mapProperty().set(null));
    assertNull(model.emphasisProperty().get());
  }

  private double saturationAt(WritableImage picture, MapData map, int point) {
    var place = new LatentPoint(map.encodings().mean(point, 0), map.encodings().mean(point, 1));
    ScreenPoint at = model.viewportProperty().get().toScreen(place);
    return picture.getPixelReader().getColor((int) at.x(), (int) at.y()).getSaturation();
  }

  private static final class Told extends DrawnOverlay<Group> {
    private final List<Viewport> seen;

    Told(List<Viewport> seen) {
      super(new Group());
      this.seen = seen;
    }

    @Override
    protected void draw(Viewport viewport) {
      seen.add(viewport);
    }
  }

  private record Noting(List<String> seen) implements MapTool {
    @Override
    public void press(Touch touch) {
      seen.add("press");
    }

    @Override
    public void drag(Touch touch) {
      seen.add("drag");
    }

    @Override
    public void release(Touch touch) {
      seen.add("release");
    }

    @Override
    public void cancel() {
      seen.add("cancel");
    }
  }
}
