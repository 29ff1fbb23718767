package lunula.data.moons;

/// Draws moons from geometry: a sphere in sunlight, seen from afar.
///
/// In the disc's own frame (unit radius, u towards the lit side, v across) a chord at height v
/// reaches w = √(1 − v²) either way, and is lit from the terminator, the half ellipse
/// u = −cos(phase) · w, to the limb u = w. A pixel sees the ground through a tent two pixels wide,
/// integrated exactly along u and by eight chords across, so images change smoothly with every
/// factor and the pixels add up to the lit area. Immutable; usable from any thread.
public final class MoonPainter {
  private static final int CHORDS = 8;
  private static final double EARTHSHINE = 0.13;

  private final int side;
  private final MoonRecipe.Surface surface;
  private final MoonRecipe.Night night;
  private final MoonGround ground;

  /// A painter whose dark side is black.
  ///
  /// @param side pixels a row and rows an image, at least 1
  public MoonPainter(int side, MoonRecipe.Surface surface) {
    this(side, surface, MoonRecipe.Night.DARK);
  }

  /// @param side pixels a row and rows an image, at least 1
  public MoonPainter(int side, MoonRecipe.Surface surface, MoonRecipe.Night night) {
    if (side < 1) {
      throw new IllegalArgumentException("an image needs at least one pixel: " + side);
    }
    this.side = side;
    this.surface = surface;
    this.night = night;
    this.ground =
        surface == MoonRecipe.Surface.MARIA ? MoonGround.lunar(2 * side) : MoonGround.even();
  }

  /// A painter of the moons of a recipe.
  public MoonPainter(MoonRecipe recipe) {
    this(recipe.side(), recipe.surface(), recipe.night());
  }

  /// The image of a moon: row-major, length side × side, 0 black to 1 white.
  public float[] paint(Moon moon) {
    float[] pixels = new float[side * side];
    View view = new View(moon, side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        pixels[row * side + column] = (float) pixel(view, column, row);
      }
    }
    return pixels;
  }

  /// The image of a moon in unsigned bytes, rounded to the nearest level.
  public byte[] paintBytes(Moon moon) {
    float[] values = paint(moon);
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * values[i]);
    }
    return pixels;
  }

  /// What one image shares: the turn, the scale and the light.
  private static final class View {
    final double brightness;
    final double cosPhase;
    final double sinPhase;
    final double cosTilt;
    final double sinTilt;
    final double centre;
    final double scale;

    View(Moon moon, int side) {
      double phase = StrictMath.toRadians(moon.phase());
      double tilt = StrictMath.toRadians(moon.tilt());
      brightness = moon.brightness();
      cosPhase = StrictMath.cos(phase);
      sinPhase = StrictMath.sin(phase);
      cosTilt = StrictMath.cos(tilt);
      sinTilt = StrictMath.sin(tilt);
      centre = side / 2.0;
      scale = 1 / (moon.radius() * side / 2);
    }
  }

  private double pixel(View view, int column, int row) {
    double x = (column + 0.5 - view.centre) * view.scale;
    double y = (view.centre - row - 0.5) * view.scale;
    double u = x * view.cosTilt + y * view.sinTilt;
    double v = y * view.cosTilt - x * view.sinTilt;
    double reach = 1 + 2 * view.scale;
    if (u * u + v * v >= reach * reach) {
      return 0;
    }
    Ground plain = wholly(view, u, v);
    if (plain != Ground.MIXED) {
      return view.brightness * light(view, u, v, plain == Ground.LIT ? 1 : 0, 1);
    }
    double lit = 0;
    double disc = 0;
    for (int chord = 0; chord < CHORDS; chord++) {
      double offset = (2 * chord + 1.0) / CHORDS - 1;
      double weight = (1 - Math.abs(offset)) * 2 / CHORDS;
      double height = v + offset * view.scale;
      double half = Math.sqrt(Math.max(0, 1 - height * height));
      double limb = below(half - u, view.scale);
      lit += weight * (limb - below(-view.cosPhase * half - u, view.scale));
      disc += weight * (limb - below(-half - u, view.scale));
    }
    return view.brightness * light(view, u, v, lit, disc);
  }

  /// What a pixel sees.
  private enum Ground {
    LIT,
    DARK,
    MIXED
  }

  /// Whether all a pixel's tent covers is on the disc and on one side of the terminator: most
  /// pixels, and the same answer as the integral's, sooner.
  private static Ground wholly(View view, double u, double v) {
    double inside = 1 - 1.5 * view.scale;
    if (inside < 0 || u * u + v * v >= inside * inside) {
      return Ground.MIXED;
    }
    double near = Math.max(0, Math.abs(v) - view.scale);
    double far = Math.abs(v) + view.scale;
    double one = -view.cosPhase * Math.sqrt(1 - near * near);
    double other = -view.cosPhase * Math.sqrt(1 - far * far);
    if (u - view.scale >= Math.max(one, other)) {
      return Ground.LIT;
    }
    return u + view.scale <= Math.min(one, other) ? Ground.DARK : Ground.MIXED;
  }

  private double light(View view, double u, double v, double lit, double disc) {
    double earthlight =
        switch (night) {
          case DARK -> 0;
          case EARTHSHINE -> EARTHSHINE * (1 - view.cosPhase) / 2;
        };
    double light =
        switch (surface) {
          case PLAIN -> lit + (disc - lit) * earthlight;
          case MARIA -> (lit * shade(view, u, v) + (disc - lit) * earthlight) * ground.albedo(u, v);
        };
    return Math.clamp(light, 0, 1);
  }

  /// How bright even ground is under a low sun: the law of Lommel and Seeliger, μ₀ / (μ₀ + μ),
  /// which leaves the full moon evenly bright to its limb as the real one is, eased to 1 where the
  /// sun is at least as high as the viewer.
  private static double shade(View view, double u, double v) {
    double sight = Math.sqrt(Math.max(0, 1 - u * u - v * v));
    double sun = Math.max(0, u * view.sinPhase + sight * view.cosPhase) + view.scale / 2;
    double share = sun / (sun + sight);
    double low = Math.max(0, 1 - 2 * share);
    return 1 - low * low;
  }

  /// The part of a tent of half width `width` about 0 that lies below `x`.
  private static double below(double x, double width) {
    double t = Math.clamp(x / width, -1, 1);
    return t < 0 ? (1 + t) * (1 + t) / 2 : 1 - (1 - t) * (1 - t) / 2;
  }

  /// How bright the ground is at each place of the Moon's face: a chart of the maria, highlands and
  /// ray craters of the near side, drawn once and read smoothly. North is up, and the chart is
  /// fixed to the disc. Immutable.
  ///
  /// @param side places a row and rows of the chart
  /// @param chart row-major, shape (side, side), 0 to 1
  private record MoonGround(int side, float[] chart) {
    private static final double EDGE = 1.1;
    private static final int FINE = 3;

    /// Maria: centre x (east to the right), centre y (north up), half width, half height, darkness.
    private static final double[][] MARIA = {
      {-0.28, 0.52, 0.31, 0.27, 1.0}, // Imbrium
      {0.29, 0.45, 0.18, 0.16, 1.0}, // Serenitatis
      {0.46, 0.14, 0.24, 0.19, 1.0}, // Tranquillitatis
      {0.83, 0.29, 0.075, 0.12, 1.0}, // Crisium
      {0.74, -0.10, 0.12, 0.22, 0.85}, // Fecunditatis
      {0.53, -0.27, 0.10, 0.11, 0.85}, // Nectaris
      {-0.72, 0.30, 0.19, 0.36, 0.9}, // Procellarum, north
      {-0.62, -0.05, 0.25, 0.20, 0.9}, // Procellarum, south
      {-0.60, -0.41, 0.12, 0.12, 0.95}, // Humorum
      {-0.24, -0.34, 0.20, 0.15, 0.85}, // Nubium
      {-0.36, -0.15, 0.15, 0.11, 0.8}, // Cognitum
      {-0.45, 0.13, 0.16, 0.10, 0.65}, // Insularum
      {0.04, 0.23, 0.09, 0.08, 0.7}, // Vaporum
      {-0.02, 0.03, 0.10, 0.05, 0.45}, // Sinus Medii
      {-0.05, 0.82, 0.42, 0.045, 0.7}, // Frigoris
    };

    /// Bright craters: centre x, centre y, radius, length of the rays, brightness.
    private static final double[][] CRATERS = {
      {-0.14, -0.68, 0.05, 0.75, 0.30}, // Tycho
      {-0.33, 0.17, 0.05, 0.20, 0.30}, // Copernicus
      {-0.61, 0.14, 0.03, 0.13, 0.25}, // Kepler
      {-0.68, 0.40, 0.035, 0.10, 0.32}, // Aristarchus
      {0.44, 0.27, 0.02, 0.05, 0.15}, // Plinius
      {0.86, -0.16, 0.03, 0.14, 0.20}, // Langrenus
      {0.79, 0.18, 0.025, 0.12, 0.22}, // Proclus
    };

    /// The same everywhere.
    static MoonGround even() {
      return new MoonGround(1, new float[] {1});
    }

    /// The near side, charted on `side` × `side` places.
    static MoonGround lunar(int side) {
      float[] chart = new float[side * side];
      for (int place = 0; place < chart.length; place++) {
        double sum = 0;
        for (int part = 0; part < FINE * FINE; part++) {
          double column = place % side + (part % FINE + 0.5) / FINE;
          double row = Math.floorDiv(place, side) + (Math.floorDiv(part, FINE) + 0.5) / FINE;
          sum += survey((2 * column / side - 1) * EDGE, (1 - 2 * row / side) * EDGE);
        }
        chart[place] = (float) (sum / (FINE * FINE));
      }
      return new MoonGround(side, chart);
    }

    /// Brightness of the ground at a place of the unit disc, 0 to 1, read off the chart between its
    /// four nearest places.
    double albedo(double x, double y) {
      double column = Math.clamp((x / EDGE + 1) / 2 * side - 0.5, 0, side - 1);
      double row = Math.clamp((1 - y / EDGE) / 2 * side - 0.5, 0, side - 1);
      int left = (int) column;
      int top = (int) row;
      double upper = mix(at(left, top), at(left + 1, top), column - left);
      double lower = mix(at(left, top + 1), at(left + 1, top + 1), column - left);
      return mix(upper, lower, row - top);
    }

    private double at(int column, int row) {
      return chart[Math.min(row, side - 1) * side + Math.min(column, side - 1)];
    }

    private static double survey(double x, double y) {
      double shiftedX = x + wander(x, y, 11);
      double shiftedY = y + wander(x, y, 23);
      double light = 1;
      for (double[] mare : MARIA) {
        double across = (shiftedX - mare[0]) / mare[2];
        double along = (shiftedY - mare[1]) / mare[3];
        double away = Math.sqrt(across * across + along * along);
        light *= 1 - mare[4] * 0.5 * (1 - step((away - 0.72) / 0.62));
      }
      light = 0.44 + 0.56 * step((light - 0.3) / 0.7);
      double rough = 0.6 * noise(x, y, 8, 31) + 0.4 * noise(x, y, 19, 47) - 0.5;
      double ground = light * (0.9 + 0.24 * rough);
      for (double[] crater : CRATERS) {
        ground += crater[4] * splash(crater, x, y);
      }
      return Math.clamp(ground, 0, 1);
    }

    /// How far a coast strays from its ellipse: wide bays with small ones in them.
    private static double wander(double x, double y, int kind) {
      return 0.12 * (noise(x, y, 4, kind) - 0.5) + 0.07 * (noise(x, y, 11, kind + 1) - 0.5);
    }

    /// A bright crater and the rays thrown out of it, 0 to about 1.
    private static double splash(double[] crater, double x, double y) {
      double dx = x - crater[0];
      double dy = y - crater[1];
      double away = Math.sqrt(dx * dx + dy * dy);
      double core = 1 - step((away / crater[2] - 0.5) / 1.2);
      double fade = Math.max(0, 1 - away / crater[3]);
      double direction = StrictMath.atan2(dy, dx);
      double beam = Math.max(0, StrictMath.cos(7 * direction + 3 * crater[0]) - 0.35);
      return core + 0.5 * fade * fade * beam * (1 - core);
    }

    /// Smooth noise of the given number of waves over the disc, 0 to 1.
    private static double noise(double x, double y, double waves, int kind) {
      double column = (x + 2) * waves;
      double row = (y + 2) * waves;
      int left = (int) column;
      int top = (int) row;
      double across = step(column - left);
      double upper = mix(speck(left, top, kind), speck(left + 1, top, kind), across);
      double lower = mix(speck(left, top + 1, kind), speck(left + 1, top + 1, kind), across);
      return mix(upper, lower, step(row - top));
    }

    private static double speck(int column, int row, int kind) {
      int hash = column * 0x27d4eb2d ^ row * 0x165667b1 ^ kind * 0x9e3779b9;
      hash = (hash ^ hash >>> 15) * 0x85ebca6b;
      hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
      return ((hash ^ hash >>> 16) & 0xffff) / 65535.0;
    }

    private static double mix(double first, double second, double share) {
      return first + share * (second - first);
    }

    private static double step(double t) {
      double clipped = Math.clamp(t, 0, 1);
      return clipped * clipped * (3 - 2 * clipped);
    }
  }
}
