package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourIndexTest {
  private final Random random = new Random(17);

  /// Half of the time on a coarse lattice, where many points are equally near.
  private Vectors points(int count, int dimensions) {
    boolean lattice = random.nextBoolean();
    float[] values = new float[count * dimensions];
    for (int at = 0; at < values.length; at++) {
      values[at] = lattice ? random.nextInt(4) - 2 : (float) random.nextGaussian();
    }
    return new Vectors(dimensions, values);
  }

  private static double square(Vectors a, int i, Vectors b, int j) {
    double sum = 0;
    for (int dimension = 0; dimension < a.dimensions(); dimension++) {
      double gap = (double) a.at(i, dimension) - b.at(j, dimension);
      sum += gap * gap;
    }
    return sum;
  }

  private static int[] bruteForce(Vectors reference, Vectors queries, int query, int k) {
    return IntStream.range(0, reference.count())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(index -> square(queries, query, reference, index))
                .thenComparing(index -> index))
        .limit(k)
        .mapToInt(index -> index)
        .toArray();
  }

  private static void assertFindsAll(NeighbourIndex index, Vectors queries, int k) {
    Neighbours found = index.nearest(queries, k);
    assertEquals(queries.count(), found.count());
    assertEquals(k, found.k());
    for (int query = 0; query < queries.count(); query++) {
      int[] expected = bruteForce(index.reference(), queries, query, k);
      for (int rank = 0; rank < k; rank++) {
        assertEquals(expected[rank], found.index(query, rank), "rank " + rank);
        assertEquals(
            Math.sqrt(square(queries, query, index.reference(), expected[rank])),
            found.distance(query, rank));
      }
    }
  }

  @Test
  void treeAndScanFindWhatSortingAllPointsFinds() {
    for (int trial = 0; trial < 25; trial++) {
      int dimensions = 1 + random.nextInt(8);
      Vectors reference = points(1 + random.nextInt(600), dimensions);
      Vectors queries = points(10, dimensions);
      int k = 1 + random.nextInt(Math.min(15, reference.count()));
      assertFindsAll(new NeighbourIndex.KdTree(reference), queries, k);
      assertFindsAll(new BlockScan(reference), queries, k);
    }
  }

  @Test
  void moreQueriesThanOneThreadTakesAreAllAnswered() {
    Vectors reference = points(300, 2);
    assertFindsAll(NeighbourIndex.of(reference), points(3 * 64 + 7, 2), 4);
    assertFindsAll(NeighbourIndex.of(reference), reference, 300);
  }

  @Test
  void ofPointsInOnePlaceTheFirstAreFound() {
    Vectors reference = new Vectors(2, new float[2 * 1000]);
    Vectors query = new Vectors(2, new float[] {-0f, 1});
    for (NeighbourIndex index :
        new NeighbourIndex[] {new NeighbourIndex.KdTree(reference), new BlockScan(reference)}) {
      Neighbours found = index.nearest(query, 5);
      for (int rank = 0; rank < 5; rank++) {
        assertEquals(rank, found.index(0, rank));
        assertEquals(1, found.distance(0, rank));
      }
    }
  }

  @Test
  void anyNumberOfPointsFitsTheTree() {
    for (int count = 1; count < 140; count++) {
      assertFindsAll(new NeighbourIndex.KdTree(points(count, 2)), points(1, 2), Math.min(3, count));
    }
  }

  @Test
  void aTreeServesFewDimensionsAndAScanMany() {
    assertInstanceOf(NeighbourIndex.KdTree.class, NeighbourIndex.of(points(5, 2)));
    assertInstanceOf(BlockScan.class, NeighbourIndex.of(points(5, 32)));
  }

  @Test
  void impossibleQuestionsAreRefused() {
    var index = NeighbourIndex.of(points(5, 2));
    assertThrows(IllegalArgumentException.class, () -> index.nearest(points(1, 2), 6));
    assertThrows(IllegalArgumentException.class, () -> index.nearest(points(1, 2), 0));
    assertThrows(IllegalArgumentException.class, () -> index.nearest(points(1, 3), 1));
    assertThrows(IllegalArgumentException.class, () -> new Vectors(1, new float[] {1, Float.NaN}));
    assertThrows(IllegalArgumentException.class, () -> new Vectors(2, new float[3]));
  }
}
