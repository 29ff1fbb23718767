package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class GrayRasterTest {
  private static final int BLACK = 0xff000000;
  private static final int GREY = 0xff808080;
  private static final int WHITE = 0xffffffff;
  private final GrayImage image = new GrayImage(2, 2, new float[] {0, 1, 0.5f, 0});

  @Test
  void pixelsBecomeWholeSquares() {
    int[] argb = new int[16];
    new GrayRaster(4, argb).draw(image, PictureScaling.PIXELS, 0, 4);
    assertArrayEquals(
        new int[] {
          BLACK, BLACK, WHITE, WHITE,
          BLACK, BLACK, WHITE, WHITE,
          GREY, GREY, BLACK, BLACK,
          GREY, GREY, BLACK, BLACK
        },
        argb);
  }

  @Test
  void whatIsLeftOverIsABlackMarginOnBothSides() {
    int[] argb = new int[36];
    new GrayRaster(6, argb).draw(image, PictureScaling.PIXELS, 1, 4);
    assertEquals(0, argb[0]);
    assertEquals(WHITE, argb[3]);
    int[] seven = new int[49];
    new GrayRaster(7, seven).draw(new GrayImage(3, 3, whites()), PictureScaling.PIXELS, 0, 7);
    assertEquals(WHITE, seven[0]);
    assertEquals(BLACK, seven[6]);
  }

  @Test
  void overshootIsClippedWhenSmooth() {
    int[] argb = new int[64];
    new GrayRaster(8, argb).draw(image, PictureScaling.SMOOTH, 0, 8);
    for (int pixel : argb) {
      assertEquals(0xff, pixel >>> 24);
      assertEquals((pixel & 0xff) * 0x010101, pixel & 0xffffff);
    }
    assertEquals(BLACK, argb[0]);
    assertEquals(WHITE, argb[7]);
  }

  private static float[] whites() {
    return new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1};
  }
}
