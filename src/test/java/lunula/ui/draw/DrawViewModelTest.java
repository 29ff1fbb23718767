package lunula.ui.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.collections.FXCollections;
import lunula.data.format.OnePicture;
import lunula.geometry.LatentPoint;
import lunula.measure.DrawnPicture;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.ui.draw.Recognition.Reply;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.map.Blobs;
import lunula.ui.shell.MainViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrawViewModelTest {
  private static final LatentPoint ORIGIN = new LatentPoint(0, 0);

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final MainViewModel main =
      new MainViewModel(exploration, FXCollections.observableArrayList(), entry -> {});
  private final DrawViewModel model = new DrawViewModel(main, background::add, background::add);
  private final MapData map = Blobs.corners();

  @BeforeEach
  void open() {
    exploration.mapProperty().set(map);
    exploration.samplesProperty().set(Blobs.images(map));
    exploration.decoderProperty().set(new Knower(28));
    work();
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void stroke() {
    model.press(5, 5);
    model.drag(20, 20);
    model.release();
  }

  private DrawnPicture drawing() {
    return model.drawingProperty().get();
  }

  @Test
  void anEmptyCanvasIsNowhere() {
    assertTrue(drawing().isEmpty());
    assertNull(model.replyProperty().get());
    assertEquals(ORIGIN, exploration.cursorProperty().get());
  }

  @Test
  void theCursorFollowsTheHandWhileItDraws() {
    model.press(5, 5);
    work();
    LatentPoint begun = exploration.cursorProperty().get();
    assertTrue(begun.x() > 0);
    model.drag(20, 20);
    work();
    assertTrue(exploration.cursorProperty().get().x() > begun.x());
    Reply reply = model.replyProperty().get();
    assertNotNull(reply);
    assertEquals(drawing().clean(), reply.seen());
    assertEquals(2, model.trail().size());
    assertTrue(reply.evaluation().negativeElbo() > 0);
  }

  @Test
  void theNewestPictureAloneIsEncoded() {
    model.press(5, 5);
    for (int step = 0; step < 50; step++) {
      model.drag(5 + step / 4.0, 8);
    }
    work();
    assertEquals(1, model.trail().size());
  }

  @Test
  void aStrokeIsOneStepThatCanBeUndoneAndRedone() {
    stroke();
    DrawnPicture drawn = drawing();
    model.clear();
    assertTrue(drawing().isEmpty());
    work();
    assertNull(model.replyProperty().get());
    exploration.history().undo();
    assertEquals(drawn, drawing());
    exploration.history().undo();
    assertTrue(drawing().isEmpty());
    exploration.history().redo();
    assertEquals(drawn, drawing());
    work();
    assertNotNull(model.replyProperty().get());
  }

  @Test
  void whatChangesNothingIsNoStep() {
    model.clear();
    model.repair();
    assertNull(exploration.history().undoableProperty().get());
  }

  @Test
  void aMovedCursorStaysWhenTheWeightsMove() {
    stroke();
    work();
    LatentPoint elsewhere = new LatentPoint(-1, 1);
    exploration.cursorProperty().set(elsewhere);
    exploration.weightsMoved();
    work();
    assertEquals(elsewhere, exploration.cursorProperty().get());
  }

  @Test
  void theCanvasIsAsLargeAsTheModelsImagesAndTheDrawingComesAlong() {
    stroke();
    work();
    exploration.decoderProperty().set(new Knower(64));
    work();
    assertEquals(64, drawing().clean().width());
    assertFalse(drawing().isEmpty());
    assertNotNull(model.replyProperty().get());
    assertEquals("", model.wordsProperty().get());
  }

  @Test
  void whatCannotEncodeIsNotAsked() {
    Decoder blind = Blobs.decoder();
    exploration.decoderProperty().set(blind);
    work();
    stroke();
    work();
    assertFalse(model.isEncoding());
    assertNull(model.replyProperty().get());
  }

  @Test
  void noiseAndBlanksAreSeenByTheModelAndTheDrawingStays() {
    stroke();
    GrayImage clean = drawing().clean();
    model.penProperty().set(Pen.NOISE);
    stroke();
    GrayImage noisy = model.seenProperty().get();
    assertEquals(clean, drawing().clean());
    assertNotEquals(clean, noisy);
    model.penProperty().set(Pen.BLANK);
    stroke();
    assertEquals(0, model.seenProperty().get().at(12, 12), 1e-6);
    model.repair();
    assertEquals(clean, model.seenProperty().get());
  }

  @Test
  void oneCanBeginWithTheNearestRealImage() {
    exploration.cursorProperty().set(new LatentPoint(0.9, -0.8));
    model.startFromNearest();
    assertEquals(
        Byte.toUnsignedInt(Blobs.images(map).pixels(3)[400]) / 255f, drawing().clean().at(8, 14));
  }

  @Test
  void aPictureFromElsewhereArrivesInTheBackground() {
    byte[] bright = new byte[28 * 28];
    bright[0] = (byte) 255;
    model.take(size -> new OnePicture(size.width(), size.height(), bright, true));
    assertTrue(drawing().isEmpty());
    assertFalse(model.wordsProperty().get().isEmpty());
    work();
    assertEquals(1, drawing().clean().at(0, 0));
    assertTrue(model.wordsProperty().get().contains("changed places"));
  }

  @Test
  void whatCannotBeReadIsSaidAndNothingIsLost() {
    stroke();
    DrawnPicture drawn = drawing();
    model.take(
        size -> {
          throw new IllegalStateException("odd.png is damaged.");
        });
    work();
    assertEquals("odd.png is damaged.", model.wordsProperty().get());
    assertEquals(drawn, drawing());
  }
}
