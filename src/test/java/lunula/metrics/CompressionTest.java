package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final PixelError TWENTY_DECIBELS = new PixelError(100, 5, 1);

  @Test
  void aCodeOfAByteIsAsManyTimesSmallerAsThereArePixels() {
    var compression = new Compression(8, 20, 784);
    assertEquals(784, compression.ratio(), 1e-9);
  }

  @Test
  void twoFloatsFor784BytesAre98TimesSmaller() {
    var compression = Compression.ofFloats(2, TWENTY_DECIBELS, 784);
    assertEquals(64, compression.bitsPerImage());
    assertEquals(20, compression.psnr(), 1e-12);
    assertEquals(98, compression.ratio());
    assertEquals(50, compression.ratioTo(400 * 8));
  }
}
