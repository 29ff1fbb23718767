package lunula.geometry;

/// A flat map laid into a latent space of any size: an origin and two directions of length 1 at
/// right angles. Places on the map are lifted to a whole z, and any z is projected onto the map.
/// Immutable; any thread.
public final class LatentPlane {
  private final float[] origin;
  private final float[] right;
  private final float[] up;

  /// @param origin the z at the map's (0, 0)
  /// @param right where the map's x goes, length 1
  /// @param up where the map's y goes, length 1, at a right angle to `right`; all 0 for a latent
  ///     space of one dimension, whose map is a line
  public LatentPlane(float[] origin, float[] right, float[] up) {
    if (origin.length < 1 || right.length != origin.length || up.length != origin.length) {
      throw new IllegalArgumentException(
          "origin and directions of %d, %d and %d numbers"
              .formatted(origin.length, right.length, up.length));
    }
    this.origin = origin.clone();
    this.right = right.clone();
    this.up = up.clone();
  }

  /// The map of a space of one or two dimensions: its own axes.
  ///
  /// @param dimensions size of z, at least 1
  public static LatentPlane flat(int dimensions) {
    return new LatentPlane(new float[dimensions], unit(dimensions, 0), unit(dimensions, 1));
  }

  /// The vector of length 1 along one axis; all 0 if there is no such axis.
  static float[] unit(int dimensions, int axis) {
    float[] vector = new float[dimensions];
    if (axis < dimensions) {
      vector[axis] = 1;
    }
    return vector;
  }

  /// Size of z.
  public int dimensions() {
    return origin.length;
  }

  /// The place on the map that is nearest to a z.
  public LatentPoint project(float[] z) {
    return new LatentPoint(along(right, z, 0), along(up, z, 0));
  }

  /// What a normal with independent numbers looks like on the map, one standard deviation wide.
  ///
  /// @param mean a whole z
  /// @param logVariance natural logarithm of the variances, length as z
  public Ellipse shadow(float[] mean, float[] logVariance) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < origin.length; i++) {
      double variance = Math.exp(logVariance[i]);
      xx += variance * right[i] * right[i];
      xy += variance * right[i] * up[i];
      yy += variance * up[i] * up[i];
    }
    return Ellipse.of(project(mean), xx, xy, yy);
  }

  /// The places on the map that are nearest to many codes.
  ///
  /// @param rows row-major, shape (count, dimensions)
  /// @return row-major, shape (count, 2)
  public float[] projectAll(float[] rows) {
    float[] places = new float[rows.length / origin.length * 2];
    for (int row = 0; row < places.length / 2; row++) {
      places[2 * row] = along(right, rows, row * origin.length);
      places[2 * row + 1] = along(up, rows, row * origin.length);
    }
    return places;
  }

  /// How far directions of z go along the map's two.
  ///
  /// @param rows row-major, shape (count, dimensions)
  /// @return row-major, shape (count, 2)
  public float[] directions(float[] rows) {
    float[] directions = new float[rows.length / origin.length * 2];
    for (int at = 0; at < directions.length; at++) {
      float[] axis = at % 2 == 0 ? right : up;
      for (int i = 0; i < origin.length; i++) {
        directions[at] += axis[i] * rows[at / 2 * origin.length + i];
      }
    }
    return directions;
  }

  /// The map's first coordinate of many codes.
  ///
  /// @param rows row-major, shape (count, dimensions)
  public float[] xs(float[] rows) {
    return all(right, rows);
  }

  /// The map's second coordinate of many codes.
  ///
  /// @param rows row-major, shape (count, dimensions)
  public float[] ys(float[] rows) {
    return all(up, rows);
  }

  private float[] all(float[] direction, float[] rows) {
    float[] coordinates = new float[rows.length / origin.length];
    for (int row = 0; row < coordinates.length; row++) {
      coordinates[row] = along(direction, rows, row * origin.length);
    }
    return coordinates;
  }

  private float along(float[] direction, float[] rows, int from) {
    double sum = 0;
    for (int i = 0; i < origin.length; i++) {
      if (direction[i] != 0) {
        sum += ((double) rows[from + i] - origin[i]) * direction[i];
      }
    }
    return (float) sum;
  }

  /// The z at a place on the map.
  public float[] lift(LatentPoint place) {
    return lift(new float[] {(float) place.x(), (float) place.y()});
  }

  /// The z at each of many places on the map.
  ///
  /// @param places row-major, shape (count, 2)
  /// @return row-major, shape (count, dimensions)
  public float[] lift(float[] places) {
    int size = origin.length;
    float[] rows = new float[places.length / 2 * size];
    for (int at = 0; at < rows.length; at++) {
      int place = at / size * 2;
      int i = at % size;
      rows[at] = origin[i] + places[place] * right[i] + places[place + 1] * up[i];
    }
    return rows;
  }
}
