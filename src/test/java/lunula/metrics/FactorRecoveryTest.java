package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorRecoveryTest {
  private static final int COUNT = 1500;
  private static final int FOLDS = 5;

  private final Random random = new Random(31);
  private final double[] first = random.doubles(COUNT, -1, 1).toArray();
  private final double[] second = random.doubles(COUNT, 0, 2 * Math.PI).toArray();

  private interface Place {
    double of(int image);
  }

  private static Vectors codes(Place x, Place y) {
    float[] values = new float[2 * COUNT];
    for (int image = 0; image < COUNT; image++) {
      values[2 * image] = (float) x.of(image);
      values[2 * image + 1] = (float) y.of(image);
    }
    return new Vectors(2, values);
  }

  /// R² over all images, each predicted by a regression that knows the other four fifths only.
  private static double crossValidated(Vectors codes, Factor factor, long seed) {
    int count = codes.count();
    int[] shuffled = Sample.indices(count, count, seed);
    double[] predicted = new double[count * factor.width()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int from = (int) ((long) count * fold / FOLDS);
      int end = (int) ((long) count * (fold + 1) / FOLDS);
      int[] known = without(shuffled, from, end);
      var regression = new FactorRecovery.NeighbourRegression(codes.rows(known), factor.of(known));
      double[] some = regression.predict(codes.rows(Arrays.copyOfRange(shuffled, from, end)));
      System.arraycopy(some, 0, predicted, from * factor.width(), some.length);
    }
    return FactorRecovery.r2(predicted, factor.of(shuffled));
  }

  private static int[] without(int[] all, int from, int end) {
    int[] rest = Arrays.copyOf(all, all.length - (end - from));
    System.arraycopy(all, end, rest, from, all.length - end);
    return rest;
  }

  @Test
  void theCoefficientIsOneMinusTheUnexplainedShare() {
    // y = 1, 2, 3, 6, mean 3: all 4 + 1 + 0 + 9 = 14; missed 0 + 1 + 0 + 4 = 5
    var factor = Factor.linear(1, 2, 3, 6);
    assertEquals(1 - 5.0 / 14, FactorRecovery.r2(new double[] {1, 3, 3, 4}, factor), 1e-15);
    assertEquals(0, FactorRecovery.r2(new double[] {3, 3, 3, 3}, factor), 1e-15);
    assertTrue(Double.isNaN(FactorRecovery.r2(new double[2], Factor.linear(5, 5))));
  }

  @Test
  void anAngleIsMeasuredOnTheCircle() {
    // North, east, south, west: mean 0, all 4. One predicted a quarter turn off misses 2.
    var factor = Factor.angle(360, 0, 90, 180, 270);
    double[] predicted = {0, 1, 1, 0, 0, -1, 0, -1};
    assertEquals(0.5, FactorRecovery.r2(predicted, factor), 1e-12);
    assertEquals(1, FactorRecovery.r2(new double[] {0, 1, 0, 1}, Factor.linear(0, 1, 0, 1)));
  }

  @Test
  void aFullTurnIsNoTurn() {
    var factor = Factor.angle(180, 5, 185);
    assertEquals(factor.target(0, 0), factor.target(1, 0), 1e-12);
    assertEquals(factor.target(0, 1), factor.target(1, 1), 1e-12);
  }

  /// One to one: both diagonal derivatives and the determinant are positive everywhere (Gale &
  /// Nikaido 1965).
  @Test
  void aSmoothBendOfTheFactorsIsReadBack() {
    Vectors bent =
        codes(
            image -> Math.exp(first[image]) + 0.3 * Math.sin(second[image]),
            image -> (second[image] + Math.pow(second[image] / 3, 3)) / 5 + 0.1 * first[image]);
    assertTrue(crossValidated(bent, Factor.linear(first), 1) > 0.98);
    assertTrue(crossValidated(bent, Factor.linear(second), 1) > 0.98);
  }

  @Test
  void anAngleAroundTheMiddleIsReadBackThoughItJumps() {
    Vectors ring =
        codes(
            image -> (2 + first[image]) * Math.cos(second[image]),
            image -> (2 + first[image]) * Math.sin(second[image]));
    var angle = Factor.angle(2 * Math.PI, second);
    assertTrue(crossValidated(ring, angle, 1) > 0.995);
    assertTrue(crossValidated(ring, Factor.linear(first), 1) > 0.98);
  }

  @Test
  void noiseTellsNothing() {
    double[] noise = random.doubles(2 * COUNT).toArray();
    Vectors codes = codes(image -> noise[2 * image], image -> noise[2 * image + 1]);
    double linear = crossValidated(codes, Factor.linear(first), 1);
    double angle = crossValidated(codes, Factor.angle(7, second), 1);
    assertEquals(0, linear, 0.05);
    assertEquals(0, angle, 0.05);
  }

  @Test
  void halfSignalHalfNoiseIsHalf() {
    double[] noisy = new double[COUNT];
    Arrays.setAll(noisy, image -> first[image] + random.nextGaussian() / Math.sqrt(3));
    Vectors codes = codes(image -> first[image], image -> second[image]);
    assertEquals(0.5, crossValidated(codes, Factor.linear(noisy), 1), 0.06);
  }

  @Test
  void heldOutImagesAreJudgedByTheOthers() {
    Vectors codes = codes(image -> first[image], image -> second[image]);
    int[] known = Sample.indices(COUNT, 1200, 3);
    boolean[] isKnown = new boolean[COUNT];
    Arrays.stream(known).forEach(image -> isKnown[image] = true);
    int[] rest = IntStream.range(0, COUNT).filter(i -> !isKnown[i]).toArray();
    var factor = Factor.linear(first);
    double r2 =
        FactorRecovery.heldOut(
            codes.rows(known), factor.of(known), codes.rows(rest), factor.of(rest));
    assertTrue(r2 > 0.98);
  }

  @Test
  void theSeedDecides() {
    Vectors codes = codes(image -> first[image], image -> random.nextGaussian());
    var factor = Factor.linear(first);
    assertEquals(crossValidated(codes, factor, 1), crossValidated(codes, factor, 1));
  }

  @Test
  void theNumberOfNeighboursFollowsTheNoise() {
    Vectors codes = codes(image -> first[image], image -> second[image]);
    double[] noise = random.doubles(COUNT).toArray();
    assertEquals(50, new FactorRecovery.NeighbourRegression(codes, Factor.linear(noise)).k());
    assertTrue(new FactorRecovery.NeighbourRegression(codes, Factor.linear(first)).k() <= 10);
  }

  @Test
  void oneNeighbourIsLeftOutWhenItIsTheImageItself() {
    // Two images know only each other: each is predicted by the other.
    var regression =
        new FactorRecovery.NeighbourRegression(
            new Vectors(1, new float[] {0, 1}), Factor.linear(4, 8));
    assertEquals(1, regression.k());
    assertEquals(8, regression.predict(new Vectors(1, new float[] {5}))[0]);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    Vectors codes = new Vectors(1, new float[12]);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            FactorRecovery.heldOut(
                codes, Factor.linear(new double[12]), codes, Factor.linear(new double[11])));
    assertThrows(IllegalArgumentException.class, () -> Factor.linear(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Factor.angle(0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            FactorRecovery.heldOut(
                codes, Factor.linear(new double[12]), codes, Factor.angle(1, new double[12])));
  }
}
