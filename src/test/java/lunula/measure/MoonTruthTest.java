package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonSurface;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class MoonTruthTest {
  private static final int SIDE = 12;
  private final MoonPainter painter = new MoonPainter(SIDE, MoonSurface.PLAIN);
  private final Factors factors =
      new Factors(List.of("phase", "tilt"), 3, new double[] {0, 0, 90, 20, 150, -20});

  private LabelledImages images(Factors known) {
    byte[] pixels = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < 3; i++) {
      byte[] one = painter.paintBytes(Moon.of(factors, i));
      System.arraycopy(one, 0, pixels, i * one.length, one.length);
    }
    return new LabelledImages(SIDE, SIDE, pixels, new byte[3], List.of(), known);
  }

  @Test
  void halfWayThereIsTheMoonHalfWay() {
    MoonTruth truth = MoonTruth.of(images(factors)).orElseThrow();
    List<GrayImage> along = truth.along(List.of(0, 2), List.of(0.0, 1.0), 3);
    assertArrayEquals(painter.paint(new Moon(75, -10)), along.get(1).pixels());
    assertArrayEquals(painter.paint(new Moon(150, -20)), along.get(2).pixels());
  }

  @Test
  void stopsArePassedAtTheirTimes() {
    MoonTruth truth = MoonTruth.of(images(factors)).orElseThrow();
    List<GrayImage> along = truth.along(List.of(0, 1, 2), List.of(0.0, 0.25, 1.0), 5);
    assertArrayEquals(painter.paint(new Moon(90, 20)), along.get(1).pixels());
    assertArrayEquals(painter.paint(new Moon(110, 20 - 40 / 3.0)), along.get(2).pixels(), 1e-5f);
  }

  @Test
  void imagesOfWhichNothingIsKnownHaveNoTruth() {
    assertTrue(MoonTruth.of(images(Factors.none(3))).isEmpty());
  }

  @Test
  void errorsAreMeanAbsoluteGreyLevels() {
    var black = new GrayImage(2, 1, new float[] {0, 0});
    var half = new GrayImage(2, 1, new float[] {1, 0});
    assertEquals(List.of(0.0, 0.5), MoonTruth.errors(List.of(black, half), List.of(black, black)));
  }
}
