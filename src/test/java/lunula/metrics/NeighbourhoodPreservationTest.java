package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class NeighbourhoodPreservationTest {
  private final Random random = new Random(23);

  private Vectors noise(int count, int dimensions) {
    float[] values = new float[count * dimensions];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return new Vectors(dimensions, values);
  }

  @Test
  void fourPointsOnALineGiveWhatOneCountsByHand() {
    var data = new Vectors(1, new float[] {0, 1, 3, 7});
    var codes = new Vectors(1, new float[] {0, 10, 1, 4});
    var both = LatentMeasures.NeighbourhoodPreservation.between(data, codes, 1, () -> {});
    // Nearest in the code: C, D, A, C, of ranks 2, 3, 2, 1 in the data: 1 + 2 + 1 + 0 beyond 1.
    // Nearest in the data: B, A, B, C, of ranks 3, 3, 3, 1 in the code: 2 + 2 + 2 + 0.
    // 2 / (4 · 1 · (8 − 3 − 1)) = 1/8.
    assertEquals(0.5, both.trustworthiness(), 1e-15);
    assertEquals(0.25, both.continuity(), 1e-15);
  }

  /// The definition, word by word, with every rank from a full sort.
  private static double byDefinition(Vectors data, Vectors codes, int k) {
    int count = data.count();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      List<Integer> inData = ranking(data, i);
      for (int j : ranking(codes, i).subList(0, k)) {
        sum += Math.max(0, inData.indexOf(j) + 1 - k);
      }
    }
    return 1 - 2 * sum / (count * (double) k * (2 * count - 3 * k - 1));
  }

  private static List<Integer> ranking(Vectors vectors, int i) {
    return IntStream.range(0, vectors.count())
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> square(vectors, i, j)))
        .toList();
  }

  private static double square(Vectors vectors, int i, int j) {
    double sum = 0;
    for (int dimension = 0; dimension < vectors.dimensions(); dimension++) {
      sum += Math.pow((double) vectors.at(i, dimension) - vectors.at(j, dimension), 2);
    }
    return sum;
  }

  @Test
  void bothFollowTheirDefinition() {
    Vectors data = noise(90, 5);
    float[] flat = new float[2 * 90];
    for (int row = 0; row < 90; row++) {
      flat[2 * row] = Math.round(data.at(row, 0) * 4);
      flat[2 * row + 1] = data.at(row, 1) * 2 + 0.3f * data.at(row, 2);
    }
    Vectors codes = new Vectors(2, flat);
    for (int k : new int[] {1, 5, 12, 44}) {
      var both = LatentMeasures.NeighbourhoodPreservation.between(data, codes, k, () -> {});
      assertEquals(byDefinition(data, codes, k), both.trustworthiness(), 1e-12);
      assertEquals(byDefinition(codes, data, k), both.continuity(), 1e-12);
    }
  }

  @Test
  void sameNeighboursArePerfectAndRandomOnesHalfWay() {
    Vectors data = noise(400, 3);
    float[] doubled = new float[3 * 400];
    for (int at = 0; at < doubled.length; at++) {
      doubled[at] = 2 * data.at(at / 3, at % 3);
    }
    var same =
        LatentMeasures.NeighbourhoodPreservation.between(
            data, new Vectors(3, doubled), 12, () -> {});
    assertEquals(new LatentMeasures.NeighbourhoodPreservation(1, 1), same);
    var random =
        LatentMeasures.NeighbourhoodPreservation.between(data, noise(400, 2), 12, () -> {});
    assertEquals(0.5, random.trustworthiness(), 0.03);
    assertEquals(0.5, random.continuity(), 0.03);
  }

  @Test
  void foldingLosesTrustAndTearingLosesContinuity() {
    int count = 200;
    float[] straight = new float[count];
    float[] folded = new float[count];
    float[] torn = new float[count];
    for (int at = 0; at < count; at++) {
      straight[at] = at;
      folded[at] = Math.abs(at - count / 2 + 0.25f);
      torn[at] = at < count / 2 ? at : at + 1000;
    }
    Vectors data = new Vectors(1, straight);
    var fold =
        LatentMeasures.NeighbourhoodPreservation.between(data, new Vectors(1, folded), 5, () -> {});
    assertTrue(fold.trustworthiness() < 0.8, fold::toString);
    assertTrue(fold.continuity() > 0.95, fold::toString);
    var join =
        LatentMeasures.NeighbourhoodPreservation.between(new Vectors(1, folded), data, 5, () -> {});
    assertEquals(fold.trustworthiness(), join.continuity(), 1e-12);
    var tear =
        LatentMeasures.NeighbourhoodPreservation.between(data, new Vectors(1, torn), 5, () -> {});
    assertTrue(tear.trustworthiness() > 0.99, tear::toString);
  }

  @Test
  void imagesAreSampledTheSameWayEachTime() {
    int count = 60;
    byte[] pixels = new byte[count * 4];
    random.nextBytes(pixels);
    float[] means = new float[count * 4];
    for (int at = 0; at < means.length; at++) {
      means[at] = Byte.toUnsignedInt(pixels[at]) / 255f - 0.5f;
    }
    var images = new LabelledImages(2, 2, pixels, new byte[count], List.of("only"));
    var codes = new Encodings(4, means, new float[means.length]);
    var both = LatentMeasures.NeighbourhoodPreservation.of(images, codes, () -> {});
    assertEquals(1, both.trustworthiness(), 1e-3);
    assertEquals(both, LatentMeasures.NeighbourhoodPreservation.of(images, codes, () -> {}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LatentMeasures.NeighbourhoodPreservation.of(
                images.pick(IntStream.range(0, 59).toArray()), codes, () -> {}));
  }

  @Test
  void kMustBeBelowHalf() {
    Vectors data = noise(10, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> LatentMeasures.NeighbourhoodPreservation.between(data, data, 5, () -> {}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LatentMeasures.NeighbourhoodPreservation.between(data, data, 0, () -> {}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LatentMeasures.NeighbourhoodPreservation.between(data, noise(9, 2), 2, () -> {}));
  }
}
