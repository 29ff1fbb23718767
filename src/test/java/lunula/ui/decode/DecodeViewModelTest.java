package lunula.ui.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lunula.data.LabelledImages;
import lunula.geometry.LatentPoint;
import lunula.measure.NearestCodes.Reach;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.PictureScaling;
import org.junit.jupiter.api.Test;

class DecodeViewModelTest {
  private static final List<String> CLASSES = List.of("Trouser", "Bag");
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final DecodeViewModel model = new DecodeViewModel(exploration);

  @Test
  void placeIsReadableAndFollowsTheCursor() {
    assertEquals("z = (0.00, 0.00)", model.placeProperty().get());
    moveTo(0.4249, -1.37);
    assertEquals("z = (0.42, −1.37)", model.placeProperty().get());
    moveTo(-0.001, 12.5);
    assertEquals("z = (0.00, 12.50)", model.placeProperty().get());
  }

  @Test
  void coordinatesAreCopiedToTheLastDigit() {
    moveTo(0.4249, -1.37);
    assertEquals("0.4249, -1.37", model.coordinates());
  }

  @Test
  void waitsUntilTheDecoderIsUpThenShowsThePicture() {
    assertTrue(model.waitingProperty().get());
    assertNull(model.pictureProperty().get());
    GrayImage picture = new GrayImage(1, 1, new float[] {0.5f});
    exploration.decoderProperty().set(latents -> List.of(picture));
    assertFalse(model.waitingProperty().get());
    assertEquals(picture, model.pictureProperty().get());
  }

  @Test
  void keepsTheLastPictureWhileTheEngineIsAway() {
    GrayImage picture = new GrayImage(1, 1, new float[] {0.5f});
    exploration.decoderProperty().set(latents -> List.of(picture));
    exploration.decoderProperty().set(null);
    assertTrue(model.waitingProperty().get());
    assertEquals(picture, model.pictureProperty().get());
  }

  @Test
  void scalingToggles() {
    assertEquals(PictureScaling.SMOOTH, model.scalingProperty().get());
    model.toggleScaling();
    assertEquals(PictureScaling.PIXELS, model.scalingProperty().get());
    model.toggleScaling();
    assertEquals(PictureScaling.SMOOTH, model.scalingProperty().get());
  }

  @Test
  void nearestImageIsTheOneWhoseMeanIsNearest() {
    exploration.mapProperty().set(map(0, 0, 1, 0, 0, 2));
    moveTo(0.8, 0.1);
    NearestImage nearest = nearest();
    assertEquals(1, nearest.index());
    assertEquals("Bag", nearest.className());
    assertEquals(Math.hypot(0.2, 0.1), nearest.distance(), 1e-6);
    assertNull(nearest.picture());
  }

  @Test
  void nearestPictureComesWithTheImages() {
    exploration.mapProperty().set(map(0, 0, 1, 0));
    moveTo(1, 0);
    byte[] pixels = {0, (byte) 255};
    exploration.samplesProperty().set(new LabelledImages(1, 1, pixels, new byte[] {0, 1}, CLASSES));
    assertEquals(new GrayImage(1, 1, new float[] {1}), nearest().picture());
  }

  @Test
  void anotherMapBringsAnotherNearest() {
    exploration.mapProperty().set(map(0, 0, 5, 5));
    assertEquals(0, nearest().index());
    exploration.mapProperty().set(map(5, 5, 0, 0));
    assertEquals(1, nearest().index());
    exploration.mapProperty().set(null);
    assertNull(model.nearestProperty().get());
  }

  @Test
  void warnsOnlyFarFromEveryPoint() {
    Random random = new Random(7);
    float[] means = new float[20_000];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) random.nextGaussian();
    }
    exploration.mapProperty().set(map(means));
    moveTo(0, 0);
    assertEquals(Reach.AMONG_DATA, nearest().reach());
    moveTo(1.5, -1.5);
    assertEquals(Reach.AMONG_DATA, nearest().reach());
    moveTo(5, 5);
    assertTrue(nearest().reach().far());
  }

  /// A lone image is data, too: near it, as nearness goes among these images, nothing is guessed.
  @Test
  void aPlaceBesideAnImageIsOnTheMapHoweverLonelyThatIs() {
    Random random = new Random(7);
    float[] means = new float[20_000];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) random.nextGaussian();
    }
    means[0] = 6;
    means[1] = 6;
    exploration.mapProperty().set(map(means));
    moveTo(6.1, 6);
    assertEquals(0.1, nearest().distance(), 1e-6);
    assertEquals(Reach.AMONG_DATA, nearest().reach());
    moveTo(6.6, 6);
    assertTrue(nearest().reach().far());
    double usual = nearest().reach().usual();
    assertTrue(usual > 0.1 && usual < 0.6, () -> "usual " + usual);
  }

  @Test
  void emptyMapHasNoNearest() {
    exploration.mapProperty().set(map());
    assertNull(model.nearestProperty().get());
  }

  private void moveTo(double x, double y) {
    exploration.cursorProperty().set(new LatentPoint(x, y));
  }

  private NearestImage nearest() {
    NearestImage nearest = model.nearestProperty().get();
    assertNotNull(nearest);
    return nearest;
  }

  private static MapData map(float... means) {
    byte[] labels = new byte[means.length / 2];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 2);
    }
    return new MapData(new Encodings(2, means, new float[means.length]), labels, CLASSES);
  }
}
