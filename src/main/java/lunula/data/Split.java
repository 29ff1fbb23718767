package lunula.data;

import java.util.Arrays;
import java.util.Random;

/// Which images of one set are kept back to judge by: chosen by chance, the same ones for the same
/// seed.
///
/// @param testShare part of the images that becomes the test set, above 0 and below 1
/// @param seed of the choice
public record Split(double testShare, long seed) {
  /// One image in six, as in MNIST.
  public static final Split ONE_IN_SIX = new Split(1.0 / 6, 1);

  public Split {
    if (!(testShare > 0 && testShare < 1)) {
      throw new IllegalArgumentException("test share must be above 0 and below 1: " + testShare);
    }
  }

  /// Numbers of the training and of the test images, each in ascending order; neither is empty.
  ///
  /// @param count at least 2
  public Parts of(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    Random chance = new Random(seed);
    for (int i = count - 1; i > 0; i--) {
      int j = chance.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    int tests = (int) Math.clamp(Math.round(count * testShare), 1L, count - 1L);
    int[] test = Arrays.copyOf(order, tests);
    int[] train = Arrays.copyOfRange(order, tests, count);
    Arrays.sort(test);
    Arrays.sort(train);
    return new Parts(train, test);
  }

  /// Image numbers of both parts.
  public record Parts(int[] train, int[] test) {}
}
