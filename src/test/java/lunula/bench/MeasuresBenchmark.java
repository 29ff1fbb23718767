package lunula.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.files.AppFolders;
import lunula.metrics.Auroc;
import lunula.metrics.Factor;
import lunula.metrics.FactorRecovery;
import lunula.metrics.LatentMeasures.NeighbourAccuracy;
import lunula.metrics.LatentMeasures.NeighbourhoodPreservation;
import lunula.metrics.OutlierScores;
import lunula.metrics.Vectors;
import lunula.model.Encodings;

/// How long it takes to read Fashion-MNIST's 70,000 images, and what the costly measures take on a
/// data set of that size, ten clouds of codes standing for its classes.
public final class MeasuresBenchmark {
  private static final int TRAIN = 60_000;
  private static final int TEST = 10_000;
  private static final int CLASSES = 10;
  private static final int PIXELS = 784;
  private static final int ROUNDS = 5;

  private final Random random = new Random(1);

  private MeasuresBenchmark() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException {
    var garments = new FashionMnist(AppFolders.find().fashionMnist());
    Table.begin("Measures: " + ROUNDS + " rounds after one, median and longest, every core");
    var benchmark = new MeasuresBenchmark();
    time("reading the 70,000 images of Fashion-MNIST", () -> read(garments));
    benchmark.neighbours(2);
    benchmark.neighbours(3);
    benchmark.neighbours(10);
    benchmark.neighbours(32);
    benchmark.collapsed();
    benchmark.preservation();
    benchmark.auroc();
    benchmark.outliers();
    benchmark.factor();
  }

  private static double read(FashionMnist garments) {
    try {
      DataSet data = garments.load();
      return data.train().count() + data.test().count();
    } catch (DataException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void neighbours(int dimensions) {
    byte[] trainLabels = labels(TRAIN);
    byte[] testLabels = labels(TEST);
    Vectors train = new Vectors(dimensions, codes(trainLabels, dimensions));
    Vectors test = new Vectors(dimensions, codes(testLabels, dimensions));
    time(
        "nearest-neighbour accuracy, k 10, 60,000 × 10,000, dimensions: " + dimensions,
        () ->
            NeighbourAccuracy.of(
                train, trainLabels, test, testLabels, NeighbourAccuracy.K, () -> {}));
  }

  /// The worst case of a tree: nothing can be left out, since all codes are equally near.
  private void collapsed() {
    Vectors train = new Vectors(2, new float[2 * TRAIN]);
    Vectors test = new Vectors(2, new float[2 * TEST]);
    byte[] trainLabels = labels(TRAIN);
    byte[] testLabels = labels(TEST);
    time(
        "the same in 2 dimensions, every code in one place",
        () ->
            NeighbourAccuracy.of(
                train, trainLabels, test, testLabels, NeighbourAccuracy.K, () -> {}));
  }

  private void preservation() {
    byte[] labels = labels(TEST);
    byte[] pixels = new byte[TEST * PIXELS];
    random.nextBytes(pixels);
    var names = List.of("a b c d e f g h i j".split(" ", -1));
    var images = new LabelledImages(28, 28, pixels, labels, names);
    Encodings codes = encodings(labels);
    time(
        "trustworthiness and continuity, k 12, 2,000 of 10,000 images",
        () -> NeighbourhoodPreservation.of(images, codes, () -> {}).trustworthiness());
  }

  private void auroc() {
    double[] normal = random.doubles(TEST).toArray();
    double[] outliers = random.doubles(TEST).map(score -> score + 0.1).toArray();
    time("AUROC, 10,000 and 10,000 scores", () -> Auroc.of(normal, outliers));
  }

  private void outliers() {
    Encodings train = encodings(labels(TRAIN));
    Encodings test = encodings(labels(TEST));
    time(
        "Mahalanobis distances of 10,000 codes, 60,000 training codes",
        () -> OutlierScores.mahalanobis(train, test)[0]);
  }

  private void factor() {
    Vectors codes = Vectors.ofMeans(encodings(labels(TEST)));
    double[] angles = new double[TEST];
    Arrays.setAll(angles, image -> Math.atan2(codes.at(image, 1), codes.at(image, 0)));
    var factor = Factor.angle(2 * Math.PI, angles);
    time(
        "R² of an angle, 10,000 codes in 2 dimensions, known and asked",
        () -> FactorRecovery.heldOut(codes, factor, codes, factor));
  }

  private byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int image = 0; image < count; image++) {
      labels[image] = (byte) random.nextInt(CLASSES);
    }
    return labels;
  }

  private Encodings encodings(byte[] labels) {
    return new Encodings(2, codes(labels, 2), new float[2 * labels.length]);
  }

  /// Each class a cloud about a place of its own.
  private float[] codes(byte[] labels, int dimensions) {
    float[] codes = new float[labels.length * dimensions];
    for (int at = 0; at < codes.length; at++) {
      double angle = 2 * Math.PI * labels[at / dimensions] / CLASSES + at % dimensions;
      codes[at] = (float) (1.5 * Math.cos(angle) + 0.4 * random.nextGaussian());
    }
    return codes;
  }

  private static void time(String what, DoubleSupplier measure) {
    double value = measure.getAsDouble();
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      value = measure.getAsDouble();
      millis[round] = (System.nanoTime() - start) / 1e6;
    }
    var times = Times.of(millis);
    Table.row(what, "%.1f / %.1f ms (%.3f)", times.median(), times.max(), value);
  }
}
