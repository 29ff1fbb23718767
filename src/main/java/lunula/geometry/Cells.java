package lunula.geometry;

import java.util.Random;
import java.util.stream.IntStream;

/// Points of any dimension divided among centres: each belongs to the nearest one. Lloyd's
/// algorithm (Lloyd 1982, “k-means”) moves every centre to the middle of its cell. Immutable.
public final class Cells {
  private final int dimensions;
  private final float[] points;
  private final float[] centres;
  private final int[] owners;

  private Cells(int dimensions, float[] points, float[] centres) {
    this.dimensions = dimensions;
    this.points = points;
    this.centres = centres;
    int count = points.length / dimensions;
    owners = IntStream.range(0, count).map(this::nearest).toArray();
  }

  /// Cells around some of the points themselves.
  ///
  /// @param points row-major, shape (count, dimensions); kept, not copied
  /// @param count how many cells, at most as many as there are points
  /// @param random draws the centres
  public static Cells among(float[] points, int dimensions, int count, Random random) {
    int all = points.length / dimensions;
    if (count < 1 || count > all) {
      throw new IllegalArgumentException(
          "there must be 1 to %,d cells, as there are %,d points, not %,d"
              .formatted(all, all, count));
    }
    int[] order = IntStream.range(0, all).toArray();
    float[] centres = new float[count * dimensions];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, all);
      int drawn = order[other];
      order[other] = order[i];
      System.arraycopy(points, drawn * dimensions, centres, i * dimensions, dimensions);
    }
    return new Cells(dimensions, points, centres);
  }

  private int nearest(int point) {
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int centre = 0; centre * dimensions < centres.length; centre++) {
      float distance = 0;
      for (int d = 0; d < dimensions; d++) {
        float away = points[point * dimensions + d] - centres[centre * dimensions + d];
        distance += away * away;
      }
      if (distance < least) {
        least = distance;
        best = centre;
      }
    }
    return best;
  }

  /// The same points with every centre in the middle of its cell; a centre without points, which
  /// only points that are equal can leave, stays.
  public Cells settled() {
    return new Cells(dimensions, points, means(points, centres));
  }

  /// The centres, row-major, shape (cells, dimensions); a copy.
  public float[] centres() {
    return centres.clone();
  }

  /// The mean of the points' values over each cell; over all points where a cell has none.
  ///
  /// @param values row-major, shape (points, dimensions)
  /// @return row-major, shape (cells, dimensions)
  public float[] means(float... values) {
    double[] sums = new double[dimensions];
    for (int i = 0; i < values.length; i++) {
      sums[i % dimensions] += values[i];
    }
    float[] whole = new float[centres.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (float) (sums[i % dimensions] / owners.length);
    }
    return means(values, whole);
  }

  private float[] means(float[] values, float[] otherwise) {
    double[] sums = new double[centres.length];
    int[] sizes = new int[centres.length / dimensions];
    for (int point = 0; point < owners.length; point++) {
      sizes[owners[point]]++;
      for (int d = 0; d < dimensions; d++) {
        sums[owners[point] * dimensions + d] += values[point * dimensions + d];
      }
    }
    float[] means = otherwise.clone();
    for (int i = 0; i < means.length; i++) {
      if (sizes[i / dimensions] > 0) {
        means[i] = (float) (sums[i] / sizes[i / dimensions]);
      }
    }
    return means;
  }
}
