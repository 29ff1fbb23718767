package lunula.metrics;

import java.util.stream.IntStream;

/// Finds the k nearest of many points by Euclidean distance, exactly. Of equally near points the
/// one with the lower index comes first, so an answer never depends on how it was found. Immutable;
/// safe to share between threads.
public abstract sealed class NeighbourIndex permits KdTree, BlockScan {
  /// Up to this many dimensions a tree looks at fewer points than there are.
  private static final int TREE_DIMENSIONS = 6;

  /// How many queries one thread answers at a time.
  private static final int QUERIES_A_TASK = 64;

  final Vectors reference;
  final int dimensions;

  NeighbourIndex(Vectors reference) {
    this.reference = reference;
    dimensions = reference.dimensions();
  }

  /// An index over `reference`, of the kind that suits its dimensions: 60,000 points and 10,000
  /// queries take a few tenths of a second in two dimensions, some seconds in sixteen.
  public static NeighbourIndex of(Vectors reference) {
    return reference.dimensions() <= TREE_DIMENSIONS
        ? new KdTree(reference)
        : new BlockScan(reference);
  }

  /// The points to be found.
  public final Vectors reference() {
    return reference;
  }

  /// Answers some queries.
  ///
  /// @param lists one per query, empty; filled with its nearest points
  /// @param from the query that the first list is for
  abstract void search(Vectors queries, int from, NearestList[] lists);

  /// The k nearest points of each query. A query that is itself among the points finds itself.
  /// Blocking; uses every core.
  ///
  /// @param k 1 to the number of points
  public final Neighbours nearest(Vectors queries, int k) {
    if (queries.dimensions() != dimensions) {
      throw new IllegalArgumentException(
          "queries of %d dimensions do not go with points of %d"
              .formatted(queries.dimensions(), dimensions));
    }
    if (k < 1 || k > reference.count()) {
      throw new IllegalArgumentException(
          "there are no %d nearest of %d points".formatted(k, reference.count()));
    }
    int[] indices = new int[Math.multiplyExact(queries.count(), k)];
    double[] squares = new double[indices.length];
    int tasks = (queries.count() + QUERIES_A_TASK - 1) / QUERIES_A_TASK;
    IntStream.range(0, tasks)
        .parallel()
        .forEach(
            task -> {
              int from = task * QUERIES_A_TASK;
              var lists = new NearestList[Math.min(QUERIES_A_TASK, queries.count() - from)];
              for (int query = 0; query < lists.length; query++) {
                lists[query] = new NearestList(k);
              }
              search(queries, from, lists);
              for (int query = 0; query < lists.length; query++) {
                lists[query].copyTo(indices, squares, (from + query) * k);
              }
            });
    return new Neighbours(k, indices, squares);
  }
}
