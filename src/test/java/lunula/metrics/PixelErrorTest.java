package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class PixelErrorTest {
  @Test
  void errorsAreMeansOverThePixels() {
    var error = PixelError.between(new float[] {0.5f, 1, 0, 0.25f}, new float[] {0, 1, 0.5f, 0});
    assertEquals(1.25 / 4, error.mae());
    assertEquals(0.5625 / 4, error.mse());
    assertEquals(0.375, error.rmse());
    assertEquals(10 * Math.log10(4 / 0.5625), error.psnr(), 1e-12);
  }

  @Test
  void aTenthOfAGreyLevelIsTwentyDecibels() {
    var error = PixelError.between(new float[] {0.1f, 0.9f}, new float[] {0, 1});
    assertEquals(20, error.psnr(), 1e-5);
  }

  @Test
  void bytesAreGreyLevelsUpTo255() {
    var error = PixelError.between(new float[] {1, 0, 0.8f}, new byte[] {-1, 51, (byte) 204});
    assertEquals(0.2 / 3, error.mae(), 1e-8);
    assertEquals(0.04 / 3, error.mse(), 1e-8);
  }

  @Test
  void partsAddUpToTheWhole() {
    float[] a = {0.1f, 0.7f, 0.3f};
    float[] b = {0.2f, 0.2f, 0.9f};
    var first = PixelError.between(new float[] {a[0]}, new float[] {b[0]});
    var rest = PixelError.between(new float[] {a[1], a[2]}, new float[] {b[1], b[2]});
    var whole = PixelError.between(a, b);
    var sum = PixelError.sum(List.of(first, rest));
    assertEquals(whole.mse(), sum.mse(), 1e-15);
    assertEquals(whole.mae(), sum.mae(), 1e-15);
    assertEquals(3, sum.pixels());
  }

  @Test
  void equalPicturesHaveInfinitePsnrAndNoPicturesHaveNone() {
    assertEquals(Double.POSITIVE_INFINITY, PixelError.between(new float[4], new float[4]).psnr());
    assertTrue(Double.isNaN(PixelError.NONE.mse()));
  }

  @Test
  void onlyPicturesOfOneSizeCompare() {
    assertThrows(
        IllegalArgumentException.class, () -> PixelError.between(new float[2], new float[3]));
    assertThrows(
        IllegalArgumentException.class, () -> PixelError.between(new float[2], new byte[3]));
    var wide = new GrayImage(4, 1, new float[4]);
    var square = new GrayImage(2, 2, new float[4]);
    assertThrows(IllegalArgumentException.class, () -> PixelError.between(wide, square));
  }
}
