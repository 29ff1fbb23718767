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
}
