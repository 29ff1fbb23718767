package lunula.metrics;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// Draws images by a seed, the same ones in every run and every version of Java.
public final class Sample {
  private Sample() {}

  /// Draws without replacement, each set of `size` images being as likely as any other.
  ///
  /// @param count how many images there are
  /// @param size how many are wanted; all are taken, shuffled, if there are no more
  /// @return indices from 0 to `count` - 1, each at most once, in random order
  public static int[] indices(int count, int size, long seed) {
    int[] all = IntStream.range(0, count).toArray();
    var random = new Random(seed);
    int taken = Math.min(size, count);
    for (int at = 0; at < taken; at++) {
      int other = at + random.nextInt(count - at);
      int kept = all[at];
      all[at] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, taken);
  }
}
