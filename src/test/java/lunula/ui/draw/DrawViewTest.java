package lunula.ui.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import lunula.model.GrayImage;
import lunula.testkit.Frames;
import lunula.testkit.Samples;
import lunula.testkit.Shown;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DrawViewTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final DrawViewModel model = new DrawViewModel(main, background::add, background::add);
  private final List<GrayImage> sought = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // TestFX calls @Start before each test.
  private ScrollPane scroll;

  @Start
  void show(Stage stage) {
    var map = MapView.withLegend(new MapViewModel(exploration));
    map.setPrefSize(900, 720);
    map.lay(new DrawOverlay(model));
    var offers =
        new DrawOffers(new SimpleIntegerProperty(ExplorerState.NONE), sought::add, picture -> {});
    scroll = new ScrollPane(new DrawView(model, offers, title -> Optional.empty()));
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(308);
    Shown.in(stage, new HBox(scroll, map), 1280, 720);
    MapData points = Blobs.map(2000, 3);
    exploration.mapProperty().set(points);
    exploration.samplesProperty().set(Blobs.images(points));
    exploration.decoderProperty().set(new Knower(28));
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void theDrawingIsRankedAmongTestImagesOfSimilarInk(FxRobot robot) {
    robot.interact(
        () -> {
          main.cardProperty().set(Samples.entry("Fashion map", true).card());
          model.press(5, 5);
          model.drag(20, 20);
          model.release();
          work();
        });
    String said = scroll.getContent().lookup("#draw-reply").getAccessibleText();
    assertTrue(said.contains("above the least possible"), said);
    assertTrue(said.contains("of 100 test images with similar ink."), said);
    assertFalse(said.contains("The lower, the better"), said);
  }

  @Test
  void aStrokeOfTheHandIsDrawnEncodedAndCanBeSought(FxRobot robot) {
    Node canvas = robot.lookup("#draw-canvas").query();
    Button similar = robot.lookup("#draw-similar").queryButton();
    assertTrue(similar.isDisabled());
    robot.moveTo(at(canvas, 13, 14.5)).press(MouseButton.PRIMARY);
    robot.moveTo(at(canvas, 16, 14.5)).moveTo(at(canvas, 20, 14.5));
    robot.release(MouseButton.PRIMARY);
    robot.interact(this::work);
    GrayImage drawn = model.drawingProperty().get().clean();
    assertEquals(0.9f, drawn.at(16, 14), 0.01f);
    assertEquals(0, drawn.at(5, 14));
    assertTrue(exploration.cursorProperty().get().x() > 0);
    assertFalse(similar.isDisabled());
    robot.interact(similar::fire);
    assertEquals(List.of(drawn), sought);
  }

  @Test
  void aFingerThatDrawsDoesNotScrollThePanel(FxRobot robot) {
    Node canvas = robot.lookup("#draw-canvas").query();
    robot.interact(
        () -> {
          scroll.setMaxHeight(200);
          scroll.layout();
        });
    Frames.pass();
    robot.interact(() -> scroll(canvas, true));
    assertEquals(0, scroll.getVvalue());
    robot.interact(() -> scroll(canvas, false));
    assertTrue(scroll.getVvalue() > 0, "the wheel does");
  }

  private static void scroll(Node over, boolean finger) {
    over.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            9,
            9,
            9,
            9,
            false,
            false,
            false,
            false,
            finger,
            false,
            0,
            -40,
            0,
            -40,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            finger ? 1 : 0,
            new PickResult(over, 9, 9)));
  }

  /// A place in pixels of the drawing, of 28 a side.
  private static Point2D at(Node canvas, double x, double y) {
    double scale = canvas.getLayoutBounds().getWidth() / 28;
    return canvas.localToScreen(x * scale, y * scale);
  }

  @Test
  void keysDrawTooAndUndoTakesTheStrokeBack(FxRobot robot) {
    Node canvas = robot.lookup("#draw-canvas").query();
    robot.interact(canvas::requestFocus);
    robot.type(KeyCode.SPACE).type(KeyCode.RIGHT, 5).type(KeyCode.SPACE);
    GrayImage drawn = model.drawingProperty().get().clean();
    assertTrue(drawn.at(18, 14) > 0.5);
    Button undo = robot.lookup("#draw-undo").queryButton();
    robot.interact(undo::fire);
    assertTrue(model.drawingProperty().get().isEmpty());
  }

  @Test
  void aClipboardWithoutAPictureIsSaid(FxRobot robot) {
    robot.interact(
        () -> {
          var words = new ClipboardContent();
          words.putString("no picture");
          Clipboard.getSystemClipboard().setContent(words);
          robot.lookup("#draw-paste").queryButton().fire();
        });
    assertTrue(model.wordsProperty().get().startsWith("There is no picture"));
  }
}
