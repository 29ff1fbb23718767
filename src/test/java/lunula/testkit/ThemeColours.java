package lunula.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import lunula.ui.kit.Theme;

/// The opaque colour tokens of a theme, as `lunula.css` defines them, and what WCAG 2 says of them.
public final class ThemeColours {
  private static final Pattern TOKEN = Pattern.compile("-lunula-([a-z0-9-]+): *#([0-9a-f]{6});");

  private final Map<String, Integer> tokens;

  private ThemeColours(Map<String, Integer> tokens) {
    this.tokens = tokens;
  }

  /// The tokens of a theme; the dark one changes those of the light one.
  public static ThemeColours of(boolean dark) {
    String css = styleSheet();
    Map<String, Integer> tokens = block(css, ".root {");
    if (dark) {
      tokens.putAll(block(css, ".root.dark {"));
    }
    return new ThemeColours(tokens);
  }

  /// The tokens of a theme in strong contrast.
  public static ThemeColours inStrongContrast(boolean dark) {
    ThemeColours usual = of(dark);
    String css = styleSheet();
    usual.tokens.putAll(block(css, ".root.contrast {"));
    if (dark) {
      usual.tokens.putAll(block(css, ".root.dark.contrast {"));
    }
    return usual;
  }

  /// The 0xRRGGBB of `-lunula-` with this name.
  public int rgb(String name) {
    return Objects.requireNonNull(tokens.get(name), name);
  }

  /// The contrast ratio of WCAG 2, from 1 to 21.
  public static double contrast(int one, int other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /// Linear red, green and blue of 0xRRGGBB, 0 to 1 (IEC 61966-2-1).
  public static double[] linear(int rgb) {
    return new double[] {channel(rgb >> 16), channel(rgb >> 8), channel(rgb)};
  }

  /// Relative luminance as WCAG 2 defines it.
  private static double luminance(int rgb) {
    double[] linear = linear(rgb);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  private static double channel(int bits) {
    double value = (bits & 255) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Integer> block(String css, String start) {
    int begin = css.indexOf(start);
    var found = new HashMap<String, Integer>();
    var matcher = TOKEN.matcher(css.substring(begin, css.indexOf('}', begin)));
    while (matcher.find()) {
      found.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
    }
    return found;
  }

  private static String styleSheet() {
    try (var stream = Objects.requireNonNull(Theme.class.getResourceAsStream("lunula.css"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
