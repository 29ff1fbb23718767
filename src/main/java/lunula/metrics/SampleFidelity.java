package lunula.metrics;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// How well generated points fill the room of real ones, by balls around each that reach to its
/// k-th nearest neighbour of the same kind.
///
/// @param precision share of generated points in the ball of some real point: how many are
/// credible.
///     Kynkäänniemi et al. 2019
/// @param recall share of real points in the ball of some generated point: how much of the real is
///     reached. Likewise
/// @param density how many real balls a generated point lies in, divided by k; may exceed 1. Naeem
///     et al. 2020
/// @param coverage share of real points whose ball holds a generated point. Likewise
/// @param realByNearest share of real points whose nearest other point, of both kinds, is real: 0.5
///     if nothing tells them apart, 1 if everything does. Xu et al. 2018
/// @param generatedByNearest the same of the generated points; 1 while the other is low: they
/// repeat
///     each other
public record SampleFidelity(
    double precision,
    double recall,
    double density,
    double coverage,
    double realByNearest,
    double generatedByNearest) {

  private static final int POINTS_A_LOOK = 100;

  /// @param real more points than k
  /// @param generated more points than k, of as many dimensions
  /// @param k of the balls
  /// @param look called now and then; may throw
  public static SampleFidelity of(Vectors real, Vectors generated, int k, Runnable look) {
    // The nearest of its own kind is the point itself.
    Neighbours amongReal = new BlockScan(real).nearest(real, k + 1, look);
    BlockScan scan = new BlockScan(generated);
    Neighbours amongGenerated = scan.nearest(generated, k + 1, look);
    double[] realBalls = squares(amongReal, k);
    double[] generatedBalls = squares(amongGenerated, k);
    double[] realOwn = squares(amongReal, 1);
    double[] generatedOwn = squares(amongGenerated, 1);

    int[] inRealBalls = new int[generated.count()];
    boolean[] covered = new boolean[real.count()];
    boolean[] reached = new boolean[real.count()];
    double[] toReal = new double[generated.count()];
    double[] toGenerated = new double[real.count()];
    Arrays.fill(toReal, Double.POSITIVE_INFINITY);
    double[] squares = new double[generated.count()];
    for (int i = 0; i < real.count(); i++) {
      if (i % POINTS_A_LOOK == 0) {
        look.run();
      }
      scan.allSquares(real, i, squares);
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < squares.length; j++) {
        double square = squares[j];
        if (square <= realBalls[i]) {
          inRealBalls[j]++;
          covered[i] = true;
        }
        reached[i] |= square <= generatedBalls[j];
        toReal[j] = Math.min(toReal[j], square);
        least = Math.min(least, square);
      }
      toGenerated[i] = least;
    }
    return new SampleFidelity(
        share(generated.count(), j -> inRealBalls[j] > 0),
        share(real.count(), i -> reached[i]),
        Arrays.stream(inRealBalls).sum() / ((double) k * generated.count()),
        share(real.count(), i -> covered[i]),
        share(real.count(), i -> realOwn[i] < toGenerated[i]),
        share(generated.count(), j -> generatedOwn[j] < toReal[j]));
  }

  private static double share(int count, IntPredicate holds) {
    int held = 0;
    for (int i = 0; i < count; i++) {
      held += holds.test(i) ? 1 : 0;
    }
    return held / (double) count;
  }

  /// Squared distance of each query to its neighbour at a rank.
  private static double[] squares(Neighbours found, int rank) {
    double[] squares = new double[found.count()];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = found.squares()[i * found.k() + rank];
    }
    return squares;
  }
}
