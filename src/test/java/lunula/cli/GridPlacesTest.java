package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.geometry.PlaneChoice;
import lunula.model.Encodings;
import org.junit.jupiter.api.Test;

class GridPlacesTest {
  private static final float EPSILON = 1e-4f;

  /// Codes from 0 to 100 along x, from 0 to 10 down y, and far outliers.
  private static Encodings spread() {
    float[] codes = new float[101 * 2];
    for (int i = 0; i <= 100; i++) {
      codes[2 * i] = i;
      codes[2 * i + 1] = -i / 10f;
    }
    codes[0] = -1e6f;
    codes[201] = -1e6f;
    return Encodings.points(2, codes);
  }

  @Test
  void reachesFromTheFirstToTheLastPercentileWithAMargin() {
    // 98 wide from 1 to 99, and a twentieth of that beyond on both sides.
    GridCommand.GridPlaces places = GridCommand.GridPlaces.of(spread(), PlaneChoice.principal());
    float[] points = places.points(3, 3);
    assertArrayEquals(new float[] {1 - 4.9f, 0.4f}, new float[] {points[0], points[1]}, 0.11f);
    assertEquals(99 + 4.9f, points[16], EPSILON);
    assertTrue(points[17] < -9 && points[17] > -12, "not the outlier: " + points[17]);
    assertEquals(50, points[8], EPSILON);
  }

  @Test
  void theFirstPictureIsTheUpperLeftOne() {
    float[] points =
        GridCommand.GridPlaces.of(spread(), PlaneChoice.principal()).within(2).points(2, 2);
    assertArrayEquals(new float[] {-2, 2, 2, 2, -2, -2, 2, -2}, points, EPSILON);
  }

  @Test
  void withoutEncodingsItReachesFromMinusThreeToThree() {
    Encodings none = Encodings.points(2, new float[0]);
    float[] points = GridCommand.GridPlaces.of(none, PlaneChoice.principal()).points(2, 1);
    assertArrayEquals(new float[] {-3, 0, 3, 0}, points, EPSILON);
  }

  @Test
  void otherDimensionsStayAtTheMeanOfTheCodes() {
    Encodings cube = Encodings.points(3, new float[] {0, 5, 0, 4, 5, 0, 0, 7, 10, 4, 7, 10});
    float[] points = GridCommand.GridPlaces.of(cube, new PlaneChoice.Axes(2, 0)).points(2, 2);
    for (int place = 0; place < 4; place++) {
      assertEquals(6, points[3 * place + 1], EPSILON);
    }
    assertTrue(points[2] < points[5], "axis 2 goes to the right");
    assertTrue(points[0] > points[6], "axis 0 goes up");
  }

  @Test
  void thePrincipalPlaneGoesThroughTheMiddleOfTheCodes() {
    Encodings line = Encodings.points(3, new float[] {1, 1, 9, 3, 3, 9, 5, 5, 9});
    float[] middle =
        GridCommand.GridPlaces.of(line, PlaneChoice.principal()).within(1).points(1, 1);
    assertArrayEquals(new float[] {3, 3, 9}, middle, EPSILON);
  }

  @Test
  void theAxesOfAFlatSpaceCanChangePlaces() {
    float[] points =
        GridCommand.GridPlaces.of(spread(), new PlaneChoice.Axes(1, 0)).within(1).points(2, 1);
    assertArrayEquals(new float[] {0, -1, 0, 1}, points, EPSILON);
  }
}
