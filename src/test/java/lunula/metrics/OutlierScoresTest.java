package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class OutlierScoresTest {
  private static Encodings codes(int dimensions, float... means) {
    return new Encodings(dimensions, means, new float[means.length]);
  }

  @Test
  void theDistanceTakesTheDirectionOfTheCodesIntoAccount() {
    // Means (1, 1) and (−1, −1), variances 1: C = (2 1; 1 2), C⁻¹ = ⅓ (2 −1; −1 2).
    double[] scores =
        OutlierScores.mahalanobis(codes(2, 1, 1, -1, -1), codes(2, 1, 1, 1, -1, 0, 0, 3, 0));
    assertArrayEquals(
        new double[] {Math.sqrt(2.0 / 3), Math.sqrt(2), 0, Math.sqrt(6)}, scores, 1e-5);
  }

  @Test
  void aDimensionWithoutAnySpreadHasAnInverse() {
    var train = new Encodings(2, new float[] {1, 5, -1, 5}, new float[] {-90, -90, -90, -90});
    double[] scores = OutlierScores.mahalanobis(train, codes(2, 2, 5, 0, 6));
    assertEquals(2, scores[0], 1e-5);
    assertTrue(scores[1] > 100 && Double.isFinite(scores[1]));
  }

  @Test
  void allCodesInOnePlaceStillGiveDistances() {
    var train = new Encodings(2, new float[] {1, 2, 1, 2}, new float[] {-200, -200, -200, -200});
    double[] scores = OutlierScores.mahalanobis(train, codes(2, 1, 2, 3, 4));
    assertEquals(0, scores[0]);
    assertTrue(scores[1] > 1e6 && Double.isFinite(scores[1]));
  }

  @Test
  void theNearestTrainingCodesTellTheDistance() {
    Encodings train = codes(2, 0, 0, 3, 0, 0, 10);
    Encodings images = codes(2, 3, 4, 0, 0);
    assertArrayEquals(new double[] {4, 0}, OutlierScores.nearestCode(train, images, 1));
    assertArrayEquals(new double[] {5, 3}, OutlierScores.nearestCode(train, images, 2));
  }
}
