package lunula.metrics;

import java.util.Arrays;

/// The nearest few of the points offered so far, sorted by distance, equally near ones by index.
/// Mutable, of one thread.
public final class NearestList {
  private final double[] squares;
  private final int[] indices;

  /// @param size how many, at least 1
  public NearestList(int size) {
    squares = new double[size];
    indices = new int[size];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    Arrays.fill(indices, Integer.MAX_VALUE);
  }

  /// Squared distance that a point must not be beyond to be taken; infinite until the list is full.
  double worst() {
    return squares[squares.length - 1];
  }

  /// Whether a point would be taken: it is nearer than the farthest one held.
  boolean takes(double square, int index) {
    return isBefore(square, index, squares.length - 1);
  }

  /// Takes the point if it is nearer than the farthest one held.
  public void offer(double square, int index) {
    if (!takes(square, index)) {
      return;
    }
    int at = squares.length - 1;
    while (at > 0 && isBefore(square, index, at - 1)) {
      squares[at] = squares[at - 1];
      indices[at] = indices[at - 1];
      at--;
    }
    squares[at] = square;
    indices[at] = index;
  }

  private boolean isBefore(double square, int index, int at) {
    return square < squares[at] || (square == squares[at] && index < indices[at]);
  }

  /// Writes the list, nearest first.
  void copyTo(int[] allIndices, double[] allSquares, int from) {
    System.arraycopy(indices, 0, allIndices, from, indices.length);
    System.arraycopy(squares, 0, allSquares, from, squares.length);
  }

  /// Index of the point at a rank, from 0.
  public int index(int rank) {
    return indices[rank];
  }

  /// Distance of the point at a rank, from 0.
  public double distance(int rank) {
    return Math.sqrt(squares[rank]);
  }

  /// Whether a point is held.
  boolean holds(int index) {
    return Arrays.stream(indices).anyMatch(held -> held == index);
  }
}
