package lunula.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Images in an order, each with a score. Immutable; any thread.
public final class Ranking {
  /// Nothing found.
  public static final Ranking EMPTY = new Ranking(new int[0], new double[0]);

  private final int[] images;
  private final double[] scores;

  /// @param images by rank; kept, not copied
  /// @param scores one an image, by rank; kept, not copied; empty if there is nothing to score
  Ranking(int[] images, double[] scores) {
    this.images = images;
    this.scores = scores;
  }

  /// Images without a score, in the order given.
  public static Ranking of(int... images) {
    return new Ranking(images.clone(), new double[0]);
  }

  /// All images, the largest score first; of equal scores the lower index. What is not a number
  /// comes first: nothing is stranger.
  ///
  /// @param scores by image
  public static Ranking largestFirst(double[] scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer image) -> scores[image]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ranking(order, IntStream.of(order).mapToDouble(image -> scores[image]).toArray());
  }

  /// How many images.
  public int size() {
    return images.length;
  }

  /// Index of the image at a rank, from 0.
  public int image(int rank) {
    return images[rank];
  }

  /// Whether there are scores.
  public boolean isScored() {
    return scores.length > 0;
  }

  /// Score of the image at a rank.
  ///
  /// @throws ArrayIndexOutOfBoundsException if there are no scores
  public double score(int rank) {
    return scores[rank];
  }

  /// The images by rank, as a selection is made of.
  public int[] images() {
    return images.clone();
  }
}
