package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentFrameTest {
  /// Six points: along (3, 4, 0) / 5 with variance 2 · 100 / 6, along z with variance 2 · 4 / 6,
  /// along (4, −3, 0) / 5 with variance 2 · 1 / 6; all about (1, 2, 3).
  private static final float[] CROSS = {
    7, 10, 3, -5, -6, 3, 1, 2, 5, 1, 2, 1, 1.8f, 1.4f, 3, 0.2f, 2.6f, 3
  };

  @Test
  void principalAxesAreThoseComputedByHand() {
    PrincipalAxes axes = PrincipalAxes.of(CROSS, 3);

    assertArrayEquals(new double[] {1, 2, 3}, axes.mean(), 1e-6);
    assertArrayEquals(new double[] {200 / 6.0, 8 / 6.0, 2 / 6.0}, axes.variances(), 1e-5);
    assertArrayEquals(new double[] {0.6, 0.8, 0}, axes.directions()[0], 1e-6);
    assertArrayEquals(new double[] {0, 0, 1}, axes.directions()[1], 1e-6);
    assertArrayEquals(new double[] {0.8, -0.6, 0}, axes.directions()[2], 1e-6);
  }

  @Test
  void theMapOfMostVarianceShowsAndLiftsWhatIsOnIt() {
    LatentFrame frame = LatentFrame.of(CROSS, 3, PlaneChoice.principal());
    LatentPlane plane = frame.plane(frame.middles());

    LatentPoint place = plane.project(new float[] {7, 10, 3});
    assertEquals(10, place.x(), 1e-5);
    assertEquals(0, place.y(), 1e-5);
    assertArrayEquals(new float[] {7, 10, 5}, plane.lift(new LatentPoint(10, 2)), 1e-5f);
    assertEquals(1, frame.others());
    assertEquals(Math.sqrt(2 / 6.0), frame.spread(2), 1e-5);
  }

  @Test
  void theSharesOfTheVarianceAreThoseComputedByHand() {
    LatentFrame principal = LatentFrame.of(CROSS, 3, PlaneChoice.principal());
    assertEquals(200 / 210.0, principal.share(0), 1e-6);
    assertEquals(8 / 210.0, principal.share(1), 1e-6);
    // Along x: 72 of the long arm and 1.28 of the short one; along z: 8.
    LatentFrame axes = LatentFrame.of(CROSS, 3, new PlaneChoice.Axes(2, 0));
    assertEquals(8 / 210.0, axes.share(0), 1e-6);
    assertEquals(73.28 / 210.0, axes.share(1), 1e-6);
    assertTrue(Double.isNaN(LatentFrame.of(new float[6], 3, PlaneChoice.principal()).share(0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 64})
  void directionsAreOfLengthOneAtRightAnglesAndLoseNoVariance(int dimensions) {
    float[] rows = mixed(400, dimensions);
    PrincipalAxes axes = PrincipalAxes.of(rows, dimensions);

    double total = 0;
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        assertEquals(i == j ? 1 : 0, dot(axes.directions()[i], axes.directions()[j]), 1e-9);
      }
      assertTrue(i == 0 || axes.variances()[i] <= axes.variances()[i - 1]);
      total += axes.variances()[i];
    }
    assertEquals(totalVariance(rows, dimensions, axes.mean()), total, 1e-8 * total);
  }

  @Test
  void theSamePointsInAnotherOrderGiveTheSameDirections() {
    float[] rows = mixed(300, 6);
    float[] backwards = new float[rows.length];
    for (int row = 0; row < 300; row++) {
      System.arraycopy(rows, row * 6, backwards, (299 - row) * 6, 6);
    }
    double[][] forwards = PrincipalAxes.of(rows, 6).directions();
    double[][] reversed = PrincipalAxes.of(backwards, 6).directions();
    for (int i = 0; i < 6; i++) {
      assertArrayEquals(forwards[i], reversed[i], 1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyCodeIsOnTheMapThatLiesAtItsCoordinates(boolean principal) {
    float[] rows = mixed(200, 7);
    PlaneChoice choice = principal ? PlaneChoice.principal() : new PlaneChoice.Axes(4, 1);
    LatentFrame frame = LatentFrame.of(rows, 7, choice);
    for (int row = 0; row < 200; row++) {
      float[] z = Arrays.copyOfRange(rows, row * 7, row * 7 + 7);
      LatentPlane plane = frame.plane(frame.coordinates(z));
      assertArrayEquals(z, plane.lift(plane.project(z)), 1e-4f);
    }
  }

  @Test
  void movingAcrossTheMapMovesNoPointOnIt() {
    float[] rows = mixed(50, 5);
    LatentFrame frame = LatentFrame.of(rows, 5, PlaneChoice.principal());
    float[] apart = frame.middles();
    apart[3] += 2;
    LatentPlane middle = frame.plane(frame.middles());
    LatentPlane moved = frame.plane(apart);
    assertArrayEquals(middle.xs(rows), moved.xs(rows), 1e-4f);
    assertArrayEquals(middle.ys(rows), moved.ys(rows), 1e-4f);
    assertNotEquals(
        middle.lift(new LatentPoint(0, 0))[0], moved.lift(new LatentPoint(0, 0))[0], 1e-6f);
  }

  @Test
  void chosenAxesComeFirstAndTheOthersByTheirVariance() {
    float[] rows = {0, 0, 0, 5, 0, 1, 9, 1, 3, 5};
    LatentFrame frame = LatentFrame.of(rows, 5, new PlaneChoice.Axes(4, 0));

    assertEquals(4, frame.number(0));
    assertEquals(0, frame.number(1));
    assertEquals(1, frame.number(2));
    assertEquals(2, frame.number(4));
    assertEquals(4.5f, frame.middle(2));
    LatentPlane plane = frame.plane(frame.middles());
    assertArrayEquals(
        new float[] {7, 4.5f, 0.5f, 4, -2}, plane.lift(new LatentPoint(-2, 7)), 1e-6f);
  }

  @Test
  void aPlaneIsLiftedAsItIsAndALineForgetsTheSecondCoordinate() {
    assertArrayEquals(new float[] {1, 2, 3, 4}, LatentPlane.flat(2).lift(new float[] {1, 2, 3, 4}));
    LatentFrame line = LatentFrame.of(new float[] {5, 6}, 1, PlaneChoice.principal());
    LatentPlane plane = line.plane(line.middles());
    assertArrayEquals(new float[] {1, 3}, plane.lift(new float[] {1, 2, 3, 4}));
    assertEquals(new LatentPoint(5, 0), plane.project(new float[] {5}));
    assertEquals(0, line.others());
  }

  @Test
  void componentsKeepTheSideTheyHadBefore() {
    float[] mirrored = new float[CROSS.length];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = -CROSS[i];
    }
    LatentFrame former = LatentFrame.of(CROSS, 3, PlaneChoice.principal());
    LatentFrame next = LatentFrame.of(mirrored, 3, PlaneChoice.principal()).alignedTo(former);
    for (int i = 0; i < 3; i++) {
      float along = next.coordinates(new float[] {6, 8, 1})[i];
      float formerly = former.coordinates(new float[] {6, 8, 1})[i];
      assertTrue(along * formerly >= -20, along + " and " + formerly);
    }
  }

  @Test
  void pointsThatAreNowhereAreLeftOutAndNoPointsAreNoProblem() {
    float[] rows = Arrays.copyOf(CROSS, CROSS.length + 3);
    rows[rows.length - 1] = Float.NaN;
    assertArrayEquals(
        PrincipalAxes.of(CROSS, 3).variances(), PrincipalAxes.of(rows, 3).variances(), 1e-9);
    LatentFrame none = LatentFrame.of(new float[0], 4, PlaneChoice.principal());
    assertArrayEquals(
        new float[] {1, 2, 0, 0}, none.plane(none.middles()).lift(new LatentPoint(1, 2)));
  }

  @Test
  void axesThatAModelHasNotGiveWayToThePlaneOfMostVariance() {
    assertEquals(PlaneChoice.principal(), new PlaneChoice.Axes(0, 5).within(5));
    assertEquals(new PlaneChoice.Axes(0, 4), new PlaneChoice.Axes(0, 4).within(5));
    assertThrows(IllegalArgumentException.class, () -> new PlaneChoice.Axes(1, 1));
  }

  /// Points whose numbers vary together.
  private static float[] mixed(int count, int dimensions) {
    var random = new Random(7);
    double[][] mix = new double[dimensions][dimensions];
    for (double[] row : mix) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    float[] rows = new float[count * dimensions];
    for (int row = 0; row < count; row++) {
      double[] source = random.doubles(dimensions, -1, 1).toArray();
      for (int i = 0; i < dimensions; i++) {
        rows[row * dimensions + i] = (float) (i + dot(mix[i], source));
      }
    }
    return rows;
  }

  private static double totalVariance(float[] rows, int dimensions, double[] mean) {
    double sum = 0;
    for (int at = 0; at < rows.length; at++) {
      double apart = rows[at] - mean[at % dimensions];
      sum += apart * apart;
    }
    return sum * dimensions / rows.length;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
