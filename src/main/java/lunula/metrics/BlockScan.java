package lunula.metrics;

import java.util.Arrays;

/// Looks at every point, a block of them at a time. The blocks lie one dimension after the other,
/// so that the processor takes several points a step, and each serves many queries while it is in
/// the cache. What is left when there are too many dimensions for a tree.
final class BlockScan extends NeighbourIndex {
  private static final int BLOCK = 256;

  /// Shape (blocks, dimensions, points a block).
  private final float[][] blocks;

  BlockScan(Vectors reference) {
    super(reference);
    blocks = new float[(reference.count() + BLOCK - 1) / BLOCK][];
    Arrays.setAll(blocks, this::transposed);
  }

  private float[] transposed(int block) {
    int from = block * BLOCK;
    int size = Math.min(BLOCK, reference.count() - from);
    float[] columns = new float[size * dimensions];
    for (int point = 0; point < size; point++) {
      for (int dimension = 0; dimension < dimensions; dimension++) {
        columns[dimension * size + point] = reference.at(from + point, dimension);
      }
    }
    return columns;
  }

  @Override
  void search(Vectors queries, int from, NearestList[] lists) {
    double[] squares = new double[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      int size = blocks[block].length / dimensions;
      for (int query = 0; query < lists.length; query++) {
        squares(queries, from + query, blocks[block], size, squares);
        offer(squares, size, block * BLOCK, lists[query]);
      }
    }
  }

  /// Squared distances between one query and every point, by index.
  void allSquares(Vectors queries, int query, double[] squares) {
    double[] some = new double[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      int size = blocks[block].length / dimensions;
      squares(queries, query, blocks[block], size, some);
      System.arraycopy(some, 0, squares, block * BLOCK, size);
    }
  }

  private void squares(Vectors queries, int query, float[] block, int size, double[] squares) {
    Arrays.fill(squares, 0, size, 0);
    for (int dimension = 0; dimension < dimensions; dimension++) {
      addSquares(queries.at(query, dimension), block, dimension * size, size, squares);
    }
  }

  private static void addSquares(float at, float[] block, int from, int size, double[] squares) {
    for (int point = 0; point < size; point++) {
      double gap = (double) at - block[from + point];
      squares[point] += gap * gap;
    }
  }

  static void offer(double[] squares, int size, int first, NearestList list) {
    for (int point = 0; point < size; point++) {
      if (squares[point] < list.worst()) {
        list.offer(squares[point], first + point);
      }
    }
  }
}
