package lunula.ui.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class SliceTest {
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final ExplorerState exploration =
      new ExplorerState(Runnable::run, work::add, Runnable::run);
  private final Slice slice = exploration.slice();

  /// Decodes z into the picture whose pixels are z's numbers and then the class.
  private record Telling(int dimensions, int classes, int label) implements Decoder {
    @Override
    public List<GrayImage> decode(float[] latents) {
      float[] pixels = java.util.Arrays.copyOf(latents, dimensions + 1);
      pixels[dimensions] = label;
      return List.of(new GrayImage(dimensions + 1, 1, pixels));
    }

    @Override
    public Decoder ofClass(int other) {
      return new Telling(dimensions, classes, other);
    }
  }

  /// Four points whose axes vary by 1, 3, 2 and not at all, about (0, 0, 1, 7).
  private static MapData fourDimensional() {
    float[] means = {1, 3, 1, 7, -1, -3, 1, 7, 0, 0, 3, 7, 0, 0, -1, 7};
    return new MapData(new Encodings(4, means, new float[16]), new byte[4], List.of("only"));
  }

  private void works() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private float[] decoded() {
    ExplorerState.Decoded decoded = exploration.decodedProperty().get();
    assertNotNull(decoded);
    return decoded.picture().image().pixels();
  }

  private void open(PlaneChoice choice) {
    slice.choiceProperty().set(choice);
    exploration.decoderProperty().set(new Telling(4, 0, -1));
    exploration.show(fourDimensional());
    works();
  }

  @Test
  void aFlatModelDecodesPlacesAsTheyAre() {
    Decoder model = new Telling(2, 0, -1);
    exploration.decoderProperty().set(model);
    exploration.cursorProperty().set(new LatentPoint(1, 2));
    assertSame(model, slice.decoderProperty().get());
    assertArrayEquals(new float[] {1, 2, -1}, decoded());
  }

  @Test
  void twoAxesAreOnTheMapAndTheOthersAtTheirMeans() {
    open(new PlaneChoice.Axes(2, 1));
    exploration.cursorProperty().set(new LatentPoint(0.5, -2));
    assertArrayEquals(new float[] {0, -2, 0.5f, 7, -1}, decoded());
    assertArrayEquals(new float[] {1, 1, 3, -1}, exploration.mapProperty().get().places().xs());
    assertArrayEquals(new float[] {3, -3, 0, 0}, exploration.mapProperty().get().places().ys());
  }

  @Test
  void aSliderMovesThePictureButNoPointAndGoesBackToTheMean() {
    open(new PlaneChoice.Axes(2, 1));
    exploration.cursorProperty().set(new LatentPoint(1, 1));
    MapData before = exploration.mapProperty().get();
    assertEquals(0, slice.frameProperty().get().number(2));
    slice.move(2, 0.75f);
    assertArrayEquals(new float[] {0.75f, 1, 1, 7, -1}, decoded());
    assertSame(before, exploration.mapProperty().get());
    assertFalse(slice.centred());
    slice.recentre();
    assertArrayEquals(new float[] {0, 1, 1, 7, -1}, decoded());
    assertTrue(slice.centred());
  }

  @Test
  void anotherPlaneGoesThroughTheSamePicture() {
    open(new PlaneChoice.Axes(0, 1));
    exploration.cursorProperty().set(new LatentPoint(0.5, 0.25));
    slice.move(2, -1);
    float[] picture = decoded();
    slice.choiceProperty().set(PlaneChoice.principal());
    works();
    assertEquals(PlaneChoice.principal(), slice.frameProperty().get().choice());
    assertArrayEquals(picture, decoded(), 1e-5f);
    slice.choiceProperty().set(new PlaneChoice.Axes(3, 2));
    works();
    assertArrayEquals(picture, decoded(), 1e-5f);
    assertEquals(7, exploration.cursorProperty().get().x(), 1e-5);
  }

  @Test
  void theCodeOfAnImageIsReachedInEveryDimension() {
    open(PlaneChoice.principal());
    slice.goTo(exploration.mapProperty().get().code(2));
    assertArrayEquals(new float[] {0, 0, 3, 7, -1}, decoded(), 1e-5f);
  }

  @Test
  void nothingIsDecodedWhileTheMapBelongsToAModelOfOtherDimensions() {
    open(PlaneChoice.principal());
    exploration.decoderProperty().set(new Telling(2, 0, -1));
    assertNull(slice.decoderProperty().get());
    exploration.show(
        new MapData(new Encodings(2, new float[4], new float[4]), new byte[2], List.of()));
    assertNotNull(slice.decoderProperty().get());
  }

  @Test
  void aMapThatIsLaidOutTooLateDoesNotReplaceAnotherModels() {
    exploration.show(fourDimensional());
    MapData flat =
        new MapData(new Encodings(2, new float[4], new float[4]), new byte[2], List.of());
    exploration.mapProperty().set(flat);
    works();
    assertSame(flat, exploration.mapProperty().get());
  }

  @Test
  void theSamePlaceIsDecodedAsAnotherClass() {
    exploration.decoderProperty().set(new Telling(2, 3, -1));
    exploration.cursorProperty().set(new LatentPoint(1, 2));
    assertArrayEquals(new float[] {1, 2, 0}, decoded());
    slice.labelProperty().set(2);
    assertArrayEquals(new float[] {1, 2, 2}, decoded());
    slice.labelProperty().set(9);
    assertArrayEquals(new float[] {1, 2, 2}, decoded(), "no such class: the last");
  }

  @Test
  void aLineIsDecodedByItsOneCoordinate() {
    exploration.decoderProperty().set(new Telling(1, 0, -1));
    exploration.show(
        new MapData(new Encodings(1, new float[] {4, 5}, new float[2]), new byte[2], List.of()));
    exploration.cursorProperty().set(new LatentPoint(3, 8));
    assertArrayEquals(new float[] {3, -1}, decoded());
    assertArrayEquals(new float[2], exploration.mapProperty().get().places().ys());
  }
}
