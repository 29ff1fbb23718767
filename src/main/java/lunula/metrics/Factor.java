package lunula.metrics;

/// A true cause of each image, such as the phase of a moon, as the numbers a regression is to
/// predict. Immutable.
///
/// An angle stands as its sine and cosine, so that just below and just above a full turn are near
/// each other. Mardia & Jupp 2000.
public final class Factor {
  private final int width;
  private final double[] targets;

  private Factor(int width, double[] targets) {
    this.width = width;
    this.targets = targets;
    for (double target : targets) {
      if (!Double.isFinite(target)) {
        throw new IllegalArgumentException("a factor must be finite");
      }
    }
  }

  /// A factor whose values lie on a line.
  ///
  /// @param values one an image, finite
  public static Factor linear(double... values) {
    return new Factor(1, values.clone());
  }

  /// A factor whose values lie on a circle.
  ///
  /// @param period after how much a value comes round again: 2π for angles in radians, 360 in
  ///     degrees, 180 in degrees for what looks the same upside down
  /// @param values one an image, finite
  public static Factor angle(double period, double... values) {
    if (!(period > 0)) {
      throw new IllegalArgumentException("a period must be above 0, not " + period);
    }
    double[] targets = new double[2 * values.length];
    for (int image = 0; image < values.length; image++) {
      double angle = 2 * Math.PI * values[image] / period;
      targets[2 * image] = Math.sin(angle);
      targets[2 * image + 1] = Math.cos(angle);
    }
    return new Factor(2, targets);
  }

  /// How many images.
  public int count() {
    return targets.length / width;
  }

  /// Numbers to predict an image: 1, or 2 for an angle.
  int width() {
    return width;
  }

  double target(int image, int column) {
    return targets[image * width + column];
  }

  /// The factor of some images, in the order given.
  Factor of(int[] images) {
    double[] chosen = new double[images.length * width];
    for (int row = 0; row < images.length; row++) {
      System.arraycopy(targets, images[row] * width, chosen, row * width, width);
    }
    return new Factor(width, chosen);
  }
}
