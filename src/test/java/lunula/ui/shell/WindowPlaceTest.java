package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlaceTest {
  private static final Rectangle2D SCREEN = new Rectangle2D(0, 25, 1920, 1055);

  @Test
  void comesBackAsItWas() {
    var place = new WindowPlace(new Rectangle2D(-1200, 40, 1280, 800), false);
    assertEquals(place, WindowPlace.parse(place.toText()));
    var full = new WindowPlace(new Rectangle2D(0, 0, 1920, 1080), true);
    assertEquals(full, WindowPlace.parse(full.toText()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 2 3",
        "1 2 3 4 5",
        "a b c d",
        "0 0 NaN 700",
        "0 0 0 700",
        "0 0 -5 7",
        "0 0 1e999 7"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> WindowPlace.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1280, 800, 100, 100, 1280, 800",
    "-300, 0, 1280, 800, 0, 25, 1280, 800",
    "1900, 1000, 1280, 800, 640, 280, 1280, 800",
    "0, 0, 5000, 4000, 0, 25, 1920, 1055"
  })
  void theWindowIsWhollyOnItsScreen(
      double x, double y, double w, double h, double newX, double newY, double newW, double newH) {
    assertEquals(
        new Rectangle2D(newX, newY, newW, newH),
        new WindowPlace(new Rectangle2D(x, y, w, h), false).within(SCREEN));
  }
}
