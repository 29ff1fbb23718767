package lunula.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the k nearest of many points by Euclidean distance, exactly. Of equally near points the
/// one with the lower index comes first, so an answer never depends on how it was found. Immutable;
/// safe to share between threads.
public abstract sealed class NeighbourIndex permits NeighbourIndex.KdTree, BlockScan {
  /// Up to this many dimensions a tree looks at fewer points than there are.
  private static final int TREE_DIMENSIONS = 6;

  /// How many queries one thread answers at a time, at most.
  private static final int QUERIES_A_TASK = 64;

  /// How many numbers it looks at for them at most, about a tenth of a second's worth.
  private static final long NUMBERS_A_TASK = 1L << 27;

  /// After how many of those somebody may end it: one for each processor.
  private static final int TASKS_A_LOOK = Runtime.getRuntime().availableProcessors();

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
    return nearest(queries, k, () -> {});
  }

  /// The same, which the caller may end.
  ///
  /// @param look called now and then, on this thread; may throw
  public final Neighbours nearest(Vectors queries, int k, Runnable look) {
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
    long numbers = Math.max(1, (long) reference.count() * dimensions);
    int each = Math.clamp(NUMBERS_A_TASK / numbers, 1, QUERIES_A_TASK);
    int tasks = (queries.count() + each - 1) / each;
    for (int first = 0; first < tasks; first += TASKS_A_LOOK) {
      look.run();
      IntStream.range(first, Math.min(tasks, first + TASKS_A_LOOK))
          .parallel()
          .forEach(
              task -> {
                int from = task * each;
                int end = Math.min(queries.count(), from + each);
                answer(queries, k, from, end, indices, squares);
              });
    }
    return new Neighbours(k, indices, squares);
  }

  private void answer(Vectors queries, int k, int from, int end, int[] indices, double[] squares) {
    var lists = new NearestList[end - from];
    for (int query = 0; query < lists.length; query++) {
      lists[query] = new NearestList(k);
    }
    search(queries, from, lists);
    for (int query = 0; query < lists.length; query++) {
      lists[query].copyTo(indices, squares, (from + query) * k);
    }
  }

  /// A k-d tree: points halved again and again along their widest dimension, down to a handful,
  /// each part in a box that fits it.
  /// Friedman, Bentley & Finkel 1977.
  static final class KdTree extends NeighbourIndex {
    private static final int LEAF = 8;

    private final int[] order;
    private final float[] sorted;

    /// By node, the root being 1 and the halves of node n being 2n and 2n + 1: the lowest and the
    /// highest value of each dimension, shape (nodes, 2, dimensions).
    private final float[] boxes;

    /// By node, the lowest index in it.
    private final int[] firsts;

    KdTree(Vectors reference) {
      super(reference);
      order = new int[reference.count()];
      Arrays.setAll(order, index -> index);
      int nodes = 4 * Integer.highestOneBit(Math.max(1, reference.count() / LEAF));
      boxes = new float[nodes * 2 * dimensions];
      firsts = new int[nodes];
      split(1, 0, order.length);
      sorted = new float[order.length * dimensions];
      for (int at = 0; at < order.length; at++) {
        System.arraycopy(reference.row(order[at]), 0, sorted, at * dimensions, dimensions);
      }
    }

    private void split(int node, int from, int end) {
      firsts[node] = Arrays.stream(order, from, end).min().orElse(Integer.MAX_VALUE);
      int widest = 0;
      double width = -1;
      for (int dimension = 0; dimension < dimensions; dimension++) {
        double some = enclose(node, from, end, dimension);
        if (some > width) {
          width = some;
          widest = dimension;
        }
      }
      if (end - from > LEAF) {
        sort(from, end, widest);
        int middle = (from + end) >>> 1;
        split(2 * node, from, middle);
        split(2 * node + 1, middle, end);
      }
    }

    /// Sets a node's box in one dimension.
    ///
    /// @return its width
    private double enclose(int node, int from, int end, int dimension) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int at = from; at < end; at++) {
        float value = reference.at(order[at], dimension);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      boxes[2 * node * dimensions + dimension] = low;
      boxes[(2 * node + 1) * dimensions + dimension] = high;
      return (double) high - low;
    }

    /// Sorts a stretch of the order by one coordinate, packed with its index into a long.
    private void sort(int from, int end, int dimension) {
      long[] keys = new long[end - from];
      for (int at = 0; at < keys.length; at++) {
        int index = order[from + at];
        keys[at] = (long) sortable(reference.at(index, dimension)) << 32 | index;
      }
      Arrays.sort(keys);
      for (int at = 0; at < keys.length; at++) {
        order[from + at] = (int) keys[at];
      }
    }

    /// A whole number that sorts as the float does.
    private static int sortable(float value) {
      int bits = Float.floatToIntBits(value + 0f);
      return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }

    @Override
    void search(Vectors queries, int from, NearestList[] lists) {
      for (int query = 0; query < lists.length; query++) {
        visit(1, 0, order.length, queries.row(from + query), lists[query]);
      }
    }

    private void visit(int node, int from, int end, float[] query, NearestList list) {
      if (end - from <= LEAF) {
        lookAt(from, end, query, list);
        return;
      }
      int middle = (from + end) >>> 1;
      int left = 2 * node;
      double toLeft = squareToBox(left, query);
      double toRight = squareToBox(left + 1, query);
      if (toLeft <= toRight) {
        visitIfNear(left, toLeft, from, middle, query, list);
        visitIfNear(left + 1, toRight, middle, end, query, list);
      } else {
        visitIfNear(left + 1, toRight, middle, end, query, list);
        visitIfNear(left, toLeft, from, middle, query, list);
      }
    }

    /// Leaves a node out if nothing in it can be nearer, or as near with a lower index: many points
    /// in one place are not all looked at.
    private void visitIfNear(
        int node, double square, int from, int end, float[] query, NearestList list) {
      if (list.takes(square, firsts[node])) {
        visit(node, from, end, query, list);
      }
    }

    /// Squared distance to the box, added up as that to a point is, so that rounding never makes it
    /// the larger one.
    private double squareToBox(int node, float[] query) {
      int low = 2 * node * dimensions;
      int high = low + dimensions;
      double square = 0;
      for (int dimension = 0; dimension < dimensions; dimension++) {
        double at = query[dimension];
        double gap =
            Math.max(Math.max(boxes[low + dimension] - at, at - boxes[high + dimension]), 0);
        square += gap * gap;
      }
      return square;
    }

    private void lookAt(int from, int end, float[] query, NearestList list) {
      for (int at = from; at < end; at++) {
        double square = 0;
        for (int dimension = 0; dimension < dimensions; dimension++) {
          double gap = (double) query[dimension] - sorted[at * dimensions + dimension];
          square += gap * gap;
        }
        list.offer(square, order[at]);
      }
    }
  }
}
