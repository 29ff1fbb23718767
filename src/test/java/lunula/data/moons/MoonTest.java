package lunula.data.moons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoonTest {
  private static final MoonPainter PLAIN = new MoonPainter(28, MoonRecipe.Surface.PLAIN);

  private static double sum(float[] pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum;
  }

  private static double disc(Moon moon, int side) {
    double radius = moon.radius() * side / 2;
    return Math.PI * radius * radius * moon.brightness();
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 64})
  void pixelsAddUpToTheLitFractionOfTheDisc(int side) {
    MoonPainter painter = new MoonPainter(side, MoonRecipe.Surface.PLAIN);
    for (double phase = 0; phase <= 180; phase += 7.5) {
      for (double tilt = -60; tilt <= 60; tilt += 17) {
        Moon moon = new Moon(phase, tilt, 0.7 + phase / 900, 1 - phase / 400);
        double lit = (1 + Math.cos(Math.toRadians(phase))) / 2;
        assertEquals(lit, sum(painter.paint(moon)) / disc(moon, side), 0.002, moon::toString);
        assertEquals(lit, moon.litFraction(), 1e-12);
      }
    }
  }

  @Test
  void halfMoonHasThePixelsOfAHandComputation() {
    float[] half = PLAIN.paint(new Moon(90, 0, 0.84, 0.5));

    // The terminator runs between columns 13 and 14. A tent of two pixels' width that is centred
    // half a pixel beside an edge has (1/2)² / 2 = 1/8 of its area beyond it.
    assertEquals(0.5 * 7 / 8, half[13 * 28 + 14], 1e-6);
    assertEquals(0.5 / 8, half[13 * 28 + 13], 1e-6);
    assertEquals(0.5, half[13 * 28 + 16], 1e-6);
    assertEquals(0, half[13 * 28 + 11], 1e-6);
    // The limb is 11.76 pixels from the middle, the centre of column 25 is 11.5: a tent there has
    // 1 - (1 - 0.26)² / 2 of its area inside, but for the limb's bend (under 1/100).
    assertEquals(0.5 * (1 - 0.74 * 0.74 / 2), half[13 * 28 + 25], 0.01);
    assertEquals(0, half[0], 0);
  }

  @Test
  void fullIsTheWholeDiscAndNewIsNothing() {
    float[] full = PLAIN.paint(new Moon(0, 0));
    float[] dark = PLAIN.paint(new Moon(180, 20));

    assertEquals(1, full[14 * 28 + 14], 1e-6);
    assertEquals(1, full[14 * 28 + 4], 1e-6);
    assertEquals(0, full[0], 0);
    assertEquals(0, sum(dark), 1e-4);
    for (int i = 0; i < full.length; i++) {
      assertEquals(full[i], full[full.length - 1 - i], 1e-6);
    }
  }

  @Test
  void oppositeTiltsAreMirrorImages() {
    float[] up = PLAIN.paint(new Moon(110, 35));
    float[] down = PLAIN.paint(new Moon(110, -35));

    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        assertEquals(up[row * 28 + column], down[(27 - row) * 28 + column], 1e-6);
      }
    }
  }

  @Test
  void aQuarterTurnOfTiltIsAQuarterTurnOfTheImage() {
    for (MoonRecipe.Surface surface : MoonRecipe.Surface.values()) {
      MoonPainter painter = new MoonPainter(28, surface);
      float[] flat = painter.paint(new Moon(70, 10));
      float[] turned = painter.paint(new Moon(70, 100));
      for (int row = 0; row < 28; row++) {
        for (int column = 0; column < 28; column++) {
          // Counter-clockwise: what was at the right is at the top.
          assertEquals(flat[row * 28 + column], turned[(27 - column) * 28 + row], 1e-5);
        }
      }
    }
  }

  @Test
  void litSideIsTheRightOneAndTiltTurnsItUpwards() {
    float[] right = PLAIN.paint(new Moon(90, 0));
    float[] up = PLAIN.paint(new Moon(90, 60));

    assertTrue(right[14 * 28 + 20] > 0.99 && right[14 * 28 + 8] < 0.01);
    assertTrue(up[6 * 28 + 14] > 0.99 && up[22 * 28 + 14] < 0.01);
  }

  @Test
  void noPixelBrightensAsThePhaseAngleGrows() {
    float[] before = PLAIN.paint(new Moon(0, 25));
    for (double phase = 1; phase <= 180; phase++) {
      float[] after = PLAIN.paint(new Moon(phase, 25));
      for (int i = 0; i < after.length; i++) {
        assertTrue(after[i] <= before[i] + 1e-6, "pixel " + i + " at phase " + phase);
      }
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "MARIA"})
  void imagesChangeSmoothlyWithEveryFactor(String surface) {
    MoonPainter painter = new MoonPainter(28, MoonRecipe.Surface.valueOf(surface));
    Moon moon = new Moon(80, 10, 0.8, 0.9);
    Moon[] towards = {
      new Moon(120, 10, 0.8, 0.9),
      new Moon(80, 50, 0.8, 0.9),
      new Moon(80, 10, 0.9, 0.9),
      new Moon(80, 10, 0.8, 0.6)
    };
    for (Moon target : towards) {
      for (double share = 0; share < 1; share += 0.05) {
        double coarse = most(painter, moon, target, share, 0.008);
        double fine = most(painter, moon, target, share, 0.004);
        assertTrue(coarse < 0.15, "a jump of " + coarse);
        // A smooth image changes half as much over half the way.
        assertEquals(coarse / 2, fine, 0.2 * coarse + 1e-4, target + " at " + share);
      }
    }
  }

  private static double most(
      MoonPainter painter, Moon moon, Moon target, double share, double step) {
    float[] here = painter.paint(moon.towards(target, share));
    float[] there = painter.paint(moon.towards(target, share + step));
    double most = 0;
    for (int i = 0; i < here.length; i++) {
      most = Math.max(most, Math.abs(here[i] - there[i]));
    }
    return most;
  }

  @Test
  void theInBetweenHasTheFactorsHalfway() {
    Moon full = new Moon(0, 50, 0.8, 0.6);
    Moon crescent = new Moon(150, -10, 0.9, 1);

    Moon half = full.towards(crescent, 0.5);

    assertEquals(75, half.phase(), 1e-12);
    assertEquals(20, half.tilt(), 1e-12);
    assertEquals(0.85, half.radius(), 1e-12);
    assertEquals(0.8, half.brightness(), 1e-12);
    assertArrayEquals(PLAIN.paint(half), PLAIN.paint(full.towards(crescent, 0.5)));
    assertArrayEquals(PLAIN.paint(full), PLAIN.paint(full.towards(crescent, 0)));
  }

  @Test
  void tiltTurnsAlongTheShorterWay() {
    assertEquals(180, new Moon(90, 170).towards(new Moon(90, -170), 0.5).tilt(), 1e-12);
    assertEquals(-5, new Moon(90, 350).towards(new Moon(90, 0), 0.5).tilt() - 360, 1e-12);
    assertEquals(20, Moon.shorterTurn(350, 10), 1e-12);
    assertEquals(-20, Moon.shorterTurn(10, 350), 1e-12);
    assertEquals(0, Moon.shorterTurn(0, 720), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "MARIA"})
  void earthshineShowsTheDarkSideWhateverTheGround(String name) {
    MoonRecipe.Surface surface = MoonRecipe.Surface.valueOf(name);
    Moon thin = new Moon(150, 0);
    float[] shining = new MoonPainter(64, surface, MoonRecipe.Night.EARTHSHINE).paint(thin);
    float[] dark = new MoonPainter(64, surface, MoonRecipe.Night.DARK).paint(thin);
    int darkSide = 32 * 64 + 20;
    int litSide = 32 * 64 + 57;

    assertTrue(shining[darkSide] > 0.02 && shining[darkSide] < 0.15);
    assertEquals(0, dark[darkSide], 1e-6);
    assertEquals(dark[litSide], shining[litSide], 0.05);
    Moon full = new Moon(0, 0);
    assertArrayEquals(
        new MoonPainter(64, surface, MoonRecipe.Night.DARK).paintBytes(full),
        new MoonPainter(64, surface, MoonRecipe.Night.EARTHSHINE).paintBytes(full));
  }

  @Test
  void mariaAreFixedToTheDisc() {
    MoonPainter painter = new MoonPainter(64, MoonRecipe.Surface.MARIA);
    float[] small = painter.paint(new Moon(0, 0, 0.42, 1));
    float[] large = new MoonPainter(128, MoonRecipe.Surface.MARIA).paint(new Moon(0, 0, 0.21, 1));

    // Half the radius in twice the pixels: the same face in the same number of pixels.
    double difference = 0;
    for (int row = 18; row < 46; row++) {
      for (int column = 18; column < 46; column++) {
        difference += Math.abs(small[row * 64 + column] - large[(row + 32) * 128 + column + 32]);
      }
    }
    assertTrue(difference / (28 * 28) < 0.02, "mean difference " + difference / (28 * 28));
    assertNotEquals(small[24 * 64 + 28], small[40 * 64 + 32], 0.1);
  }

  @Test
  void refusesImpossibleMoons() {
    assertThrows(IllegalArgumentException.class, () -> new Moon(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Moon(181, 0));
    assertThrows(IllegalArgumentException.class, () -> new Moon(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Moon(10, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Moon(10, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Moon(10, 0, 0.8, 1.1));
  }
}
