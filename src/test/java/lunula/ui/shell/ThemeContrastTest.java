package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import lunula.ui.kit.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeContrastTest {
  private static final Pattern TOKEN = Pattern.compile("(-lunula-[a-z0-9-]+): *#([0-9a-f]{6});");
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
  void wordsStandOutInBothThemes(String ink, String ground) throws IOException {
    Map<String, Integer> light = tokens("");
    assertContrast(light, ink, ground);
    var dark = new HashMap<>(light);
    dark.putAll(tokens(".root.dark {"));
    assertContrast(dark, ink, ground);
  }

  private static void assertContrast(Map<String, Integer> tokens, String ink, String ground) {
    double darker = luminance(Objects.requireNonNull(tokens.get("-lunula-" + ink)));
    double lighter = luminance(Objects.requireNonNull(tokens.get("-lunula-" + ground)));
    double contrast = (Math.max(darker, lighter) + 0.05) / (Math.min(darker, lighter) + 0.05);
    assertTrue(contrast >= WCAG_AA, ink + " on " + ground + " has only " + contrast);
  }

  /// The colours of the block that begins with `start`.
  private static Map<String, Integer> tokens(String start) throws IOException {
    try (var stream = Objects.requireNonNull(Theme.class.getResourceAsStream("lunula.css"))) {
      String css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      int begin = css.indexOf(start);
      var found = new HashMap<String, Integer>();
      var matcher = TOKEN.matcher(css.substring(begin, css.indexOf('}', begin)));
      while (matcher.find()) {
        found.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
      }
      assertEquals(16, Math.min(16, found.size()));
      return found;
    }
  }

  /// Relative luminance as WCAG 2 defines it.
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 255) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
