package lunula.data.format;

import static lunula.testkit.SampleFiles.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import lunula.data.Shaping;
import org.junit.jupiter.api.Test;

class AreaScalingTest {
  private static byte[] scale(float[] source, int width, Shaping shaping) {
    int height = Math.floorDiv(source.length, width);
    AreaScaling scaling = AreaScaling.of(width, height, shaping);
    byte[] target = new byte[scaling.width() * scaling.height()];
    scaling.scale(source, width, shaping.tone(), target, 0);
    return target;
  }

  @Test
  void eachNewPixelIsTheMeanOfItsGround() {
    float[] source = new float[64];
    for (int i = 0; i < 64; i++) {
      source[i] = i;
    }

    byte[] quarter = scale(source, 8, Shaping.square(4));

    // The first covers 0, 1, 8 and 9: 4.5, rounded up.
    assertEquals(5, quarter[0]);
    assertEquals(7, quarter[1]);
    assertEquals(59, quarter[15]);
  }

  @Test
  void brokenRatiosWeighPixelsByTheirShare() {
    // Five columns become four: each new one covers 1.25 old ones.
    float[] source = new float[25];
    for (int i = 0; i < 25; i++) {
      source[i] = 10 * (i % 5);
    }

    byte[] scaled = scale(source, 5, Shaping.square(4));

    // (0 · 1 + 10 · 0.25) / 1.25 = 2; (10 · 0.75 + 20 · 0.5) / 1.25 = 14; and so on.
    assertArrayEquals(bytes(2, 14, 26, 38), Arrays.copyOf(scaled, 4));
  }

  @Test
  void theOwnSizeIsLeftAsItIs() {
    Random chance = new Random(4);
    float[] source = new float[49];
    byte[] expected = new byte[49];
    for (int i = 0; i < 49; i++) {
      expected[i] = (byte) chance.nextInt(256);
      source[i] = Byte.toUnsignedInt(expected[i]);
    }

    assertArrayEquals(expected, scale(source, 7, Shaping.asItIs()));
    assertArrayEquals(expected, scale(source, 7, Shaping.square(7)));
  }

  @Test
  void fittingShowsAllAndFillingCutsEvenly() {
    // Twice as wide as high: black, white, white, black quarters.
    float[] source = new float[16 * 8];
    for (int i = 0; i < source.length; i++) {
      int column = i % 16;
      source[i] = column >= 4 && column < 12 ? 255 : 0;
    }

    byte[] fit = scale(source, 16, Shaping.square(8));
    byte[] fill = scale(source, 16, Shaping.square(8).with(Shaping.Fit.FILL));

    assertArrayEquals(bytes(0, 0, 0, 0, 0, 0, 0, 0), Arrays.copyOf(fit, 8));
    assertArrayEquals(bytes(0, 0, 255, 255, 255, 255, 0, 0), Arrays.copyOfRange(fit, 24, 32));
    for (byte level : fill) {
      assertEquals((byte) 255, level);
    }
  }

  @Test
  void enlargingKeepsLevels() {
    byte[] scaled = scale(new float[] {0, 100, 200, 50}, 2, Shaping.square(4));

    assertArrayEquals(
        bytes(0, 0, 100, 100, 0, 0, 100, 100, 200, 200, 50, 50, 200, 200, 50, 50), scaled);
  }

  @Test
  void extremeAspectsKeepAtLeastOneRow() {
    float[] line = new float[5000];
    Arrays.fill(line, 255);

    byte[] scaled = scale(line, 5000, Shaping.square(28));

    int white = 0;
    for (byte level : scaled) {
      white += level == (byte) 255 ? 1 : 0;
    }
    assertEquals(28, white);
  }

  @Test
  void refusesAbsurdSizes() {
    assertThrows(IllegalArgumentException.class, () -> Shaping.square(0));
    assertThrows(IllegalArgumentException.class, () -> Shaping.square(3));
    assertThrows(IllegalArgumentException.class, () -> Shaping.square(5000));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Shaping(28, 0, Shaping.Fit.FIT, Shaping.Tone.AS_IT_IS));
  }
}
