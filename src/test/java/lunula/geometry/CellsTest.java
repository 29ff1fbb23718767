package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void twoHeapsHaveTheirMiddlesAsCentres() {
    float[] points = {0, 0, 0, 2, 2, 0, 2, 2, 10, 10, 12, 10};
    Cells cells = Cells.among(points, 2, 2, new Random(1));
    for (int round = 0; round < 5; round++) {
      cells = cells.settled();
    }
    float[] centres = cells.centres();
    if (centres[0] > centres[2]) {
      centres = new float[] {centres[2], centres[3], centres[0], centres[1]};
    }
    assertArrayEquals(new float[] {1, 1, 11, 10}, centres);
  }

  @Test
  void settlingBringsPointsNearerToTheirCentres() {
    float[] points = new float[3 * 400];
    Random luck = new Random(2);
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) luck.nextGaussian();
    }
    Cells cells = Cells.among(points, 3, 20, new Random(3));
    double before = spread(points, cells);
    for (int round = 0; round < 4; round++) {
      cells = cells.settled();
      double after = spread(points, cells);
      assertTrue(after < before, after + " after " + before);
      before = after;
    }
  }

  /// Mean squared distance to the nearest centre.
  private static double spread(float[] points, Cells cells) {
    float[] centres = cells.centres();
    double sum = 0;
    for (int p = 0; p < points.length; p += 3) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.length; c += 3) {
        double distance = 0;
        for (int d = 0; d < 3; d++) {
          distance += Math.pow(points[p + d] - (double) centres[c + d], 2);
        }
        least = Math.min(least, distance);
      }
      sum += least;
    }
    return sum * 3 / points.length;
  }

  @Test
  void valuesAreAveragedOverTheirCell() {
    float[] points = {0, 1, 10, 11};
    Cells cells = Cells.among(points, 1, 2, new Random(1)).settled().settled();
    float[] means = cells.means(2, 4, -6, -8);
    Arrays.sort(means);
    assertArrayEquals(new float[] {-7, 3}, means);
  }

  @Test
  void centreThatLosesItsPointsStaysAndTakesTheWholeMean() {
    float[] points = {5, 5, 5, 5};
    Cells cells = Cells.among(points, 1, 2, new Random(1)).settled();
    assertArrayEquals(new float[] {5, 5}, cells.centres());
    assertArrayEquals(new float[] {2.5f, 2.5f}, cells.means(1, 2, 3, 4));
  }

  @Test
  void moreCellsThanPointsAreRefused() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Cells.among(new float[4], 2, 3, new Random(1)));
    assertEquals(
        "there must be 1 to 2 cells, as there are 2 points, not 3", UserMessages.words(refusal));
  }
}
