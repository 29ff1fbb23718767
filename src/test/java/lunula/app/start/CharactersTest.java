package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CharactersTest {
  @Test
  void aFontWithoutChineseDrawsNarrowBoxes() {
    assertFalse(Characters.areThere("中文", name -> 1.2));
    assertTrue(Characters.areThere("中文", name -> 2.0));
  }

  @Test
  void latinLettersAreAlwaysThere() {
    assertTrue(Characters.areThere("Français", name -> 0.1));
  }
}
