package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lunula.data.LabelledImages;
import lunula.files.InvalidValueException;
import lunula.measure.OutlierScan.Material;
import lunula.measure.OutlierScan.Score;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.Likelihood;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlierScanTest {
  /// Decodes z as the grey value of a single pixel.
  private static class Grey implements Decoder {
    private final @Nullable Likelihood likelihood;

    Grey(@Nullable Likelihood likelihood) {
      this.likelihood = likelihood;
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      List<GrayImage> images = new ArrayList<>();
      for (float z : latents) {
        images.add(new GrayImage(1, 1, new float[] {z}));
      }
      return images;
    }

    @Override
    public @Nullable Likelihood likelihood() {
      return likelihood;
    }
  }

  private static final Decoder DECODER = new Grey(Likelihood.SQUARED_ERROR);

  private static LabelledImages images(int... levels) {
    byte[] pixels = new byte[levels.length];
    for (int image = 0; image < levels.length; image++) {
      pixels[image] = (byte) levels[image];
    }
    return new LabelledImages(1, 1, pixels, new byte[levels.length], List.of());
  }

  private static Ranking scanned(Score score, Material material) {
    var scan = new OutlierScan(score, material);
    while (!scan.isDone()) {
      scan.step();
    }
    return scan.ranking();
  }

  @Test
  void theScoreIsReconstructionPlusKlAboveTheLeast() {
    // σ² = e⁻⁸⁰, so that z is its mean. Squared error and ½ (μ² + σ² − log σ² − 1).
    var encodings = new Encodings(1, new float[] {0, 1}, new float[] {-80, -80});
    Ranking ranking =
        scanned(Score.NEGATIVE_ELBO, new Material(encodings, images(255, 255), DECODER));
    assertArrayEquals(new int[] {0, 1}, ranking.images());
    assertEquals(1 + 39.5, ranking.score(0), 1e-6);
    assertEquals(0 + 40, ranking.score(1), 1e-6);
  }

  @Test
  void aPlainAutoencoderGoesByReconstruction() {
    Encodings codes = Encodings.points(1, new float[] {0, 1, 0.5f});
    Ranking ranking = scanned(Score.NEGATIVE_ELBO, new Material(codes, images(0, 0, 0), DECODER));
    assertArrayEquals(new int[] {1, 2, 0}, ranking.images());
    assertEquals(1, ranking.score(0), 1e-6);
  }

  /// A grey pixel costs 0.69 nats even if it comes back as it is, a black one that comes back as
  /// 0.2
  /// only 0.22.
  @Test
  void anImageIsNoOutlierForItsOwnEntropy() {
    Encodings codes = Encodings.points(1, new float[] {128 / 255f, 0.2f});
    Ranking ranking =
        scanned(
            Score.NEGATIVE_ELBO,
            new Material(codes, images(128, 0), new Grey(Likelihood.BERNOULLI)));
    assertArrayEquals(new int[] {1, 0}, ranking.images());
    assertEquals(-Math.log(0.8), ranking.score(0), 1e-6);
    assertEquals(0, ranking.score(1), 1e-6);
  }

  @Test
  void anImageIsNotItsOwnNeighbour() {
    float[] means = new float[12];
    for (int image = 0; image < means.length; image++) {
      means[image] = image;
    }
    means[11] = 100;
    Ranking ranking =
        scanned(
            Score.NEAREST_CODE, new Material(new Encodings(1, means, new float[12]), null, null));
    assertEquals(11, ranking.image(0));
    // From 100 the tenth nearest is 1; from 0 and from 10 it is 10 away.
    assertEquals(99, ranking.score(0), 1e-6);
    assertEquals(10, ranking.score(1), 1e-6);
  }

  @Test
  void mahalanobisCountsStandardDeviations() {
    // Middle 0, covariance 2 + 1 = 3.
    var encodings = new Encodings(1, new float[] {-2, 0, 0, 2}, new float[4]);
    Ranking ranking = scanned(Score.MAHALANOBIS, new Material(encodings, null, null));
    assertArrayEquals(new int[] {0, 3, 1, 2}, ranking.images());
    assertEquals(2 / Math.sqrt(3), ranking.score(0), 1e-5);
  }

  @Test
  void longWorkIsDoneInSteps() {
    int count = 600;
    var scan =
        new OutlierScan(
            Score.MAHALANOBIS,
            new Material(new Encodings(1, new float[count], new float[count]), null, null));
    scan.step();
    assertFalse(scan.isDone());
    assertEquals(250.0 / 600, scan.share(), 1e-9);
    scan.step();
    scan.step();
    assertTrue(scan.isDone());
  }

  @Test
  void whatIsMissingIsSaid() {
    var encodings = new Encodings(1, new float[1], new float[1]);
    assertFalse(new Material(encodings, null, DECODER).suffices(Score.NEGATIVE_ELBO));
    assertFalse(new Material(encodings, images(), DECODER).suffices(Score.NEGATIVE_ELBO));
    assertTrue(new Material(encodings, null, null).suffices(Score.NEAREST_CODE));
    var silent =
        new OutlierScan(Score.NEGATIVE_ELBO, new Material(encodings, images(1), new Grey(null)));
    assertThrows(InvalidValueException.class, silent::step);
  }

  @Test
  void theErrorViewAndTheRankingTellTheSameElbo() {
    var encodings = new Encodings(1, new float[] {0.3f, 0.6f}, new float[] {-3, -2});
    LabelledImages images = images(40, 220);
    Ranking ranking = scanned(Score.NEGATIVE_ELBO, new Material(encodings, images, DECODER));
    for (int rank = 0; rank < 2; rank++) {
      Reconstruction shown = Reconstruction.of(DECODER, images, encodings, ranking.image(rank));
      double least = Likelihood.SQUARED_ERROR.constant();
      assertEquals(ranking.score(rank) + least, shown.negativeElbo(), 1e-9);
    }
  }

  @Test
  void theReconstructionIsThatOfThePosteriorMean() {
    var encodings = new Encodings(1, new float[] {0.25f}, new float[] {-3});
    Reconstruction shown = Reconstruction.of(DECODER, images(255), encodings, 0);
    assertEquals(0.25f, shown.decoded().at(0, 0));
    assertEquals(0.75, shown.rmse(), 1e-6);
    assertEquals(0.5625 + Likelihood.SQUARED_ERROR.constant(), shown.nats(), 1e-6);
    assertArrayEquals(new float[] {-0.75f}, shown.difference(), 1e-6f);
  }
}
