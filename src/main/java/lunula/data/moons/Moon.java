package lunula.data.moons;

import java.util.List;

/// One view of the Moon, told by four numbers. Two different moons never look the same, but for the
/// exactly full plain disc, which has no lit side to tilt: the lit side is the right one (a waxing
/// moon seen from the north), turned by the tilt.
///
/// @param phase phase angle in degrees, the angle at the Moon between Sun and Earth: 0 full, 90
///     half, 180 new
/// @param tilt turn of the whole disc in degrees, counter-clockwise, from the lit side at the
///     right; any angle, though the data sets keep to ±60
/// @param radius of the disc in half sides of the image, above 0 up to 1
/// @param brightness grey value of fully lit ground, 0 black to 1 white
public record Moon(double phase, double tilt, double radius, double brightness) {
  /// Column names of the factors in a data set, in the order of this record.
  public static final List<String> FACTORS = List.of("phase", "tilt", "radius", "brightness");

  /// The radius where it does not vary.
  public static final double USUAL_RADIUS = 0.84;

  /// The brightness where it does not vary.
  public static final double USUAL_BRIGHTNESS = 1;

  public Moon {
    if (!(phase >= 0 && phase <= 180)) {
      throw new IllegalArgumentException("phase angle must be 0 to 180 degrees: " + phase);
    }
    if (!Double.isFinite(tilt)) {
      throw new IllegalArgumentException("tilt must be finite: " + tilt);
    }
    if (!(radius > 0 && radius <= 1)) {
      throw new IllegalArgumentException("radius must be above 0 and at most 1: " + radius);
    }
    if (!(brightness >= 0 && brightness <= 1)) {
      throw new IllegalArgumentException("brightness must be 0 to 1: " + brightness);
    }
  }

  /// A moon of usual radius and brightness.
  public Moon(double phase, double tilt) {
    this(phase, tilt, USUAL_RADIUS, USUAL_BRIGHTNESS);
  }

  /// The moon of a row of factors. Factors without a column have their usual value.
  ///
  /// @param names of the columns
  public static Moon of(List<String> names, double... row) {
    return new Moon(
        value(names, row, "phase", 0),
        value(names, row, "tilt", 0),
        value(names, row, "radius", USUAL_RADIUS),
        value(names, row, "brightness", USUAL_BRIGHTNESS));
  }

  private static double value(List<String> names, double[] row, String name, double usual) {
    int column = names.indexOf(name);
    return column < 0 ? usual : row[column];
  }

  /// Lit part of the disc, 0 new to 1 full: (1 + cos phase) / 2. Meeus 1998, eq. 48.1.
  public double litFraction() {
    return (1 + StrictMath.cos(StrictMath.toRadians(phase))) / 2;
  }

  /// The true moon on the way to another: every factor changes evenly, the tilt along the shorter
  /// way round.
  ///
  /// @param share 0 this one to 1 the other
  public Moon towards(Moon other, double share) {
    return new Moon(
        phase + share * (other.phase - phase),
        tilt + share * shorterTurn(tilt, other.tilt),
        radius + share * (other.radius - radius),
        brightness + share * (other.brightness - brightness));
  }

  /// Degrees from one direction to another along the shorter way, -180 (included) to 180.
  static double shorterTurn(double from, double to) {
    double turn = (to - from) % 360;
    if (turn >= 180) {
      return turn - 360;
    }
    return turn < -180 ? turn + 360 : turn;
  }

  /// This moon's factors by name.
  double factor(String name) {
    return switch (name) {
      case "phase" -> phase;
      case "tilt" -> tilt;
      case "radius" -> radius;
      case "brightness" -> brightness;
      default -> throw new IllegalArgumentException("a moon has no factor " + name);
    };
  }
}
