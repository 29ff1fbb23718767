package lunula.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.files.InvalidValueException;
import lunula.metrics.AggregatePosterior;
import lunula.metrics.LatentUnits;
import lunula.metrics.MahalanobisDistance;
import lunula.metrics.NeighbourIndex;
import lunula.metrics.Neighbours;
import lunula.metrics.OutlierScores;
import lunula.metrics.PictureLikelihood;
import lunula.metrics.Vectors;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import lunula.model.Sample;
import org.jspecify.annotations.Nullable;

/// Scores how strange a model finds each of its images, a small chunk at a time, so that whoever
/// else asks the same thread hardly waits and the work can end after any chunk. One thread at a
/// time; not needed any more once [#isDone].
public final class OutlierScan {
  /// Images a chunk: a few milliseconds of decoding.
  private static final int CHUNK = 250;

  private final Score score;
  private final Material material;
  private final double[] scores;
  private @Nullable Scorer scorer;
  private int done;

  /// What strangeness is measured by; larger is stranger.
  public enum Score {
    /// −ELBO in nats above the least that the image allows, [PictureLikelihood#least], z drawn
    /// once; of a plain autoencoder, the reconstruction at the code. An & Cho 2015, but for the
    /// least.
    NEGATIVE_ELBO,
    /// Distance of the posterior mean to the [OutlierScores#K]th nearest other one, in latent
    /// units. Sun et al. 2022.
    NEAREST_CODE,
    /// Standard deviations from the middle of the aggregate posterior. Lee et al. 2018.
    MAHALANOBIS
  }

  /// What is scored.
  ///
  /// @param encodings one an image
  /// @param images the pictures, which the distances do without; at least as many as encodings
  /// @param decoder of whole codes, likewise
  public record Material(
      Encodings encodings, @Nullable LabelledImages images, @Nullable Decoder decoder) {
    /// Whether everything is there that a score needs.
    public boolean suffices(Score score) {
      if (score != Score.NEGATIVE_ELBO) {
        return encodings.count() > 0;
      }
      return images != null
          && images.count() >= encodings.count()
          && decoder != null
          && encodings.count() > 0;
    }
  }

  private interface Scorer {
    void score(int from, int end);
  }

  /// @throws IllegalArgumentException if something is missing that the score needs
  public OutlierScan(Score score, Material material) {
    if (!material.suffices(score)) {
      throw new IllegalArgumentException("not everything is there for " + score);
    }
    this.score = score;
    this.material = material;
    scores = new double[material.encodings().count()];
  }

  /// Which score is taken.
  public Score score() {
    return score;
  }

  /// Scores the next chunk. Blocking.
  ///
  /// @throws InvalidValueException if the decoder does not say its likelihood
  /// @throws lunula.model.ModelClosedException if the model has been closed meanwhile
  public void step() {
    Scorer some = scorer;
    if (some == null) {
      some = scorer();
      scorer = some;
    }
    int end = Math.min(scores.length, done + CHUNK);
    some.score(done, end);
    done = end;
  }

  private Scorer scorer() {
    return switch (score) {
      case NEGATIVE_ELBO -> byElbo();
      case NEAREST_CODE -> byNearest();
      case MAHALANOBIS -> byMahalanobis();
    };
  }

  /// How much is done, 0 to 1.
  public double share() {
    return done / (double) scores.length;
  }

  /// Whether every image has its score.
  public boolean isDone() {
    return done == scores.length;
  }

  /// All images, strangest first. Only when done.
  public Ranking ranking() {
    return Ranking.largestFirst(scores);
  }

  private Scorer byMahalanobis() {
    Encodings all = material.encodings();
    var distance = new MahalanobisDistance(AggregatePosterior.of(all));
    Vectors codes = Vectors.ofMeans(all);
    return (from, end) -> {
      for (int image = from; image < end; image++) {
        scores[image] = distance.of(codes.row(image));
      }
    };
  }

  /// An image is among those it is held against and finds itself first.
  private Scorer byNearest() {
    Vectors codes = Vectors.ofMeans(material.encodings());
    NeighbourIndex index = NeighbourIndex.of(codes);
    int k = Math.min(OutlierScores.K + 1, codes.count());
    return (from, end) -> {
      Neighbours found = index.nearest(codes.rows(IntStream.range(from, end).toArray()), k);
      for (int row = 0; row < end - from; row++) {
        scores[from + row] = found.distance(row, k - 1);
      }
    };
  }

  private Scorer byElbo() {
    var excess = new ExcessNats(material);
    return (from, end) -> excess.of(IntStream.range(from, end).toArray(), scores);
  }

  /// How many nats above the least a model needs for images. Decodes them class by class, as a
  /// conditional decoder is told one at a time.
  static final class ExcessNats {
    private final Encodings encodings;
    private final LabelledImages images;
    private final Decoder decoder;
    private final Likelihood likelihood;

    /// @throws InvalidValueException if the decoder does not say its likelihood
    ExcessNats(Material material) {
      LabelledImages pictures = material.images();
      Decoder live = material.decoder();
      Likelihood said = live == null ? null : live.likelihood();
      if (pictures == null || live == null || said == null) {
        throw new InvalidValueException("measure.likelihood.none");
      }
      encodings = material.encodings();
      images = pictures;
      decoder = live;
      likelihood = said;
    }

    /// Scores some images. Blocking.
    ///
    /// @param scores by image; those of the images asked for are set
    void of(int[] asked, double[] scores) {
      Map<Integer, List<Integer>> byClass = new TreeMap<>();
      for (int image : asked) {
        int label = decoder.classes() == 0 ? 0 : images.label(image);
        byClass.computeIfAbsent(label, some -> new ArrayList<>()).add(image);
      }
      byClass.forEach((label, some) -> of(label, some, scores));
    }

    private void of(int label, List<Integer> some, double[] scores) {
      int size = encodings.dimensions();
      float[] codes = new float[some.size() * size];
      for (int row = 0; row < some.size(); row++) {
        int image = some.get(row);
        System.arraycopy(Reconstruction.draw(encodings, image, image), 0, codes, row * size, size);
      }
      List<GrayImage> decoded = Sample.images(decoder.ofNearestClass(label).decode(codes));
      for (int row = 0; row < some.size(); row++) {
        scores[some.get(row)] = of(some.get(row), decoded.get(row));
      }
    }

    private double of(int image, GrayImage decoded) {
      byte[] truth = images.pixels(image);
      double nats = PictureLikelihood.negativeLog(likelihood, decoded, truth);
      double kl = encodings.variational() ? LatentUnits.klOfImages(encodings.pick(image))[0] : 0;
      return nats + kl - PictureLikelihood.least(likelihood, truth);
    }
  }
}
