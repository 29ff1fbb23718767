package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EllipseTest {
  private static final LatentPoint MEAN = new LatentPoint(1, -2);

  @Test
  void independentNumbersGiveAnUprightEllipse() {
    Ellipse ellipse = Ellipse.of(MEAN, 4, 0, 0.25);
    assertEquals(new Ellipse(MEAN, 2, 0.5, 0), ellipse);
    assertEquals(Math.PI / 2, Ellipse.of(MEAN, 0.25, 0, 4).angle(), 1e-12);
  }

  @Test
  void aCovarianceTurnsIt() {
    // Variances 9 and 1 along the diagonals: the covariance matrix is (5, 4; 4, 5).
    Ellipse ellipse = Ellipse.of(MEAN, 5, 4, 5);
    assertEquals(3, ellipse.major(), 1e-12);
    assertEquals(1, ellipse.minor(), 1e-12);
    assertEquals(Math.PI / 4, ellipse.angle(), 1e-12);
    assertEquals(6, ellipse.times(2).major(), 1e-12);
  }

  @Test
  void aPointIsAnEllipseOfNoSize() {
    assertEquals(new Ellipse(MEAN, 0, 0, 0), Ellipse.of(MEAN, 0, 0, 0));
  }
}
