package lunula.metrics;

import java.util.Arrays;

/// A k-d tree: points halved again and again along their widest dimension, down to a handful.
/// Friedman, Bentley & Finkel 1977.
final class KdTree implements NeighbourIndex {
  private static final int LEAF = 8;

  private final Vectors reference;
  private final int dimensions;
  private final int[] order;
  private final float[] sorted;

  /// By node, the root being 1 and the halves of node n being 2n and 2n + 1.
  private final int[] splitDimension;

  private final float[] splitValue;

  KdTree(Vectors reference) {
    this.reference = reference;
    dimensions = reference.dimensions();
    order = new int[reference.count()];
    Arrays.setAll(order, index -> index);
    int nodes = 4 * Integer.highestOneBit(Math.max(1, reference.count() / LEAF));
    splitDimension = new int[nodes];
    splitValue = new float[nodes];
    split(1, 0, order.length);
    sorted = new float[order.length * dimensions];
    for (int at = 0; at < order.length; at++) {
      System.arraycopy(reference.row(order[at]), 0, sorted, at * dimensions, dimensions);
    }
  }

  private void split(int node, int from, int end) {
    if (end - from <= LEAF) {
      return;
    }
    int dimension = widest(from, end);
    sort(from, end, dimension);
    int middle = (from + end) >>> 1;
    splitDimension[node] = dimension;
    splitValue[node] = reference.at(order[middle], dimension);
    split(2 * node, from, middle);
    split(2 * node + 1, middle, end);
  }

  private int widest(int from, int end) {
    int best = 0;
    double bestWidth = -1;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int at = from; at < end; at++) {
        float value = reference.at(order[at], dimension);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if ((double) high - low > bestWidth) {
        bestWidth = (double) high - low;
        best = dimension;
      }
    }
    return best;
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
  public Vectors reference() {
    return reference;
  }

  @Override
  public void search(Vectors queries, int from, NearestList[] lists) {
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
    double gap = (double) query[splitDimension[node]] - splitValue[node];
    if (gap < 0) {
      visit(2 * node, from, middle, query, list);
      if (gap * gap <= list.worst()) {
        visit(2 * node + 1, middle, end, query, list);
      }
    } else {
      visit(2 * node + 1, middle, end, query, list);
      if (gap * gap <= list.worst()) {
        visit(2 * node, from, middle, query, list);
      }
    }
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
