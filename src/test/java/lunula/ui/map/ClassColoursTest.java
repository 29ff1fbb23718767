package lunula.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import lunula.testkit.ThemeColours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any two of the ten class colours are told apart, whatever cones one sees with.
class ClassColoursTest {
  private static final double LEAST_DIFFERENCE = 13;
  private static final double LEAST_CONTRAST = 2.2;

  /// Normal sight, and the matrices for linear red, green and blue with which Machado, Oliveira &
  /// Fernandes 2009 simulate that a kind of cone is missing (severity 1.0).
  enum Sight {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
        1.051998),
    DEUTERANOPIA(
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
        0.303900);

    @SuppressWarnings("ImmutableEnumChecker") // The array is private and never written to.
    private final double[] rows;

    Sight(double... rows) {
      this.rows = rows;
    }

    /// What is seen of a linear colour, as far as a screen can show it.
    double[] see(double[] linear) {
      return Arrays.stream(product(rows, linear)).map(seen -> Math.clamp(seen, 0, 1)).toArray();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyClassStandsOutFromTheMap(boolean dark) {
    ThemeColours theme = ThemeColours.of(dark);
    for (int number = 0; number < MapPalette.CLASS_COLOURS; number++) {
      double contrast = ThemeColours.contrast(theme.rgb("class-" + number), theme.rgb("map"));
      assertTrue(contrast >= LEAST_CONTRAST, "class " + number + " has only " + contrast);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyTwoClassesOfTheLightThemeDiffer(Sight sight) {
    assertAllDiffer(ThemeColours.of(false), sight);
  }

  @ParameterizedTest
  @EnumSource
  void anyTwoClassesOfTheDarkThemeDiffer(Sight sight) {
    assertAllDiffer(ThemeColours.of(true), sight);
  }

  private static void assertAllDiffer(ThemeColours theme, Sight sight) {
    double[][] seen =
        IntStream.range(0, MapPalette.CLASS_COLOURS)
            .mapToObj(number -> theme.rgb("class-" + number))
            .map(rgb -> lab(sight.see(ThemeColours.linear(rgb))))
            .toArray(double[][]::new);
    for (int one = 0; one < seen.length; one++) {
      for (int other = 0; other < one; other++) {
        double difference = difference(seen[one], seen[other]);
        assertTrue(
            difference >= LEAST_DIFFERENCE,
            "classes " + other + " and " + one + " differ by only " + difference);
      }
    }
  }

  /// Each simulation leaves greys as they are: a row of its matrix adds up to 1.
  @ParameterizedTest
  @EnumSource
  void aSimulationLeavesGreyAlone(Sight sight) {
    for (double seen : sight.see(new double[] {0.5, 0.5, 0.5})) {
      assertEquals(0.5, seen, 2e-6);
    }
  }

  /// Published pairs of Sharma, Wu & Dalal 2005, table 1: the numbers of the pairs are 1, 4, 7, 9,
  /// 11, 13, 16, 17, 18, 20, 25, 30, 33 and 34.
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792",
    "50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195",
    "50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045",
    "50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461",
    "50, 2.5, 0, 50, 0, -2.5, 4.3065",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "50, 2.5, 0, 56, -27, -3, 31.9030",
    "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
    "22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373",
    "6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377",
    "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
  })
  void theDifferenceIsThePublishedOne(
      double l1, double a1, double b1, double l2, double a2, double b2, double published) {
    double[] one = {l1, a1, b1};
    double[] other = {l2, a2, b2};
    assertEquals(published, difference(one, other), 5e-5);
    assertEquals(published, difference(other, one), 5e-5);
  }

  /// CIELAB under D65 of a linear sRGB colour (IEC 61966-2-1; CIE 15).
  private static double[] lab(double[] linear) {
    double[] xyz =
        product(
            new double[] {
              0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339,
              0.1191920, 0.9503041
            },
            linear);
    double x = lightness(xyz[0] / 0.95047);
    double y = lightness(xyz[1]);
    double z = lightness(xyz[2] / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double lightness(double share) {
    return share > 216.0 / 24389 ? Math.cbrt(share) : (24389.0 / 27 * share + 16) / 116;
  }

  private static double[] product(double[] rows, double[] vector) {
    return IntStream.range(0, 3)
        .mapToDouble(
            row ->
                rows[3 * row] * vector[0]
                    + rows[3 * row + 1] * vector[1]
                    + rows[3 * row + 2] * vector[2])
        .toArray();
  }

  /// CIEDE2000 between two CIELAB colours, with all weights 1, in the steps of Sharma, Wu & Dalal
  /// 2005, equations 2 to 22.
  private static double difference(double[] one, double[] other) {
    double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
    double stretch = 1 + 0.5 * (1 - Math.sqrt(ofSeventhPower(meanChroma)));
    double chroma1 = Math.hypot(stretch * one[1], one[2]);
    double chroma2 = Math.hypot(stretch * other[1], other[2]);
    double hue1 = hue(stretch * one[1], one[2]);
    double hue2 = hue(stretch * other[1], other[2]);
    double turn = 0;
    double hue = hue1 + hue2;
    if (chroma1 * chroma2 != 0) {
      turn = hue2 - hue1;
      hue = hue / 2;
      if (Math.abs(turn) > 180) {
        turn -= Math.copySign(360, turn);
        hue += hue < 180 ? 180 : -180;
      }
    }
    double lightness = (one[0] + other[0]) / 2 - 50;
    double chroma = (chroma1 + chroma2) / 2;
    double t =
        1
            - 0.17 * cos(hue - 30)
            + 0.24 * cos(2 * hue)
            + 0.32 * cos(3 * hue + 6)
            - 0.20 * cos(4 * hue - 63);
    double forLightness = 1 + 0.015 * lightness * lightness / Math.sqrt(20 + lightness * lightness);
    double dL = (other[0] - one[0]) / forLightness;
    double dC = (chroma2 - chroma1) / (1 + 0.045 * chroma);
    double dH =
        2
            * Math.sqrt(chroma1 * chroma2)
            * Math.sin(Math.toRadians(turn / 2))
            / (1 + 0.015 * chroma * t);
    double angle = 30 * Math.exp(-Math.pow((hue - 275) / 25, 2));
    double rotation = -Math.sin(Math.toRadians(2 * angle)) * 2 * Math.sqrt(ofSeventhPower(chroma));
    return Math.sqrt(dL * dL + dC * dC + dH * dH + rotation * dC * dH);
  }

  private static double ofSeventhPower(double chroma) {
    double power = Math.pow(chroma, 7);
    return power / (power + Math.pow(25, 7));
  }

  /// In degrees, 0 to 360; 0 of a grey.
  private static double hue(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
