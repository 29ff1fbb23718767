package lunula.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A latent space seen from the map: as many directions at right angles as it has dimensions, the
/// first two on the map and the others, those with most variance first, across it.
///
/// A z is its coordinates along these directions. On the model's own axes they are z's own numbers;
/// along principal components they count from the encodings' mean. Immutable; any thread.
public final class LatentFrame {
  private static final LatentFrame LINE = own(1);
  private static final LatentFrame PLANE = own(2);

  private final PlaneChoice choice;
  private final float[] origin;
  private final Direction[] directions;

  /// One of the directions.
  ///
  /// @param number which of the model's axes, or which principal component
  /// @param unit of length 1
  /// @param middle of the encodings along it
  /// @param spread standard deviation of the encodings along it
  private record Direction(int number, float[] unit, float middle, float spread) {}

  private LatentFrame(PlaneChoice choice, float[] origin, Direction[] directions) {
    this.choice = choice;
    this.origin = origin;
    this.directions = directions;
  }

  /// The model's own axes in their order; looks at no encodings, so the other dimensions are 0.
  ///
  /// @param dimensions size of z, at least 1
  public static LatentFrame flat(int dimensions) {
    return switch (dimensions) {
      case 1 -> LINE;
      case 2 -> PLANE;
      default -> own(dimensions);
    };
  }

  private static LatentFrame own(int dimensions) {
    float[] ones = new float[dimensions];
    Arrays.fill(ones, 1);
    int[] axes = IntStream.range(0, dimensions).toArray();
    PlaneChoice choice = dimensions < 2 ? PlaneChoice.principal() : new PlaneChoice.Axes(0, 1);
    return onAxes(choice, axes, new float[dimensions], ones);
  }

  /// The frame of a choice for these encodings; takes time with many, so in the background.
  ///
  /// @param rows posterior means or codes, row-major, shape (count, dimensions); without any the
  /// frame
  ///     is that of the standard normal prior
  /// @param wanted the principal plane instead, if there are no such axes
  public static LatentFrame of(float[] rows, int dimensions, PlaneChoice wanted) {
    if (dimensions < 3) {
      return flat(dimensions);
    }
    if (rows.length == 0) {
      return of(prior(dimensions), dimensions, wanted);
    }
    return switch (wanted.within(dimensions)) {
      case PlaneChoice.Principal principal -> principal(PrincipalAxes.of(rows, dimensions));
      case PlaneChoice.Axes axes -> axes(rows, dimensions, axes);
    };
  }

  /// Points with the mean and the covariance of the standard normal, for a map without points.
  private static float[] prior(int dimensions) {
    float[] rows = new float[2 * dimensions * dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      rows[2 * axis * dimensions + axis] = (float) Math.sqrt(dimensions);
      rows[(2 * axis + 1) * dimensions + axis] = -(float) Math.sqrt(dimensions);
    }
    return rows;
  }

  private static LatentFrame principal(PrincipalAxes axes) {
    int size = axes.mean().length;
    Direction[] directions = new Direction[size];
    for (int i = 0; i < size; i++) {
      float spread = (float) Math.sqrt(axes.variances()[i]);
      directions[i] = new Direction(i, floats(axes.directions()[i]), 0, spread);
    }
    return new LatentFrame(PlaneChoice.principal(), floats(axes.mean()), directions);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static LatentFrame axes(float[] rows, int dimensions, PlaneChoice.Axes chosen) {
    float[] means = new float[dimensions];
    float[] spreads = new float[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      measure(rows, axis, means, spreads);
    }
    IntStream others =
        IntStream.range(0, dimensions)
            .filter(axis -> axis != chosen.x() && axis != chosen.y())
            .boxed()
            .sorted(Comparator.comparingDouble(axis -> -spreads[axis]))
            .mapToInt(Integer::intValue);
    int[] order = IntStream.concat(IntStream.of(chosen.x(), chosen.y()), others).toArray();
    return onAxes(chosen, order, means, spreads);
  }

  private static void measure(float[] rows, int axis, float[] means, float[] spreads) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int at = axis; at < rows.length; at += means.length) {
      double value = rows[at];
      if (Double.isFinite(value)) {
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    means[axis] = (float) mean;
    spreads[axis] = count == 0 ? 0 : (float) Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  private static LatentFrame onAxes(
      PlaneChoice choice, int[] order, float[] means, float[] spreads) {
    int size = order.length;
    Direction[] directions = new Direction[size];
    for (int i = 0; i < size; i++) {
      int axis = order[i];
      directions[i] = new Direction(axis, LatentPlane.unit(size, axis), means[axis], spreads[axis]);
    }
    return new LatentFrame(choice, new float[size], directions);
  }

  /// The same frame with every principal component turned to the side on which it was in a former
  /// one: a component's sign says nothing, and a map that trains should not flip over.
  public LatentFrame alignedTo(LatentFrame former) {
    if (!choice.equals(PlaneChoice.principal())
        || !former.choice.equals(choice)
        || former.dimensions() != dimensions()
        || dimensions() < 3) {
      return this;
    }
    Direction[] aligned = directions.clone();
    for (int i = 0; i < aligned.length; i++) {
      aligned[i] = sameSide(directions[i], former.directions[i].unit);
    }
    return new LatentFrame(choice, origin, aligned);
  }

  private static Direction sameSide(Direction direction, float[] former) {
    float[] turned = direction.unit.clone();
    double product = 0;
    for (int i = 0; i < turned.length; i++) {
      product += turned[i] * former[i];
      turned[i] = -turned[i];
    }
    return product < 0
        ? new Direction(direction.number, turned, direction.middle, direction.spread)
        : direction;
  }

  /// What was chosen for the map.
  public PlaneChoice choice() {
    return choice;
  }

  /// Size of z.
  public int dimensions() {
    return origin.length;
  }

  /// How many directions go across the map.
  public int others() {
    return Math.max(0, dimensions() - 2);
  }

  /// Which of the model's axes, or which principal component, a direction is; from 0.
  ///
  /// @param direction 0 and 1 lie on the map
  public int number(int direction) {
    return directions[direction].number;
  }

  /// Where the middle of the encodings lies along a direction.
  public float middle(int direction) {
    return directions[direction].middle;
  }

  /// Standard deviation of the encodings along a direction, at least 0.
  public float spread(int direction) {
    return directions[direction].spread;
  }

  /// How much of the encodings' variance lies along a direction.
  ///
  /// @return 0 to 1; not a number where nothing varies
  public double share(int direction) {
    double all = 0;
    for (Direction one : directions) {
      all += (double) one.spread * one.spread;
    }
    return (double) spread(direction) * spread(direction) / all;
  }

  /// Where a z lies along each direction.
  public float[] coordinates(float[] z) {
    float[] coordinates = new float[directions.length];
    for (int i = 0; i < coordinates.length; i++) {
      double sum = 0;
      for (int j = 0; j < z.length; j++) {
        sum += ((double) z[j] - origin[j]) * directions[i].unit[j];
      }
      coordinates[i] = (float) sum;
    }
    return coordinates;
  }

  /// The middle of the encodings along every direction, which is where the map lies unless told.
  public float[] middles() {
    float[] middles = new float[directions.length];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = directions[i].middle;
    }
    return middles;
  }

  /// The map that lies at certain coordinates across it.
  ///
  /// @param coordinates along every direction; the first two are not looked at
  public LatentPlane plane(float[] coordinates) {
    float[] at = origin.clone();
    for (int i = 2; i < directions.length; i++) {
      for (int j = 0; j < at.length; j++) {
        at[j] += coordinates[i] * directions[i].unit[j];
      }
    }
    float[] up = directions.length > 1 ? directions[1].unit : new float[at.length];
    return new LatentPlane(at, directions[0].unit, up);
  }
}
