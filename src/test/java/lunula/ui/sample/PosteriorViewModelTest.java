package lunula.ui.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import javafx.scene.input.KeyCode;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.ScreenPoint;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.MapTool;
import lunula.ui.kit.KeyPress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PosteriorViewModelTest {
  private static final float[] MEANS = {-1, 1, 1, 1, 0, -1};
  private static final float[] LOG_VARIANCES = {0, 0, -2, -4, 0, 0};

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final ExplorerState exploration = new ExplorerState(background::add, Runnable::run);
  private final PosteriorViewModel model = new PosteriorViewModel(exploration);
  private final List<float[]> asked = new ArrayList<>();

  /// Pictures of one pixel: z's first number.
  private final Decoder decoder =
      codes -> {
        asked.add(codes);
        List<GrayImage> pictures = new ArrayList<>();
        for (int i = 0; i < codes.length; i += 2) {
          pictures.add(new GrayImage(1, 1, new float[] {codes[i]}));
        }
        return pictures;
      };

  @BeforeEach
  void open() {
    exploration.mapProperty().set(map(new Encodings(2, MEANS, LOG_VARIANCES)));
    exploration.decoderProperty().set(decoder);
    work();
    asked.clear();
  }

  private static MapData map(Encodings encodings) {
    return new MapData(encodings, new byte[] {0, 1, 1}, List.of("moon", "sun"));
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private static float grey(@Nullable Sample picture) {
    return picture == null ? Float.NaN : picture.image().at(0, 0);
  }

  @Test
  void theNearestImageIsChosenAndTheCursorGoesToItsMean() {
    model.chooseNear(new LatentPoint(0.8, 0.7));
    assertEquals(1, model.firstProperty().get());
    assertEquals(new LatentPoint(1, 1), exploration.cursorProperty().get());
    assertEquals("sun, test image 1", model.name(1));
    var shown = model.shownProperty().get();
    assertNotNull(shown.first());
    assertEquals(Math.exp(-1), shown.first().ellipse(plane()).major(), 1e-6);
    assertTrue(shown.draws().isEmpty());
  }

  private LatentPlane plane() {
    return exploration.slice().planeProperty().get();
  }

  @Test
  void whatIsDrawnIsDecodedWithThePictureAtTheMean() {
    model.chooseNear(new LatentPoint(1, 1));
    work();
    var shown = model.shownProperty().get();
    assertEquals(PosteriorViewModel.DRAWS, shown.draws().size());
    assertEquals(1, grey(shown.atMean()));
    for (int i = 0; i < PosteriorViewModel.DRAWS; i++) {
      assertEquals(shown.drawn()[2 * i], shown.draws().get(i).image().at(0, 0));
    }
    assertNull(shown.between());
  }

  @Test
  void drawingAgainGivesOthersFromTheSamePosterior() {
    model.chooseNear(new LatentPoint(1, 1));
    work();
    float[] before = model.shownProperty().get().drawn();
    model.drawAgain();
    work();
    float[] after = model.shownProperty().get().drawn();
    assertFalse(Arrays.equals(before, after));
    assertEquals(PosteriorViewModel.DRAWS, model.shownProperty().get().draws().size());
  }

  @Test
  void twoImagesAreComparedAndDecodedBetween() {
    model.compareNear(new LatentPoint(-1, 1));
    assertEquals(0, model.firstProperty().get());
    model.compareNear(new LatentPoint(0, -1));
    work();
    var shown = model.shownProperty().get();
    // Unit normals √5 apart: exp(−5/8); the middle is half way.
    assertEquals(Math.exp(-5 / 8.0), shown.overlap(), 1e-6);
    assertEquals(-0.5f, grey(shown.between()));
    model.dropSecond();
    work();
    assertNull(model.shownProperty().get().second());
  }

  @Test
  void anAnswerOfAnotherImageIsNotShown() {
    model.chooseNear(new LatentPoint(1, 1));
    Runnable late = background.remove();
    model.chooseNear(new LatentPoint(0, -1));
    late.run();
    work();
    assertEquals(new LatentPoint(0, -1), exploration.cursorProperty().get());
    assertEquals(0, grey(model.shownProperty().get().atMean()));
  }

  @Test
  void aPlainAutoencoderHasNoPosterior() {
    exploration.mapProperty().set(map(Encodings.points(2, MEANS.clone())));
    model.chooseNear(new LatentPoint(1, 1));
    work();
    assertFalse(model.isVariational());
    assertNull(model.shownProperty().get().first());
  }

  @Test
  void otherPointsForgetTheChoice() {
    model.chooseNear(new LatentPoint(1, 1));
    exploration
        .mapProperty()
        .set(
            new MapData(
                new Encodings(2, new float[2], new float[2]), new byte[] {0}, List.of("moon")));
    assertEquals(ExplorerState.NONE, model.firstProperty().get());
  }

  @Test
  void onceClosedItAsksNothing() {
    model.chooseNear(new LatentPoint(1, 1));
    work();
    asked.clear();
    model.close();
    exploration.weightsMoved();
    exploration.mapProperty().set(map(new Encodings(2, MEANS.clone(), LOG_VARIANCES.clone())));
    work();
    // The cursor's own decoding goes on, of one place each.
    asked.removeIf(codes -> codes.length == 2);
    assertArrayEquals(new Object[0], asked.toArray());
  }

  @Test
  void withoutAMouseEnterTakesTheImageAtTheCursorAndASwitchComparesIt() {
    var tool = new PosteriorTool(model);
    exploration.cursorProperty().set(new LatentPoint(-0.9, 0.9));
    assertTrue(KeyPress.on(tool.actions(), KeyCode.ENTER));
    assertFalse(KeyPress.on(tool.actions(), KeyCode.LEFT));
    assertEquals(0, model.firstProperty().get());
    model.comparingProperty().set(true);
    exploration.cursorProperty().set(new LatentPoint(0, -0.8));
    KeyPress.on(tool.actions(), KeyCode.ENTER);
    assertEquals(0, model.firstProperty().get());
    assertEquals(2, model.secondProperty().get());
    tool.press(new MapTool.Touch(new LatentPoint(1, 1.1), new ScreenPoint(0, 0), false, false));
    assertEquals(1, model.secondProperty().get(), "a finger has no Ctrl key");
    model.dropSecond();
    assertFalse(model.comparingProperty().get());
  }
}
