package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class DesktopContrastTest {
  @Test
  void isWantedByTheThemesOfWindowsAndOfGnome() {
    assertTrue(contrast("Windows.SPI.HighContrast", true).wanted());
    assertTrue(contrast("GTK.theme_name", "HighContrastInverse").wanted());
    assertFalse(contrast("Windows.SPI.HighContrast", false).wanted());
    assertFalse(contrast("GTK.theme_name", "Adwaita").wanted());
    assertFalse(new DesktopContrast(Map.of()).wanted());
  }

  @Test
  void takesThePersonsOwnColoursFromWindows() {
    var aquatic =
        new DesktopContrast(
            Map.of(
                "Windows.SPI.HighContrast",
                true,
                "Windows.SysColor.COLOR_WINDOW",
                Color.web("#202020"),
                "Windows.SysColor.COLOR_WINDOWTEXT",
                Color.WHITE,
                "Windows.SysColor.COLOR_HIGHLIGHT",
                Color.web("#8ee3f0"),
                "Windows.SysColor.COLOR_HIGHLIGHTTEXT",
                Color.web("#263b50")));
    assertEquals(
        "-lunula-window: #202020; -lunula-panel: #202020; -lunula-raised: #202020;"
            + " -lunula-field: #202020; -lunula-map: #202020; -lunula-text: #ffffff;"
            + " -lunula-muted: #ffffff; -lunula-line: #ffffff; -lunula-field-line: #ffffff;"
            + " -lunula-chart-text: #ffffff; -lunula-density: #ffffff; -lunula-accent: #8ee3f0;"
            + " -lunula-accent-strong: #8ee3f0; -lunula-on-accent: #263b50;",
        aquatic.style());
  }

  @Test
  void leavesTheColoursToLunulaWhereTheDesktopNamesNone() {
    assertEquals("", contrast("GTK.theme_name", "HighContrast").style());
    assertEquals("", contrast("Windows.SysColor.COLOR_WINDOW", Color.BLACK).style());
  }

  private static DesktopContrast contrast(String name, Object value) {
    return new DesktopContrast(Map.of(name, value));
  }
}
