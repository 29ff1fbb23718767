package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.data.Factors;
import lunula.data.LabelledImages;
import lunula.data.moons.Moon;
import lunula.data.moons.MoonPainter;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.MoonTruth;
import lunula.model.GrayImage;
import lunula.testkit.GreyLevels;
import org.junit.jupiter.api.Test;

class TruePathTest {
  private static final int SIDE = 12;
  private final MoonPainter painter = new MoonPainter(SIDE, MoonRecipe.Surface.PLAIN);
  private final Factors factors =
      new Factors(List.of("phase", "tilt"), 3, new double[] {0, 0, 90, 20, 150, -20});

  private final Factors known =
      factors.drawnBy(new MoonTruth(MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(SIDE)));

  private LabelledImages images(Factors told) {
    byte[] pixels = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < 3; i++) {
      byte[] one = painter.paintBytes(Moon.of(factors.names(), factors.row(i)));
      System.arraycopy(one, 0, pixels, i * one.length, one.length);
    }
    return new LabelledImages(SIDE, SIDE, pixels, new byte[3], List.of(), told);
  }

  @Test
  void halfWayThereIsTheMoonHalfWay() {
    List<GrayImage> along =
        TruePath.of(images(known), List.of(0, 2), List.of(0.0, 1.0)).orElseThrow().pictures(3);
    assertArrayEquals(painter.paint(new Moon(75, -10)), along.get(1).pixels());
    assertArrayEquals(painter.paint(new Moon(150, -20)), along.get(2).pixels());
  }

  @Test
  void stopsArePassedAtTheirTimes() {
    List<GrayImage> along =
        TruePath.of(images(known), List.of(0, 1, 2), List.of(0.0, 0.25, 1.0))
            .orElseThrow()
            .pictures(5);
    assertArrayEquals(painter.paint(new Moon(90, 20)), along.get(1).pixels());
    assertArrayEquals(painter.paint(new Moon(110, 20 - 40 / 3.0)), along.get(2).pixels(), 1e-5f);
  }

  @Test
  void imagesOfWhichNothingIsKnownHaveNoTruth() {
    List<Double> times = List.of(0.0, 1.0);
    assertTrue(TruePath.of(images(Factors.none(3)), List.of(0, 1), times).isEmpty());
    assertTrue(TruePath.of(images(factors), List.of(0, 1), times).isEmpty());
  }

  @Test
  void errorsAreMeanAbsoluteGreyLevels() {
    var black = new GrayImage(2, 1, new float[] {0, 0});
    var half = new GrayImage(2, 1, new float[] {1, 0});
    assertEquals(List.of(0.0, 0.5), TruePath.errors(List.of(black, half), List.of(black, black)));
  }

  @Test
  void anyTruthTellsWhatLiesBetween() {
    LabelledImages greys = new GreyLevels().images(0.2, 0.8);
    TruePath path = TruePath.of(greys, List.of(0, 1), List.of(0.0, 1.0)).orElseThrow();
    var dark = new GrayImage(3, 2, new GreyLevels().draw(0.2));
    List<Double> errors = TruePath.errors(List.of(dark, dark, dark), path.pictures(3));
    assertEquals(0, errors.get(0), 1e-6);
    assertEquals(0.3, errors.get(1), 1e-6);
    assertEquals(0.6, errors.get(2), 1e-6);
  }
}
