package lunula.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;

/// All measures that need nothing but a model's encodings and the images they belong to.
public final class LatentMeasures {
  /// The subject of what is measured on the test images where it is measured on others, too.
  public static final String TEST = "test";

  private LatentMeasures() {}

  /// Measures on the test images: KL, KL of each dimension, active units, mean and deviation of the
  /// aggregate posterior, nearest-neighbour accuracy among the training images, trustworthiness and
  /// continuity. The last three are absent where there are too few images for their neighbours,
  /// accuracy where there are no classes, and KL where there is no posterior.
  ///
  /// Blocking, about a second for Fashion-MNIST in two dimensions; uses every core.
  ///
  /// @param train encodings of the training images, in their order
  /// @param test encodings of the test images, in their order; at least one, all finite
  public static Measurements of(
      Encodings train, LabelledImages trainImages, Encodings test, LabelledImages testImages) {
    return of(train, trainImages, test, testImages, () -> {});
  }

  /// The same, which the caller may end.
  ///
  /// @param look called now and then, on this thread; may throw
  public static Measurements of(
      Encodings train,
      LabelledImages trainImages,
      Encodings test,
      LabelledImages testImages,
      Runnable look) {
    Measurements measured = preservation(ofCodes(test), test, testImages, look);
    return train.count() < NeighbourAccuracy.K || testImages.classNames().size() < 2
        ? measured
        : measured.with(
            Measure.NEIGHBOUR_ACCURACY,
            NeighbourAccuracy.of(train, trainImages, test, testImages, look));
  }

  private static Measurements ofCodes(Encodings test) {
    var units = LatentUnits.of(test);
    var posterior = AggregatePosterior.of(test);
    double[] kl = each(test, units::kl);
    Measurements divergence =
        test.variational()
            ? Measurements.NONE
                .withSubject(Measure.KL, TEST, Arrays.stream(kl).sum())
                .with(Measure.UNIT_KL, kl)
            : Measurements.NONE;
    return divergence
        .with(Measure.ACTIVE_UNITS, units.active())
        .with(Measure.AGGREGATE_MEAN, each(test, posterior::mean))
        .with(Measure.AGGREGATE_DEVIATION, each(test, posterior::deviation));
  }

  private static double[] each(Encodings encodings, IntToDoubleFunction measure) {
    return IntStream.range(0, encodings.dimensions()).mapToDouble(measure).toArray();
  }

  private static Measurements preservation(
      Measurements measured, Encodings test, LabelledImages images, Runnable look) {
    if (test.count() <= 2 * NeighbourhoodPreservation.K) {
      return measured;
    }
    var preserved = NeighbourhoodPreservation.of(images, test, look);
    return measured
        .with(Measure.TRUSTWORTHINESS, preserved.trustworthiness())
        .with(Measure.CONTINUITY, preserved.continuity());
  }

  /// How well a code tells its image's class: the share of test images whose class is the commonest
  /// among the k nearest training codes.
  ///
  /// accuracy = (1/n) Σᵢ 1(vote(N_k(zᵢ)) = yᵢ), z the posterior mean, N_k by Euclidean distance.
  /// Range 0 to 1, higher is better; guessing gives 1 / classes when they are equally frequent.
  /// Cover & Hart 1967. Equally near codes count by their index; of classes with equally many votes
  /// the one with the nearest voter wins.
  public static final class NeighbourAccuracy {
    /// The k that cards report.
    public static final int K = 10;

    /// Accuracy of the test images' codes among the training images', with [#K] neighbours.
    public static double of(
        Encodings train,
        LabelledImages trainImages,
        Encodings test,
        LabelledImages testImages,
        Runnable look) {
      return of(
          Vectors.ofMeans(train),
          trainImages.allLabels(),
          Vectors.ofMeans(test),
          testImages.allLabels(),
          K,
          look);
    }

    /// @param reference training codes
    /// @param referenceLabels their classes, unsigned bytes
    /// @param queries test codes, of as many dimensions
    /// @param queryLabels their classes, unsigned bytes
    /// @param k 1 to the number of training codes
    /// @param look called now and then; may throw
    /// @return 0 to 1, NaN without queries
    public static double of(
        Vectors reference,
        byte[] referenceLabels,
        Vectors queries,
        byte[] queryLabels,
        int k,
        Runnable look) {
      checkLabels(reference, referenceLabels);
      checkLabels(queries, queryLabels);
      Neighbours neighbours = NeighbourIndex.of(reference).nearest(queries, k, look);
      int right = 0;
      for (int query = 0; query < queries.count(); query++) {
        if (vote(neighbours, query, referenceLabels) == Byte.toUnsignedInt(queryLabels[query])) {
          right++;
        }
      }
      return (double) right / queries.count();
    }

    private static void checkLabels(Vectors codes, byte[] labels) {
      if (codes.count() != labels.length) {
        throw new IllegalArgumentException(
            codes.count() + " codes do not go with " + labels.length + " labels");
      }
    }

    private static int vote(Neighbours neighbours, int query, byte[] labels) {
      int[] votes = new int[256];
      int most = 0;
      for (int rank = 0; rank < neighbours.k(); rank++) {
        int label = Byte.toUnsignedInt(labels[neighbours.index(query, rank)]);
        most = Math.max(most, ++votes[label]);
      }
      int rank = 0;
      while (votes[Byte.toUnsignedInt(labels[neighbours.index(query, rank)])] < most) {
        rank++;
      }
      return Byte.toUnsignedInt(labels[neighbours.index(query, rank)]);
    }
  }

  /// How far neighbours in pixel space and neighbours in latent space are the same images. Venna &
  /// Kaski 2001, Neighborhood preservation in nonlinear projection methods, ICANN.
  ///
  /// With n images, r(i, j) the rank of j among the neighbours of i in pixel space (nearest 1),
  /// U_k(i) those that are among the k nearest of i in latent space but not in pixel space:
  ///
  /// trustworthiness = 1 − 2 / (n k (2n − 3k − 1)) · Σᵢ Σ_{j ∈ U_k(i)} (r(i, j) − k)
  ///
  /// Continuity is the same with the two spaces exchanged. Both are 1 where all neighbourhoods
  /// agree; no neighbours in common at the worst ranks gives 0, a random layout about ½. Equally
  /// near images are ranked by index.
  ///
  /// @param trustworthiness 0 to 1, higher is better: low when the map shows false neighbours
  /// @param continuity 0 to 1, higher is better: low when the map tears true neighbours apart
  public record NeighbourhoodPreservation(double trustworthiness, double continuity) {
    /// The k that cards report.
    public static final int K = 12;

    /// How many images cards report on.
    public static final int SAMPLE = 2000;

    private static final int ROWS_A_LOOK = 100;

    /// The seed that cards draw these by.
    public static final long SEED = 20_010_821;

    /// Both measures on the sample that cards report on, between pixels and posterior means.
    /// Blocking, about a second; uses every core.
    ///
    /// @param encodings of these images, in the same order; at least 2 · [#K] + 1
    /// @param look called now and then; may throw
    public static NeighbourhoodPreservation of(
        LabelledImages images, Encodings encodings, Runnable look) {
      if (images.count() != encodings.count()) {
        throw new IllegalArgumentException(
            images.count() + " images do not go with " + encodings.count() + " encodings");
      }
      int[] chosen = Sample.indices(images.count(), SAMPLE, SEED);
      return between(
          Vectors.ofPixels(images, chosen), Vectors.ofMeans(encodings).rows(chosen), K, look);
    }

    /// Both measures between two descriptions of the same things. Blocking; time grows with the
    /// square of their number; uses every core.
    ///
    /// @param data the true places, row i belonging to row i of `codes`
    /// @param codes the places on the map
    /// @param k neighbours looked at, at least 1 and below half of the number of rows
    /// @param look called now and then; may throw
    public static NeighbourhoodPreservation between(
        Vectors data, Vectors codes, int k, Runnable look) {
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
      long[][] penalties = new long[count][];
      for (int from = 0; from < count; from += ROWS_A_LOOK) {
        look.run();
        IntStream.range(from, Math.min(count, from + ROWS_A_LOOK))
            .parallel()
            .forEach(row -> penalties[row] = penalties(dataScan, codeScan, row, k));
      }
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
}
