package lunula.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;

/// How far neighbours in pixel space and neighbours in latent space are the same images. Venna &
/// Kaski 2001, Neighborhood preservation in nonlinear projection methods, ICANN.
///
/// With n images, r(i, j) the rank of j among the neighbours of i in pixel space (nearest 1),
/// U_k(i) those that are among the k nearest of i in latent space but not in pixel space:
///
/// trustworthiness = 1 − 2 / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ U_k(i)} (r(i, j) − k)
///
/// Continuity is the same with the two spaces exchanged. Both are 1 where all neighbourhoods agree;
/// no neighbours in common at the worst ranks gives 0, a random layout about ½. Equally near images
/// are ranked by index.
///
/// @param trustworthiness 0 to 1, higher is better: low when the map shows false neighbours
/// @param continuity 0 to 1, higher is better: low when the map tears true neighbours apart
public record NeighbourhoodPreservation(double trustworthiness, double continuity) {
  /// The k that cards report.
  public static final int K = 12;

  /// How many images cards report on.
  public static final int SAMPLE = 2000;

  /// The seed that cards draw these by.
  public static final long SEED = 20_010_821;

  /// Both measures on the sample that cards report on, between pixels and posterior means.
  /// Blocking, about a second; uses every core.
  ///
  /// @param encodings of these images, in the same order; at least 2 · [#K] + 1
  public static NeighbourhoodPreservation of(LabelledImages images, Encodings encodings) {
    if (images.count() != encodings.count()) {
      throw new IllegalArgumentException(
          images.count() + " images do not go with " + encodings.count() + " encodings");
    }
    int[] chosen = Sample.indices(images.count(), SAMPLE, SEED);
    return between(Vectors.ofPixels(images, chosen), Vectors.ofMeans(encodings).rows(chosen), K);
  }

  /// Both measures between two descriptions of the same things. Blocking; time grows with the
  /// square of their number; uses every core.
  ///
  /// @param data the true places, row i belonging to row i of `codes`
  /// @param codes the places on the map
  /// @param k neighbours looked at, at least 1 and below half of the number of rows
  public static NeighbourhoodPreservation between(Vectors data, Vectors codes, int k) {
    int count = data.count();
    if (count != codes.count()) {
      throw new IllegalArgumentException(count + " rows do not go with " + codes.count());
    }
    if (k < 1 || 2 * k >= count) {
      throw new IllegalArgumentException(
          "k must be at least 1 and below half of %d, not %d".formatted(count, k));
    }
    var dataScan = new BlockScan(data);
    var codeScan = new BlockScan(codes);
    long[][] penalties =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(row -> penalties(dataScan, codeScan, row, k))
            .toArray(long[][]::new);
    double scale = 2.0 / ((double) count * k * (2L * count - 3L * k - 1));
    return new NeighbourhoodPreservation(
        1 - scale * sum(penalties, 0), 1 - scale * sum(penalties, 1));
  }

  private static long sum(long[][] penalties, int column) {
    return Arrays.stream(penalties).mapToLong(row -> row[column]).sum();
  }

  /// One row's sums of ranks beyond k: of false neighbours and of missed ones.
  private static long[] penalties(BlockScan data, BlockScan codes, int row, int k) {
    double[] inData = squaresToOthers(data, row);
    double[] inCodes = squaresToOthers(codes, row);
    NearestList nearInData = nearest(inData, k);
    NearestList nearInCodes = nearest(inCodes, k);
    return new long[] {
      penalty(nearInCodes, nearInData, inData, k), penalty(nearInData, nearInCodes, inCodes, k)
    };
  }

  /// Squared distances by index, infinite to itself.
  private static double[] squaresToOthers(BlockScan scan, int row) {
    double[] squares = new double[scan.reference().count()];
    scan.allSquares(scan.reference(), row, squares);
    squares[row] = Double.POSITIVE_INFINITY;
    return squares;
  }

  private static NearestList nearest(double[] squares, int k) {
    var list = new NearestList(k);
    BlockScan.offer(squares, squares.length, 0, list);
    return list;
  }

  private static long penalty(NearestList here, NearestList there, double[] thereSquares, int k) {
    long penalty = 0;
    for (int at = 0; at < k; at++) {
      if (!there.holds(here.index(at))) {
        penalty += rank(thereSquares, here.index(at)) - k;
      }
    }
    return penalty;
  }

  private static int rank(double[] squares, int index) {
    int rank = 1;
    double square = squares[index];
    for (int other = 0; other < squares.length; other++) {
      if (squares[other] < square || (squares[other] == square && other < index)) {
        rank++;
      }
    }
    return rank;
  }
}
