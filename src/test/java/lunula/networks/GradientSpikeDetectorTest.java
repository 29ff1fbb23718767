package lunula.networks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GradientSpikeDetectorTest {
  private final Learner.GradientSpikeDetector surge = new Learner.GradientSpikeDetector();

  private void usual(int steps) {
    for (int step = 0; step < steps; step++) {
      assertFalse(surge.is(1 + 0.5 * Math.sin(step)));
    }
  }

  @Test
  void aGradientFarLongerThanUsualIsLeftOut() {
    usual(200);
    assertTrue(surge.is(50));
    assertTrue(surge.is(Double.NaN));
    assertFalse(surge.is(5));
  }

  @Test
  void atTheBeginningNothingIsUsualYet() {
    usual(99);
    assertFalse(surge.is(50));
  }

  @Test
  void aCourseThatDivergesIsNotHeldForEver() {
    usual(200);
    for (int step = 0; step < 10; step++) {
      assertTrue(surge.is(Double.POSITIVE_INFINITY));
    }
    assertFalse(surge.is(Double.POSITIVE_INFINITY));
  }

  @Test
  void whatSlowlyGrowsIsUsual() {
    double length = 1;
    for (int step = 0; step < 2_000; step++) {
      assertFalse(surge.is(length));
      length *= 1.01;
    }
  }
}
