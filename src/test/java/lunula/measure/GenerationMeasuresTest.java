package lunula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.metrics.Sample;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.network.Architecture;
import lunula.model.plan.Preset;
import lunula.networks.FashionClassifier;
import lunula.networks.dense.DenseClassifier;
import org.junit.jupiter.api.Test;

/// Generators whose figures can be told by hand, and the Fréchet distance by another way of
/// computing it.
class GenerationMeasuresTest {
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final int HALF = 60;

  /// Of Fashion-MNIST, which the classifier knows.
  private static final String CHECKSUM =
      "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f";

  private static final Architecture NETWORK = Preset.of("wgan-gp").plan().architecture();

  /// Blots of several sizes, so that features differ.
  private static LabelledImages blots(int count, long seed) {
    var random = new Random(seed);
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(10);
      int top = random.nextInt(18);
      int left = random.nextInt(18);
      int height = 4 + random.nextInt(10 - top / 2);
      for (int at = 0; at < PIXELS; at++) {
        boolean inside =
            at / SIDE >= top
                && at / SIDE < top + height
                && at % SIDE >= left
                && at % SIDE < left + 10;
        pixels[i * PIXELS + at] = (byte) (inside ? 120 + random.nextInt(136) : 0);
      }
    }
    return new LabelledImages(
        SIDE, SIDE, pixels, labels, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  private static DataSet data(String checksum) {
    return new DataSet("Blots", blots(300, 1), blots(2 * HALF, 2), checksum);
  }

  /// A generator of given pictures, in the order in which it is asked.
  private static Decoder of(IntFunction<float[]> pictures) {
    int[] next = {0};
    return latents -> {
      List<GrayImage> decoded = new ArrayList<>();
      for (int i = 0; i < latents.length / NETWORK.latentDimensions(); i++) {
        decoded.add(new GrayImage(SIDE, SIDE, pictures.apply(next[0]++)));
      }
      return decoded;
    };
  }

  private static float[] unit(LabelledImages images, int image) {
    float[] pixels = new float[PIXELS];
    for (int at = 0; at < PIXELS; at++) {
      pixels[at] = Byte.toUnsignedInt(images.allPixels()[image * PIXELS + at]) / 255f;
    }
    return pixels;
  }

  private static Measurements measured(Decoder decoder) {
    return new GenerationMeasures(data(CHECKSUM))
        .measure(NETWORK, decoder, Progress.NONE)
        .orElseThrow();
  }

  private static double generated(Measurements all, Measure measure) {
    return all.value(measure, GenerationMeasures.GENERATED).orElseThrow();
  }

  /// The real half itself: nothing is apart, every ball is hit, and each picture's nearest other
  /// one is its copy of the other kind.
  @Test
  void copiesOfTheRealPicturesCannotBeToldApart() {
    LabelledImages test = data(CHECKSUM).test();
    int[] order = Sample.indices(test.count(), test.count(), GenerationMeasures.SEED);
    Measurements all = measured(of(i -> unit(test, order[i])));
    assertEquals(0, generated(all, Measure.FRECHET_DISTANCE), 1e-6);
    assertEquals(1, generated(all, Measure.PRECISION));
    assertEquals(1, generated(all, Measure.RECALL));
    assertEquals(1, generated(all, Measure.COVERAGE));
    assertEquals(0, generated(all, Measure.REAL_BY_NEAREST));
    assertEquals(0, generated(all, Measure.GENERATED_BY_NEAREST));
    assertTrue(all.value(Measure.FRECHET_DISTANCE, GenerationMeasures.REAL).orElseThrow() > 0.1);
  }

  /// One picture for every z: one class, a score of 1, ln 10 nats from even, and never among the
  /// real ones' variety.
  @Test
  void oneSinglePictureIsOneClassAndAScoreOfOne() {
    LabelledImages train = data(CHECKSUM).train();
    Measurements all = measured(of(i -> unit(train, 7)));
    assertEquals(1, generated(all, Measure.CLASSIFIER_SCORE), 1e-6);
    assertEquals(Math.log(10), generated(all, Measure.CLASS_DIVERGENCE), 1e-9);
    List<Double> shares = all.all(Measure.CLASS_SHARES, GenerationMeasures.GENERATED);
    assertEquals(1, shares.stream().mapToDouble(Double::doubleValue).max().orElse(0), 1e-9);
    assertEquals(1, shares.stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
    assertEquals(0, generated(all, Measure.NEAREST_TRAINING), 1e-6);
    assertEquals(1, generated(all, Measure.GENERATED_BY_NEAREST));
  }

  /// Training images made brighter everywhere by a tenth lie a tenth away, as far as nothing is
  /// nearer.
  @Test
  void theDistanceToTheNearestTrainingImageIsOfGreyLevels() {
    LabelledImages train = data(CHECKSUM).train();
    Decoder brighter =
        of(
            i -> {
              float[] pixels = unit(train, i);
              for (int at = 0; at < pixels.length; at++) {
                pixels[at] = Math.min(pixels[at] + 0.1f, 1.1f);
              }
              return pixels;
            });
    double clamped = 0;
    for (int i = 0; i < HALF; i++) {
      double squares = 0;
      for (float pixel : unit(train, i)) {
        squares += Math.pow(Math.min(1, pixel + 0.1f) - pixel, 2);
      }
      clamped += Math.sqrt(squares / PIXELS) / HALF;
    }
    assertEquals(clamped, generated(measured(brighter), Measure.NEAREST_TRAINING), 1e-6);
  }

  /// ‖μ − ν‖² + tr A + tr B − 2 tr (A B)^½, the root by Newton's iteration (Denman & Beavers 1976)
  /// instead of eigenvalues, of features standardised anew.
  @Test
  void theFrechetDistanceFollowsItsFormula() {
    DataSet data = data(CHECKSUM);
    int[] order = Sample.indices(2 * HALF, 2 * HALF, GenerationMeasures.SEED);
    LabelledImages other = blots(HALF, 3);
    float[][] real = new float[HALF][];
    float[][] made = new float[HALF][];
    for (int i = 0; i < HALF; i++) {
      real[i] = unit(data.test(), order[i]);
      made[i] = unit(other, i);
    }
    float[][] train = new float[300][];
    Arrays.setAll(train, i -> unit(data.train(), i));
    double[][] scale = moments(features(train));
    double[][] a = standardised(features(real), scale);
    double[][] b = standardised(features(made), scale);
    double expected = frechet(a, b);
    double found = generated(measured(of(i -> made[i])), Measure.FRECHET_DISTANCE);
    assertEquals(expected, found, 0.02 * expected);
  }

  private static double[][] features(float[]... pictures) {
    float[] all = new float[pictures.length * PIXELS];
    for (int i = 0; i < pictures.length; i++) {
      System.arraycopy(pictures[i], 0, all, i * PIXELS, PIXELS);
    }
    float[] features = FashionClassifier.read().look(all).features();
    double[][] rows = new double[pictures.length][DenseClassifier.FEATURES];
    for (int at = 0; at < features.length; at++) {
      rows[at / DenseClassifier.FEATURES][at % DenseClassifier.FEATURES] = features[at];
    }
    return rows;
  }

  /// Means and deviations.
  private static double[][] moments(double[]... rows) {
    int size = rows[0].length;
    double[][] moments = new double[2][size];
    for (int i = 0; i < size; i++) {
      int column = i;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
      double square =
          Arrays.stream(rows)
              .mapToDouble(row -> Math.pow(row[column] - mean, 2))
              .average()
              .orElse(0);
      moments[0][i] = mean;
      moments[1][i] = square > 0 ? Math.sqrt(square) : 1;
    }
    return moments;
  }

  private static double[][] standardised(double[][] rows, double[]... scale) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (row[i] - scale[0][i]) / scale[1][i];
      }
    }
    return rows;
  }

  private static double frechet(double[][] a, double[]... b) {
    double[] means = moments(a)[0];
    double[] others = moments(b)[0];
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += Math.pow(means[i] - others[i], 2);
    }
    double[][] first = covariance(a, means);
    double[][] second = covariance(b, others);
    return sum + trace(first) + trace(second) - 2 * rootTrace(times(first, second));
  }

  private static double[][] covariance(double[][] rows, double... means) {
    int size = means.length;
    double[][] covariance = new double[size][size];
    for (double[] row : rows) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] += (row[i] - means[i]) * (row[j] - means[j]) / (rows.length - 1);
        }
      }
    }
    return covariance;
  }

  /// tr M^½ for positive eigenvalues; a tenth of a thousandth on the diagonal keeps them so.
  private static double rootTrace(double[]... m) {
    int size = m.length;
    double[][] y = new double[size][];
    double[][] z = new double[size][size];
    for (int i = 0; i < size; i++) {
      y[i] = m[i].clone();
      y[i][i] += 1e-4;
      z[i][i] = 1;
    }
    for (int step = 0; step < 40; step++) {
      double[][] inverseY = inverse(y);
      double[][] inverseZ = inverse(z);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          y[i][j] = (y[i][j] + inverseZ[i][j]) / 2;
          z[i][j] = (z[i][j] + inverseY[i][j]) / 2;
        }
      }
    }
    return trace(y);
  }

  private static double trace(double[]... m) {
    double sum = 0;
    for (int i = 0; i < m.length; i++) {
      sum += m[i][i];
    }
    return sum;
  }

  private static double[][] times(double[][] a, double[]... b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /// Gauss and Jordan, with the largest pivot of each column.
  private static double[][] inverse(double[]... m) {
    int size = m.length;
    double[][] left = new double[size][];
    double[][] right = new double[size][size];
    for (int i = 0; i < size; i++) {
      left[i] = m[i].clone();
      right[i][i] = 1;
    }
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        pivot = Math.abs(left[row][column]) > Math.abs(left[pivot][column]) ? row : pivot;
      }
      swap(left, pivot, column);
      swap(right, pivot, column);
      double scale = left[column][column];
      for (int j = 0; j < size; j++) {
        left[column][j] /= scale;
        right[column][j] /= scale;
      }
      for (int row = 0; row < size; row++) {
        double factor = row == column ? 0 : left[row][column];
        for (int j = 0; j < size && factor != 0; j++) {
          left[row][j] -= factor * left[column][j];
          right[row][j] -= factor * right[column][j];
        }
      }
    }
    return right;
  }

  private static void swap(double[][] rows, int one, int other) {
    double[] row = rows[one];
    rows[one] = rows[other];
    rows[other] = row;
  }

  @Test
  void otherImagesAreNotMeasured() {
    var measures = new GenerationMeasures(data("00"));
    assertFalse(measures.possible());
    assertThrows(
        IllegalStateException.class,
        () -> measures.measure(NETWORK, of(i -> new float[PIXELS]), Progress.NONE));
  }
}
