package lunula.train;

import java.util.Random;

/// The numbers of [Random], from a state that can be told and set: the linear congruential
/// generator that its documentation defines (Knuth, volume 2, section 3.2.1), and Marsaglia's polar
/// method for normal numbers (Knuth, section 3.4.1, algorithm P). One thread.
final class ResumableRandom extends Random {
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long INCREMENT = 0xBL;
  private static final int BITS = 48;
  private static final long MASK = (1L << BITS) - 1;

  private long state;
  private double spare = Double.NaN;

  ResumableRandom(long seed) {
    super(seed);
    state = (seed ^ MULTIPLIER) & MASK;
  }

  /// Where it stands now.
  RunState.Chance state() {
    return new RunState.Chance(state, spare);
  }

  /// Goes on from there.
  void set(RunState.Chance from) {
    state = from.bits() & MASK;
    spare = from.spare();
  }

  @Override
  protected int next(int bits) {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return (int) (state >>> (BITS - bits));
  }

  @Override
  public synchronized double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double left = spare;
      spare = Double.NaN;
      return left;
    }
    while (true) {
      double one = 2 * nextDouble() - 1;
      double other = 2 * nextDouble() - 1;
      double square = one * one + other * other;
      if (square < 1 && square != 0) {
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = other * factor;
        return one * factor;
      }
    }
  }
}
