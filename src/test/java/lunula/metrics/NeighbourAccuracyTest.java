package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import lunula.data.LabelledImages;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class NeighbourAccuracyTest {
  private static Vectors line(float... places) {
    return new Vectors(1, places);
  }

  @Test
  void theCommonestClassOfTheNearestWins() {
    Vectors reference = line(0, 1, 2, 10, 11, 12);
    byte[] labels = {0, 1, 1, 2, 2, 0};
    // At 0.2 the three nearest are 0, 1, 1; at 12 they are 0, 2, 2; at 6.5 they are 2, 1, 2 (10, 2,
    // 11): right, right, wrong.
    assertEquals(
        2.0 / 3,
        LatentMeasures.NeighbourAccuracy.of(
            reference, labels, line(0.2f, 12, 6.5f), new byte[] {1, 2, 1}, 3, () -> {}));
  }

  @Test
  void ofEquallyFrequentClassesThatOfTheNearestWins() {
    Vectors reference = line(1, 2, 3, 4);
    byte[] labels = {5, 3, 3, 5};
    assertEquals(
        1,
        LatentMeasures.NeighbourAccuracy.of(
            reference, labels, line(0), new byte[] {5}, 2, () -> {}));
    assertEquals(
        1,
        LatentMeasures.NeighbourAccuracy.of(
            reference, labels, line(9), new byte[] {5}, 4, () -> {}));
    assertEquals(
        1,
        LatentMeasures.NeighbourAccuracy.of(
            reference, labels, line(2.4f), new byte[] {3}, 4, () -> {}));
  }

  @Test
  void equallyNearCodesCountByTheirIndex() {
    assertEquals(
        1,
        LatentMeasures.NeighbourAccuracy.of(
            line(-1, 1), new byte[] {7, 8}, line(0), new byte[] {7}, 1, () -> {}));
  }

  @Test
  void classesAboveByteRangeAreToldApart() {
    byte high = (byte) 200;
    assertEquals(
        1,
        LatentMeasures.NeighbourAccuracy.of(
            line(0), new byte[] {high}, line(3), new byte[] {high}, 1, () -> {}));
  }

  @Test
  void separateClassesAreAllRightAndNoiseIsGuessing() {
    int count = 2000;
    var random = new Random(9);
    byte[] labels = new byte[count];
    float[] apart = new float[2 * count];
    float[] noise = new float[2 * count];
    for (int image = 0; image < count; image++) {
      labels[image] = (byte) (image % 10);
      for (int dimension = 0; dimension < 2; dimension++) {
        noise[2 * image + dimension] = (float) random.nextGaussian();
        apart[2 * image + dimension] = labels[image] * 20 + noise[2 * image + dimension];
      }
    }
    var images =
        new LabelledImages(
            1, 1, new byte[count], labels, List.of("a b c d e f g h i j".split(" ", -1)));
    var codes = new Encodings(2, apart, new float[2 * count]);
    assertEquals(1, LatentMeasures.NeighbourAccuracy.of(codes, images, codes, images, () -> {}));
    byte[] guessed = new byte[count];
    for (int image = 0; image < count; image++) {
      guessed[image] = (byte) random.nextInt(10);
    }
    Vectors vectors = new Vectors(2, noise);
    assertEquals(
        0.1,
        LatentMeasures.NeighbourAccuracy.of(vectors, labels, vectors, guessed, 10, () -> {}),
        0.03);
  }

  @Test
  void codesAndLabelsMustBelongTogether() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LatentMeasures.NeighbourAccuracy.of(
                line(1, 2), new byte[1], line(1), new byte[1], 1, () -> {}));
  }
}
