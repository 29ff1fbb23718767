package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import lunula.testkit.ThemeColours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeContrastTest {
  private static final double WCAG_AA = 4.5;

  @ParameterizedTest
  @CsvSource({
    "text, window",
    "text, panel",
    "text, raised",
    "text, field",
    "text, hover",
    "text, pressed",
    "text, accent-soft",
    "text, warning-soft",
    "muted, window",
    "muted, panel",
    "muted, raised",
    "muted, hover",
    "muted, accent-soft",
    "accent-strong, panel",
    "accent-strong, accent-soft",
    "accent-strong, pressed",
    "on-accent, accent",
    "on-accent, accent-strong",
    "danger, panel",
    "on-danger, danger",
    "text, danger-soft",
    "chart-text, panel",
    "chart-train, panel",
    "chart-test, panel"
  })
  void wordsStandOutInBothThemes(String ink, String ground) {
    assertContrast(ThemeColours.of(false), ink, ground);
    assertContrast(ThemeColours.of(true), ink, ground);
  }

  private static void assertContrast(ThemeColours theme, String ink, String ground) {
    double contrast = ThemeColours.contrast(theme.rgb(ink), theme.rgb(ground));
    assertTrue(contrast >= WCAG_AA, ink + " on " + ground + " has only " + contrast);
  }
}
