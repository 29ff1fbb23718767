package lunula.ui.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.testkit.Frames;
import lunula.testkit.Shown;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.PictureScaling;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // TestFX calls start before each test.
class DecodeViewTest extends ApplicationTest {
  private static final List<String> CLASSES = List.of("Trouser", "Bag");
  private ExplorerState exploration;
  private DecodeViewModel model;
  private DecodeView view;

  @Override
  public void start(Stage stage) {
    exploration = new ExplorerState(Runnable::run, Runnable::run);
    model = new DecodeViewModel(exploration);
    view = new DecodeView(model);
    Shown.in(stage, view, 300, 520);
  }

  @Test
  void pixelsAreExactAndSmoothIsNot() {
    interact(() -> exploration.decoderProperty().set(latents -> List.of(halves())));
    clickOn("Pixels");
    settle();
    assertEquals(PictureScaling.PIXELS, model.scalingProperty().get());
    assertEquals(2, greysInTheMiddleRow());
    clickOn("Smooth");
    settle();
    assertEquals(PictureScaling.SMOOTH, model.scalingProperty().get());
    assertTrue(greysInTheMiddleRow() > 5);
  }

  @Test
  void oneSegmentIsAlwaysChosen() {
    clickOn("Smooth");
    assertEquals(PictureScaling.SMOOTH, model.scalingProperty().get());
    assertEquals(1, lookup(".segmented .toggle-button:selected").queryAll().size());
  }

  @Test
  void saysThatTheEngineStartsUntilItIsUp() {
    Label waiting = lookup(".waiting").queryAs(Label.class);
    assertTrue(waiting.isVisible());
    assertEquals("Starting the engine…", waiting.getText());
    interact(() -> exploration.engineProperty().set(EngineState.FAILED));
    assertEquals("Decoding is not available.", waiting.getText());
    interact(() -> exploration.decoderProperty().set(latents -> List.of(halves())));
    assertFalse(waiting.isVisible());
  }

  @Test
  void nearestImageIsNamedNumberedAndMeasured() {
    showMap();
    interact(() -> exploration.cursorProperty().set(new LatentPoint(1, 0.25)));
    settle();
    assertEquals("Bag", text(".nearest-class"));
    assertEquals("test image 4,213", text(".nearest-number"));
    assertEquals("0.25 away", text(".nearest-distance"));
  }

  @Test
  void placeholderStandsUntilTheImagesAreLoaded() {
    showMap();
    assertTrue(lookup("Loading…").query().isVisible());
    interact(
        () ->
            exploration
                .samplesProperty()
                .set(new LabelledImages(1, 1, new byte[5000], new byte[5000], CLASSES)));
    assertFalse(lookup("Loading…").query().isVisible());
  }

  @Test
  void farHintAppearsWithoutMovingAnything() {
    showMap();
    interact(() -> exploration.cursorProperty().set(new LatentPoint(-1, -1.5)));
    settle();
    Bounds near = placeOf(".nearest-pane");
    assertFalse(view.lookup(".far-hint").isVisible());
    interact(() -> exploration.cursorProperty().set(new LatentPoint(9, 9)));
    settle();
    assertTrue(view.lookup(".far-hint").isVisible());
    assertEquals(
        "⚠ Off the map: 12.04 from the nearest image; 99 % of the images have one within 0.00.",
        text(".far-hint"));
    assertEquals(near, placeOf(".nearest-pane"));
  }

  /// Without what is drawn around it for hands that are not steady.
  private Bounds placeOf(String part) {
    Node found = view.lookup(part);
    return found.localToParent(found.getLayoutBounds());
  }

  private void showMap() {
    float[] means = new float[10_000];
    byte[] labels = new byte[5000];
    for (int i = 0; i < labels.length; i++) {
      means[2 * i] = -(float) Math.cos(i);
      means[2 * i + 1] = (float) Math.sin(i) - 1.5f;
    }
    means[2 * 4213] = 1;
    means[2 * 4213 + 1] = 0;
    labels[4213] = 1;
    interact(() -> exploration.cursorProperty().set(new LatentPoint(1, 0)));
    Encodings encodings = new Encodings(2, means, new float[means.length]);
    interact(() -> exploration.mapProperty().set(new MapData(encodings, labels, CLASSES)));
    settle();
  }

  private String text(String selector) {
    return ((Labeled) view.lookup(selector)).getText();
  }

  private static void settle() {
    Frames.pass();
  }

  private static GrayImage halves() {
    return new GrayImage(2, 2, new float[] {0, 1, 0, 1});
  }

  private long greysInTheMiddleRow() {
    Image image = ((ImageView) view.lookup(".large-picture .gray-picture ImageView")).getImage();
    int row = (int) image.getHeight() / 2;
    return IntStream.range(0, (int) image.getWidth())
        .map(x -> image.getPixelReader().getArgb(x, row))
        .distinct()
        .count();
  }
}
