package lunula.geometry;

/// The straight way from one place on the map to another.
///
/// @param a where it begins, at `t` = 0
/// @param b where it ends, at `t` = 1
public record LatentPath(LatentPoint a, LatentPoint b) {
  /// The place a fraction `t` along the way; exactly `a` at 0 and exactly `b` at 1.
  ///
  /// @param t 0..1; values outside are clipped
  public LatentPoint at(double t) {
    if (t >= 1) {
      return b;
    }
    return t <= 0 ? a : a.towards(b, t);
  }

  /// Places at even distances along the way, both ends included.
  ///
  /// @param count how many, at least 2
  /// @return row-major, shape (count, 2)
  public float[] sample(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("a path has at least its two ends, not " + count);
    }
    float[] rows = new float[2 * count];
    for (int i = 0; i < count; i++) {
      LatentPoint place = at((double) i / (count - 1));
      rows[2 * i] = (float) place.x();
      rows[2 * i + 1] = (float) place.y();
    }
    return rows;
  }

  /// Length of the way in latent units.
  public double length() {
    return a.distanceTo(b);
  }

  /// The same way walked from B to A.
  public LatentPath reversed() {
    return new LatentPath(b, a);
  }

  /// Position on the way when going there and back again without end: 0 at phase 0, 1 at phase 1, 0
  /// at phase 2, and so on.
  ///
  /// @param phase distance gone, in lengths of the way, at least 0
  public static double pingPong(double phase) {
    double lap = phase % 2;
    return lap <= 1 ? lap : 2 - lap;
  }
}
