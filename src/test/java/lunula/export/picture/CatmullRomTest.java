package lunula.export.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class CatmullRomTest {
  @Test
  void sameSizeChangesNothing() {
    GrayImage image = new GrayImage(3, 2, new float[] {0, 0.5f, 1, 0.25f, 0.75f, 0});
    float[] same = CatmullRom.enlarge(image, new CatmullRom(3, 3), new CatmullRom(2, 2));
    assertArrayEquals(image.pixels(), same, 1e-6f);
  }

  @Test
  void evenGreyStaysEven() {
    GrayImage image = new GrayImage(2, 2, new float[] {0.6f, 0.6f, 0.6f, 0.6f});
    for (float grey : CatmullRom.enlarge(image, new CatmullRom(2, 7), new CatmullRom(2, 5))) {
      assertEquals(0.6f, grey, 1e-6f);
    }
  }

  @Test
  void straightSlopeStaysStraightInside() {
    GrayImage image = new GrayImage(6, 1, new float[] {0, 1, 2, 3, 4, 5});
    float[] twice = CatmullRom.enlarge(image, new CatmullRom(6, 12), new CatmullRom(1, 1));
    for (int i = 3; i < 9; i++) {
      assertEquals((i + 0.5f) / 2 - 0.5f, twice[i], 1e-5f);
    }
  }

  /// At a quarter between two samples the weights are −9/128, 111/128, 29/128, −3/128.
  @Test
  void weightsAreThoseOfKeys() {
    GrayImage image = new GrayImage(4, 1, new float[] {0, 1, 0, 0});
    float[] twice = CatmullRom.enlarge(image, new CatmullRom(4, 8), new CatmullRom(1, 1));
    assertEquals(111 / 128f, twice[3], 1e-6f);
    assertEquals(29 / 128f, twice[4], 1e-6f);
    assertEquals(-9 / 128f, twice[5], 1e-6f);
  }
}
