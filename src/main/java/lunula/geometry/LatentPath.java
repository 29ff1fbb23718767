package lunula.geometry;

import java.util.List;

/// A way through a latent space of any size, from `t` = 0 to `t` = 1. Immutable.
public interface LatentPath {
  /// The place a share `t` along the way; exactly the first stop at 0.
  ///
  /// @param t 0..1; values outside are clipped
  /// @return a new array, as long as a place has coordinates
  double[] at(double t);

  /// Where on the way its stops are: 0 first, then rising, as many as there are stops. A loop comes
  /// back to its first stop, which is not told twice.
  List<Double> stops();

  /// Length of the way in latent units.
  double length();

  /// The straight way between two places of the map.
  static LatentPath straight(LatentPoint a, LatentPoint b) {
    return PathShape.STRAIGHT.through(List.of(row(a), row(b)), PathShape.End.OPEN);
  }

  /// The place a share `t` along a way on the map.
  ///
  /// @param t 0..1; values outside are clipped
  default LatentPoint point(double t) {
    double[] place = at(t);
    return new LatentPoint(place[0], place[1]);
  }

  /// Places at even steps of `t`, both ends included.
  ///
  /// @param count how many, at least 2
  /// @return row-major, shape (count, dimensions)
  default float[] sample(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("a way has at least its two ends, not " + count);
    }
    int size = at(0).length;
    float[] rows = new float[size * count];
    for (int i = 0; i < count; i++) {
      double[] place = at((double) i / (count - 1));
      for (int axis = 0; axis < size; axis++) {
        rows[size * i + axis] = (float) place[axis];
      }
    }
    return rows;
  }

  /// Position on a way that is gone there and back again without end: 0 at phase 0, 1 at phase 1, 0
  /// at phase 2, and so on.
  ///
  /// @param phase distance gone, in lengths of the way, at least 0
  static double pingPong(double phase) {
    double lap = phase % 2;
    return lap <= 1 ? lap : 2 - lap;
  }

  /// Coordinates of a place of the map.
  static double[] row(LatentPoint place) {
    return new double[] {place.x(), place.y()};
  }
}
