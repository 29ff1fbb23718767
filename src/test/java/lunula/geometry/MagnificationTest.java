package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MagnificationTest {
  private static final Lattice LATTICE = new Lattice(-1, -1, 0.25, 0.5, 9, 5);

  private interface Picture {
    float[] at(double x, double y);
  }

  private static float[] measured(Picture picture, int directions) {
    return Magnification.of(
        LATTICE,
        row -> {
          float[][] pictures = new float[LATTICE.columns()][];
          for (int column = 0; column < pictures.length; column++) {
            pictures[column] = picture.at(LATTICE.x(column), LATTICE.y(row));
          }
          return pictures;
        },
        directions);
  }

  @Test
  void ofALinearDecoderIsItsDeterminant() {
    // J = (3 1; 0 2; 1 1): JᵀJ = (10 4; 4 6), whose determinant is 44.
    float[] measured =
        measured((x, y) -> new float[] {(float) (3 * x + y), (float) (2 * y), (float) (x + y)}, 2);
    for (float value : measured) {
      assertEquals(Math.sqrt(44), value, 1e-4);
    }
  }

  @Test
  void isNothingWhereTwoDirectionsChangeThePictureInTheSameWay() {
    float[] measured = measured((x, y) -> new float[] {(float) (x + y), (float) (2 * (x + y))}, 2);
    assertEquals(0, measured[22], 1e-3);
  }

  @Test
  void alongALineIsTheSpeed() {
    float[] measured = measured((x, y) -> new float[] {(float) (3 * x), (float) (4 * x)}, 1);
    assertEquals(5, measured[22], 1e-4);
  }

  @Test
  void growsWithTheSquareAlongACurve() {
    // J = (2x 0; 0 1) at x = 0.5.
    float[] measured = measured((x, y) -> new float[] {(float) (x * x), (float) y}, 2);
    assertEquals(1, measured[2 * 9 + 6], 1e-4);
  }
}
