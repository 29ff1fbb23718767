package lunula.model.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class CorruptionTest {
  private static final List<Corruption> ALL =
      List.of(
          Corruption.NONE,
          new Corruption(Corruption.Kind.GAUSSIAN, 0.2),
          new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.3),
          new Corruption(Corruption.Kind.PATCH, 0.5));

  private static float[] grey(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 0.5f);
    return values;
  }

  @Test
  void theSameSeedGivesTheSameDamageAndTheImagesStayAsTheyWere() {
    float[] clean = grey(4 * 100);
    for (Corruption corruption : ALL) {
      float[] damaged = corruption.applyTo(clean, 10, 10, 7);

      assertArrayEquals(damaged, corruption.applyTo(clean, 10, 10, 7));
      assertArrayEquals(grey(400), clean);
      if (!corruption.equals(Corruption.NONE)) {
        assertTrue(!Arrays.equals(damaged, corruption.applyTo(clean, 10, 10, 8)));
        assertTrue(
            !Arrays.equals(Arrays.copyOf(damaged, 100), Arrays.copyOfRange(damaged, 100, 200)),
            corruption + " damages two images alike");
      }
      for (float value : damaged) {
        assertTrue(value >= 0 && value <= 1);
      }
    }
  }

  @Test
  void damageDoesNotDependOnTheRestOfTheBatch() {
    for (Corruption corruption : ALL) {
      float[] two = corruption.applyTo(grey(200), 10, 10, 3);

      assertArrayEquals(corruption.applyTo(grey(100), 10, 10, 3), Arrays.copyOf(two, 100));
    }
  }

  @Test
  void gaussianNoiseHasItsDeviationAndNoDrift() {
    float[] noisy =
        new Corruption(Corruption.Kind.GAUSSIAN, 0.1).applyTo(grey(100_000), 100, 100, 1);
    double sum = 0;
    double squares = 0;
    for (float value : noisy) {
      sum += value - 0.5;
      squares += (value - 0.5) * (value - 0.5);
    }

    assertEquals(0, sum / noisy.length, 0.002);
    assertEquals(0.1, Math.sqrt(squares / noisy.length), 0.002);
  }

  @Test
  void saltAndPepperStrikesItsShareBothWaysAlike() {
    float[] grains =
        new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.2).applyTo(grey(100_000), 100, 100, 1);
    int black = 0;
    int white = 0;
    for (float value : grains) {
      black += value == 0 ? 1 : 0;
      white += value == 1 ? 1 : 0;
      assertTrue(value == 0 || value == 1 || value == 0.5f);
    }

    assertEquals(10_000, black, 300);
    assertEquals(10_000, white, 300);
  }

  @Test
  void theBlankedPatchIsOneSquareInsideTheImage() {
    for (int seed = 0; seed < 50; seed++) {
      float[] patched =
          new Corruption(Corruption.Kind.PATCH, 0.5).applyTo(grey(12 * 8), 12, 8, seed);
      int first = 0;
      while (patched[first] != 0) {
        first++;
      }
      int blank = 0;
      for (int i = 0; i < patched.length; i++) {
        int column = i % 12 - first % 12;
        int row = Math.floorDiv(i, 12) - Math.floorDiv(first, 12);
        boolean inside = column >= 0 && column < 4 && row >= 0 && row < 4;
        assertEquals(inside ? 0 : 0.5f, patched[i]);
        blank += inside ? 1 : 0;
      }
      assertEquals(16, blank);
    }
  }

  @Test
  void noStrengthIsNoDamageAndFullStrengthIsAllOfIt() {
    float[] clean = grey(64);

    assertArrayEquals(clean, new Corruption(Corruption.Kind.GAUSSIAN, 0).applyTo(clean, 8, 8, 1));
    assertArrayEquals(
        clean, new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0).applyTo(clean, 8, 8, 1));
    assertArrayEquals(clean, new Corruption(Corruption.Kind.PATCH, 0).applyTo(clean, 8, 8, 1));
    assertArrayEquals(
        new float[64], new Corruption(Corruption.Kind.PATCH, 1).applyTo(clean, 8, 8, 1));
    for (float value : new Corruption(Corruption.Kind.SALT_AND_PEPPER, 1).applyTo(clean, 8, 8, 1)) {
      assertTrue(value == 0 || value == 1);
    }
  }

  @Test
  void bytesAndPicturesAreDamagedAsFloatsAre() {
    byte[] bytes = new byte[100];
    Arrays.fill(bytes, (byte) 51);
    float[] floats = new float[100];
    Arrays.fill(floats, 0.2f);
    Corruption noise = new Corruption(Corruption.Kind.GAUSSIAN, 0.1);

    float[] expected = noise.applyTo(floats, 10, 10, 5);
    byte[] damaged = noise.applyTo(bytes, 10, 10, 5);

    for (int i = 0; i < 100; i++) {
      assertEquals(255 * expected[i], Byte.toUnsignedInt(damaged[i]), 0.501);
    }
    assertArrayEquals(expected, noise.applyTo(new GrayImage(10, 10, floats), 5).pixels());
  }

  @Test
  void refusesAbsurdStrengthsAndShapes() {
    assertThrows(
        IllegalArgumentException.class, () -> new Corruption(Corruption.Kind.GAUSSIAN, -0.1));
    assertThrows(
        IllegalArgumentException.class, () -> new Corruption(Corruption.Kind.GAUSSIAN, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new Corruption(Corruption.Kind.SALT_AND_PEPPER, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new Corruption(Corruption.Kind.PATCH, 2));
    assertThrows(
        IllegalArgumentException.class, () -> Corruption.NONE.applyTo(new float[10], 3, 3, 1));
  }
}
