package lunula.geometry;

/// Sums and differences of codes, as with word vectors: king − man + woman. Mikolov et al. 2013;
/// for decoded pictures Radford et al. 2016, section 6.
public final class LatentArithmetic {
  private LatentArithmetic() {}

  /// A − B + C: what leads from B to A, set off from C. The fourth corner of the parallelogram
  /// whose others are A, B and C in turn.
  ///
  /// @param a of the same length as the others
  public static float[] result(float[] a, float[] b, float[] c) {
    if (a.length != b.length || a.length != c.length) {
      throw new IllegalArgumentException(
          "codes of %d, %d and %d numbers".formatted(a.length, b.length, c.length));
    }
    float[] sum = new float[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) ((double) a[i] - b[i] + c[i]);
    }
    return sum;
  }

  /// The C for which A − B + C is a given D.
  public static float[] third(float[] a, float[] b, float[] d) {
    return result(d, a, b);
  }

  /// A code moved along a plane, to where it is seen at a place; what lies across the plane stays.
  public static float[] moved(float[] code, LatentPlane plane, LatentPoint to) {
    return result(plane.lift(to), plane.lift(plane.project(code)), code);
  }
}
