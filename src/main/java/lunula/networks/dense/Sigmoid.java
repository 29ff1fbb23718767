package lunula.networks.dense;

/// The logistic function, 1 / (1 + exp(−x)), right to two units in the last place for large
/// negative numbers, too: a rational approximation is wrong by 1e-7 there, which a wide layer of
/// SiLU adds up.
///
/// exp(−|x|) = 2ⁿ exp(r) with |r| ≤ ln 2 / 2 and the polynomial of the Cephes library. One loop a
/// step, all arrays read at the same place and none of two types: only such loops are turned into
/// vector instructions. Each thread has its own working space.
final class Sigmoid {
  private static final ThreadLocal<Sigmoid> MINE = ThreadLocal.withInitial(Sigmoid::new);

  /// Below, exp is no normal number any more.
  private static final float LEAST = -87;

  private static final float LOG2_OF_E = 1.442695f;

  /// ln 2 in two parts, of which the first has so few digits that n times it is exact.
  private static final float LN2_ABOVE = 355f / 512;

  private static final float LN2_BELOW = 2.1219444e-4f;

  /// Adding and taking away 1.5 · 2²³ rounds to a whole number.
  private static final float ROUNDING = 12_582_912f;

  /// Numbers of a stretch: all that is needed of it fits into the processor's first cache.
  static final int STRETCH = 1024;

  private final float[] numbers = new float[STRETCH];
  private final float[] powers = new float[STRETCH];
  private final float[] values = new float[STRETCH];
  private final int[] exponents = new int[STRETCH];

  private Sigmoid() {}

  /// Of some numbers, at most a stretch.
  ///
  /// @return from the array's beginning on; valid until this thread asks again
  static float[] of(float[] x, int from, int count) {
    Sigmoid mine = MINE.get();
    System.arraycopy(x, from, mine.numbers, 0, count);
    reduce(mine.numbers, mine.powers, mine.values, count);
    exponential(mine.values, count);
    whole(mine.powers, mine.exponents, count);
    scale(mine.exponents, mine.values, count);
    finish(mine.numbers, mine.values, count);
    return mine.values;
  }

  /// Replaces numbers by the exponentials of what they are less than the largest of them.
  ///
  /// @return their sum
  static double exponentials(float[] x, int from, int count, float largest) {
    Sigmoid mine = MINE.get();
    double sum = 0;
    for (int at = from; at < from + count; at += STRETCH) {
      int some = Math.min(STRETCH, from + count - at);
      System.arraycopy(x, at, mine.numbers, 0, some);
      for (int i = 0; i < some; i++) {
        mine.numbers[i] -= largest;
      }
      reduce(mine.numbers, mine.powers, mine.values, some);
      exponential(mine.values, some);
      whole(mine.powers, mine.exponents, some);
      scale(mine.exponents, mine.values, some);
      sum += sum(mine.values, some);
      System.arraycopy(mine.values, 0, x, at, some);
    }
    return sum;
  }

  /// Four sums, which need not wait for each other.
  private static double sum(float[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }

  private static void reduce(float[] x, float[] power, float[] rest, int count) {
    for (int i = 0; i < count; i++) {
      float least = Math.max(-Math.abs(x[i]), LEAST);
      float n = (least * LOG2_OF_E + ROUNDING) - ROUNDING;
      power[i] = n;
      rest[i] = least - n * LN2_ABOVE + n * LN2_BELOW;
    }
  }

  private static void exponential(float[] rest, int count) {
    for (int i = 0; i < count; i++) {
      float r = rest[i];
      float p = 1.9875691e-4f;
      p = p * r + 1.3981999e-3f;
      p = p * r + 8.333452e-3f;
      p = p * r + 4.1665796e-2f;
      p = p * r + 1.6666666e-1f;
      p = p * r + 0.5f;
      rest[i] = p * r * r + r + 1;
    }
  }

  private static void whole(float[] power, int[] exponent, int count) {
    for (int i = 0; i < count; i++) {
      exponent[i] = (int) power[i];
    }
  }

  private static void scale(int[] exponent, float[] value, int count) {
    for (int i = 0; i < count; i++) {
      value[i] *= Float.intBitsToFloat((exponent[i] + 127) << 23);
    }
  }

  /// From exp(−|x|): s = 1 / (1 + exp(−|x|)) of a positive x, exp(−|x|) s of a negative one.
  private static void finish(float[] x, float[] value, int count) {
    for (int i = 0; i < count; i++) {
      float e = value[i];
      float s = 1 / (1 + e);
      float half = 0.5f * Math.signum(x[i]);
      value[i] = e * s * (0.5f - half) + s * (0.5f + half);
    }
  }
}
