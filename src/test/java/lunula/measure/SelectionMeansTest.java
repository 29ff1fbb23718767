package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class SelectionMeansTest {
  private static final byte[] LABELS = {1, 0, 1};
  private static final Encodings ENCODINGS = Encodings.points(2, new float[] {1, 2, 9, 9, 3, -4});

  @Test
  void theMeanCodeIsOfTheImagesOfTheClassAlone() {
    float[] mean = SelectionMeans.codeOfClass(ENCODINGS, LABELS, 1);
    assertNotNull(mean);
    assertArrayEquals(new float[] {2, -1}, mean);
    assertNull(SelectionMeans.codeOfClass(ENCODINGS, LABELS, 2));
  }

  @Test
  void theMeanPictureIsOfTheirPixels() {
    byte[] pixels = {0, (byte) 255, 7, 7, (byte) 255, (byte) 255};
    var images = new LabelledImages(2, 1, pixels, LABELS, List.of("moon", "sun"));
    GrayImage mean = SelectionMeans.pictureOfClass(images, LABELS, 1);
    assertNotNull(mean);
    assertArrayEquals(new float[] {0.5f, 1}, mean.pixels(), 1e-6f);
    assertNull(SelectionMeans.pictureOfClass(images, LABELS, 3));
  }
}
