package lunula.metrics;

/// The nearest reference points of each query, nearest first. Immutable.
public final class Neighbours {
  private final int k;
  private final int[] indices;
  private final double[] squares;

  /// @param k neighbours a query
  /// @param indices of reference points, row-major, shape (queries, k); kept, not copied
  /// @param squares squared Euclidean distances, same shape; kept, not copied
  Neighbours(int k, int[] indices, double[] squares) {
    this.k = k;
    this.indices = indices;
    this.squares = squares;
  }

  /// How many queries.
  public int count() {
    return indices.length / k;
  }

  /// How many neighbours each query has.
  public int k() {
    return k;
  }

  /// Index of a query's neighbour among the reference points.
  ///
  /// @param rank 0 for the nearest, up to k - 1
  public int index(int query, int rank) {
    return indices[query * k + rank];
  }

  /// Euclidean distance between a query and its neighbour, in the space's units.
  ///
  /// @param rank 0 for the nearest, up to k - 1
  public double distance(int query, int rank) {
    return Math.sqrt(squares[query * k + rank]);
  }
}
