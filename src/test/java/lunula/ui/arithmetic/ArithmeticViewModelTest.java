package lunula.ui.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.input.KeyCode;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import lunula.model.GrayImage;
import lunula.ui.arithmetic.Terms.Letter;
import lunula.ui.arithmetic.Terms.Term;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapTool.Touch;
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.KeyPress;
import lunula.ui.map.Blobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArithmeticViewModelTest {
  private static final Viewport VIEW = new Viewport(new LatentPoint(0, 0), 100, 600, 600);

  private final Queue<Runnable> engine = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private ArithmeticViewModel.@Nullable Drawing own;
  private final ArithmeticViewModel model =
      new ArithmeticViewModel(exploration, engine::add, () -> Optional.ofNullable(own));
  private int laidDown;
  private final ArithmeticTool tool = new ArithmeticTool(model, () -> VIEW, () -> laidDown++);

  /// Points at the corners: 0 (-1, 1), 1 (1, 1), 2 (-1, -1), 3 (1, -1).
  @BeforeEach
  void open() {
    exploration.mapProperty().set(Blobs.corners());
    exploration.samplesProperty().set(Blobs.images(Blobs.corners()));
    exploration.decoderProperty().set(Blobs.decoder());
    work();
  }

  private void work() {
    while (!engine.isEmpty()) {
      engine.remove().run();
    }
  }

  private static Touch at(double x, double y) {
    var place = new LatentPoint(x, y);
    return new Touch(place, VIEW.toScreen(place), false, false);
  }

  private void click(double x, double y) {
    tool.press(at(x, y));
    tool.release(at(x, y));
  }

  private void drag(LatentPoint from, LatentPoint to) {
    tool.press(at(from.x(), from.y()));
    tool.drag(at(to.x(), to.y()));
    tool.release(at(to.x(), to.y()));
  }

  @Test
  void whatTurnsOutToBeAPinchSetsNoTerm() {
    click(-1, 1);
    tool.press(at(1, 1));
    tool.drag(at(1.05, 1));
    tool.cancel();
    assertEquals(0, term(Letter.A).number());
    assertNull(model.termsProperty().get().b());
    exploration.history().undo();
    assertEquals(Terms.NONE, model.termsProperty().get(), "the history knows of one term alone");
  }

  private Term term(Letter letter) {
    return Objects.requireNonNull(model.termsProperty().get().of(letter));
  }

  private NearestImage nearest() {
    return Objects.requireNonNull(model.sumProperty().get().nearest());
  }

  private static LatentPoint p(double x, double y) {
    return new LatentPoint(x, y);
  }

  @Test
  void threeClicksMakeASum() {
    click(1.02, 1);
    assertEquals(Letter.B, model.chosenProperty().get());
    click(-1, 1);
    click(-1, -0.5);
    assertEquals(Term.Kind.IMAGE, term(Letter.A).kind());
    assertEquals("Trouser, test image 1", model.name(term(Letter.A)));
    assertEquals("Place (−1.00, −0.50)", model.name(term(Letter.C)));
    assertEquals(p(1, -0.5), model.place(Letter.D));
  }

  @Test
  void whatComesOutIsDecodedBesideTheNearestRealImage() {
    click(1, 1);
    click(-1, 1);
    click(-1, -0.9);
    work();
    Sum sum = model.sumProperty().get();
    assertEquals(Blobs.decoder().decodeOne(1, -0.9f), sum.decoded().get(Letter.D));
    assertEquals(Blobs.decoder().decodeOne(1, 1), sum.decoded().get(Letter.A));
    assertNotNull(sum.real().get(Letter.A));
    assertNull(sum.real().get(Letter.C));
    assertEquals(3, nearest().index());
    assertEquals(0.1, nearest().distance(), 1e-6);
  }

  @Test
  void aResultFarFromAllImagesIsSaidToLieOffTheData() {
    click(1, 1);
    click(-2.5, -2.5);
    click(2.9, 2.9);
    work();
    assertTrue(nearest().reach().far());
  }

  @Test
  void everyMarkerIsDraggedAndDTakesCAlong() {
    click(1, 1);
    click(-1, 1);
    click(-1, -1);
    drag(p(1, 1), p(2, 1.5));
    assertEquals(p(2, -0.5), model.place(Letter.D));
    assertEquals(Term.Kind.PLACE, term(Letter.A).kind());
    drag(p(2, -0.5), p(2.5, 0.5));
    assertEquals(p(2.5, 0.5), model.place(Letter.D));
    assertEquals(p(-0.5, 0), model.place(Letter.C));
    assertEquals(p(-1, 1), model.place(Letter.B));
  }

  @Test
  void aPressThatTremblesDoesNotMoveAnImage() {
    click(1, 1);
    drag(p(1, 1), p(1.02, 1.01));
    assertEquals(Term.Kind.IMAGE, term(Letter.A).kind());
  }

  @Test
  void aDragIsOneStepThatIsUndoneAndRedone() {
    click(1, 1);
    tool.press(at(1, 1));
    tool.drag(at(1.5, 1));
    tool.drag(at(2, 2));
    tool.release(at(2, 2));
    exploration.history().undo();
    assertEquals(p(1, 1), model.place(Letter.A));
    exploration.history().redo();
    assertEquals(p(2, 2), model.place(Letter.A));
    exploration.history().undo();
    exploration.history().undo();
    assertNull(model.place(Letter.A));
    assertNull(exploration.history().undoableProperty().get());
  }

  @Test
  void aClassStandsForTheMeanOfItsImages() {
    model.setClass(Letter.A, 2);
    assertEquals(p(-1, -1), model.place(Letter.A));
    assertEquals("Class mean: Pullover", model.name(term(Letter.A)));
    model.setClass(Letter.B, 9);
    assertNull(model.place(Letter.B));
  }

  @Test
  void theExampleReckonsWithClasses() {
    model.showExample();
    // Pullover − T-shirt + Dress: (-1, -1) − (-1, 1) + (1, -1).
    assertEquals(p(1, -3), model.place(Letter.D));
  }

  @Test
  void anOwnDrawingIsATermOnceThereIsOne() {
    model.setDrawing(Letter.A);
    assertNull(model.place(Letter.A));
    var picture = new GrayImage(1, 1, new float[] {0.5f});
    own = new ArithmeticViewModel.Drawing(picture, new float[] {0.5f, 0.25f});
    model.setDrawing(Letter.A);
    work();
    assertEquals(p(0.5, 0.25), model.place(Letter.A));
    assertEquals(picture, model.sumProperty().get().real().get(Letter.A));
  }

  @Test
  void keysSetChooseAndRemoveTerms() {
    exploration.cursorProperty().set(p(1, 1));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.ENTER));
    assertEquals(Term.Kind.IMAGE, term(Letter.A).kind());
    exploration.cursorProperty().set(p(0.5, 0));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.M));
    assertEquals(p(0.5, 0), model.place(Letter.B));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.PERIOD));
    assertEquals(Letter.A, model.chosenProperty().get());
    assertEquals(p(1, 1), exploration.cursorProperty().get());
    assertTrue(KeyPress.on(tool.actions(), KeyCode.DELETE));
    assertNull(model.place(Letter.A));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.ESCAPE));
    assertEquals(1, laidDown);
  }

  @Test
  void aMarkerIsMovedByArrowKeys() {
    click(1, 1);
    model.nudge(Letter.A, 0.25, -0.5);
    assertEquals(p(1.25, 0.5), model.place(Letter.A));
    exploration.history().undo();
    assertEquals(p(1, 1), model.place(Letter.A));
  }

  @Test
  void imagesAreFollowedWhenTheMapMovesAndForgottenWithTheirModel() {
    click(1, 1);
    exploration.mapProperty().set(Blobs.map(40, 1));
    float[] code = Blobs.map(40, 1).code(1);
    assertArrayEquals(code, term(Letter.A).z());
    exploration.decoderProperty().set(codes -> Blobs.decoder().decode(codes));
    assertNull(model.place(Letter.A));
  }

  @Test
  void aFingerNeedNotHitTheMarkerExactly() {
    click(1, 1);
    var place = p(1, 1);
    ScreenPoint screen = VIEW.toScreen(place);
    tool.press(new Touch(place, new ScreenPoint(screen.x() + 14, screen.y() + 8), false, false));
    assertEquals(Letter.A, model.chosenProperty().get());
    assertNull(model.place(Letter.B));
  }
}
