package lunula.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EasingTest {
  @ParameterizedTest
  @EnumSource(Easing.class)
  void goesFromStartToEndWithoutTurningBack(Easing easing) {
    assertEquals(0, easing.at(0));
    assertEquals(0, easing.at(-3));
    assertEquals(1, easing.at(1));
    assertEquals(1, easing.at(8));
    for (double t = 0; t < 1; t += 0.01) {
      assertTrue(easing.at(t + 0.01) > easing.at(t));
    }
  }
}
