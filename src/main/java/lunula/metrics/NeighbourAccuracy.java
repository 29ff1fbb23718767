package lunula.metrics;

import lunula.data.LabelledImages;
import lunula.model.Encodings;

/// How well a code tells its image's class: the share of test images whose class is the commonest
/// among the k nearest training codes.
///
/// accuracy = (1/n) Σᵢ 1(vote(N_k(zᵢ)) = yᵢ), z the posterior mean, N_k by Euclidean distance.
/// Range 0 to 1, higher is better; guessing gives 1 / classes when they are equally frequent.
/// Cover & Hart 1967. Equally near codes count by their index; of classes with equally many votes
/// the one with the nearest voter wins.
public final class NeighbourAccuracy {
  /// The k that cards report.
  public static final int K = 10;

  private NeighbourAccuracy() {}

  /// Accuracy of the test images' codes among the training images', with [#K] neighbours.
  public static double of(
      Encodings train, LabelledImages trainImages, Encodings test, LabelledImages testImages) {
    return of(
        Vectors.ofMeans(train),
        trainImages.allLabels(),
        Vectors.ofMeans(test),
        testImages.allLabels(),
        K);
  }

  /// @param reference training codes
  /// @param referenceLabels their classes, unsigned bytes
  /// @param queries test codes, of as many dimensions
  /// @param queryLabels their classes, unsigned bytes
  /// @param k 1 to the number of training codes
  /// @return 0 to 1, NaN without queries
  public static double of(
      Vectors reference, byte[] referenceLabels, Vectors queries, byte[] queryLabels, int k) {
    checkLabels(reference, referenceLabels);
    checkLabels(queries, queryLabels);
    Neighbours neighbours = NeighbourIndex.of(reference).nearest(queries, k);
    int right = 0;
    for (int query = 0; query < queries.count(); query++) {
      if (vote(neighbours, query, referenceLabels) == Byte.toUnsignedInt(queryLabels[query])) {
        right++;
      }
    }
    return (double) right / queries.count();
  }

  private static void checkLabels(Vectors codes, byte[] labels) {
    if (codes.count() != labels.length) {
      throw new IllegalArgumentException(
          codes.count() + " codes do not go with " + labels.length + " labels");
    }
  }

  private static int vote(Neighbours neighbours, int query, byte[] labels) {
    int[] votes = new int[256];
    int most = 0;
    for (int rank = 0; rank < neighbours.k(); rank++) {
      int label = Byte.toUnsignedInt(labels[neighbours.index(query, rank)]);
      most = Math.max(most, ++votes[label]);
    }
    int rank = 0;
    while (votes[Byte.toUnsignedInt(labels[neighbours.index(query, rank)])] < most) {
      rank++;
    }
    return Byte.toUnsignedInt(labels[neighbours.index(query, rank)]);
  }
}
