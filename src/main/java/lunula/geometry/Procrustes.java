package lunula.geometry;

/// A turn about a middle, with or without a mirror, that lays the points of one map as near as
/// possible to their partners on another: the orthogonal Procrustes problem (Schönemann 1966, "A
/// generalized solution of the orthogonal Procrustes problem", Psychometrika 31), solved for two
/// dimensions in closed form. Distances within the map stay as they are. Immutable; any thread.
///
/// A point is mapped to `middle + T (point − middle)`, where T is `(a, b; c, d)`.
///
/// @param middleX the points' mean
/// @param middleY the points' mean
/// @param a first row of the orthogonal matrix T
/// @param b first row of T
/// @param c second row of T
/// @param d second row of T
public record Procrustes(double middleX, double middleY, double a, double b, double c, double d) {
  /// Leaves every point where it is.
  public static final Procrustes NONE = new Procrustes(0, 0, 1, 0, 0, 1);

  /// The turn that fits points to their partners: it minimises the sum of the squared distances
  /// between both sets, each counted from its own mean. Pairs with a number that is not finite are
  /// left out; where nothing decides (no pairs, or all at one place), nothing is turned.
  ///
  /// @param xs first coordinates of the points to turn
  /// @param ys second coordinates, as many
  /// @param toXs first coordinates of their partners, in the same order
  /// @param toYs second coordinates
  public static Procrustes fit(float[] xs, float[] ys, float[] toXs, float[] toYs) {
    if (xs.length != ys.length || xs.length != toXs.length || xs.length != toYs.length) {
      throw new IllegalArgumentException(
          "%d, %d, %d and %d coordinates are no pairs"
              .formatted(xs.length, ys.length, toXs.length, toYs.length));
    }
    double[] means = new double[4];
    int count = 0;
    for (int i = 0; i < xs.length; i++) {
      if (isPair(xs, ys, toXs, toYs, i)) {
        means[0] += xs[i];
        means[1] += ys[i];
        means[2] += toXs[i];
        means[3] += toYs[i];
        count++;
      }
    }
    for (int i = 0; count > 0 && i < means.length; i++) {
      means[i] /= count;
    }
    double[] products = new double[4];
    for (int i = 0; i < xs.length; i++) {
      if (isPair(xs, ys, toXs, toYs, i)) {
        double x = xs[i] - means[0];
        double y = ys[i] - means[1];
        double toX = toXs[i] - means[2];
        double toY = toYs[i] - means[3];
        products[0] += x * toX;
        products[1] += x * toY;
        products[2] += y * toX;
        products[3] += y * toY;
      }
    }
    return best(means[0], means[1], products);
  }

  /// Of the best turn and the best turn with a mirror, the one under which the products of partners
  /// sum to more.
  ///
  /// @param products sums of x·x', x·y', y·x', y·y'
  private static Procrustes best(double middleX, double middleY, double[] products) {
    double turn = Math.hypot(products[0] + products[3], products[1] - products[2]);
    double mirror = Math.hypot(products[0] - products[3], products[1] + products[2]);
    double length = Math.max(turn, mirror);
    if (!(length > 0)) {
      return NONE;
    }
    int side = turn >= mirror ? 1 : -1;
    double cosine = (products[0] + side * products[3]) / length;
    double sine = (products[1] - side * products[2]) / length;
    return new Procrustes(middleX, middleY, cosine, -side * sine, sine, side * cosine);
  }

  private static boolean isPair(float[] xs, float[] ys, float[] toXs, float[] toYs, int i) {
    return Float.isFinite(xs[i])
        && Float.isFinite(ys[i])
        && Float.isFinite(toXs[i])
        && Float.isFinite(toYs[i]);
  }

  /// Whether the map is seen from behind.
  public boolean mirrors() {
    return a * d - b * c < 0;
  }

  /// First coordinates of points after the turn.
  public float[] xs(float[] xs, float[] ys) {
    return along(middleX, a, b, xs, ys);
  }

  /// Second coordinates of points after the turn.
  public float[] ys(float[] xs, float[] ys) {
    return along(middleY, c, d, xs, ys);
  }

  private float[] along(double middle, double first, double second, float[] xs, float[] ys) {
    float[] turned = new float[xs.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (float) (middle + first * (xs[i] - middleX) + second * (ys[i] - middleY));
    }
    return turned;
  }
}
