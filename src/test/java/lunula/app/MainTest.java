package lunula.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void withoutADisplayLinuxGetsTheTour() {
    assertFalse(Main.hasDisplay("Linux", Map.of()));
    assertFalse(Main.hasDisplay("Linux", Map.of("DISPLAY", "")));
  }

  @Test
  void aDisplayThatNobodyServesIsNone() {
    assertFalse(Main.hasDisplay("Linux", Map.of("DISPLAY", ":59321.0")));
  }

  @Test
  void aDisplayElsewhereIsTried() {
    assertTrue(Main.hasDisplay("Linux", Map.of("DISPLAY", "teacher:10.0")));
  }

  @Test
  void otherSystemsAlwaysHaveOne() {
    assertTrue(Main.hasDisplay("Windows 11", Map.of()));
    assertTrue(Main.hasDisplay("Mac OS X", Map.of()));
  }
}
