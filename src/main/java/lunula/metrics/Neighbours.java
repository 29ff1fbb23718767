package lunula.metrics;

/// The nearest reference points of each query, nearest first. Immutable.
///
/// @param k neighbours a query
/// @param indices of reference points, row-major, shape (queries, k); nobody writes to it
/// @param squares squared Euclidean distances, same shape; nobody writes to it
public record Neighbours(int k, int[] indices, double[] squares) {

  /// How many queries.
  public int count() {
    return indices.length / k;
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
