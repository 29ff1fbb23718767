package lunula.ui.kit;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/// The strong contrast that a desktop asks for: Windows with a contrast theme, whose colours are
/// the person's own, or GNOME with its theme of high contrast.
///
/// @param preferences of the desktop, as [javafx.application.Platform.Preferences] names them
record DesktopContrast(Map<String, Object> preferences) {
  private static final String COLOUR = "Windows.SysColor.COLOR_";

  /// The tokens that take a colour of Windows'.
  private enum Taken {
    WINDOW("WINDOW", "window", "panel", "raised", "field", "map"),
    TEXT("WINDOWTEXT", "text", "muted", "line", "field-line", "chart-text", "density"),
    MARKED("HIGHLIGHT", "accent", "accent-strong"),
    ON_MARKED("HIGHLIGHTTEXT", "on-accent");

    private final String colour;
    private final String[] tokens;

    Taken(String colour, String... tokens) {
      this.colour = COLOUR + colour;
      this.tokens = tokens;
    }

    private Stream<String> in(Map<String, Object> preferences) {
      return preferences.get(colour) instanceof Color given
          ? Stream.of(tokens).map(token -> "-lunula-" + token + ": " + hex(given) + ";")
          : Stream.empty();
    }
  }

  /// Whether the desktop asks for it.
  boolean wanted() {
    return windows()
        || String.valueOf(preferences.get("GTK.theme_name")).startsWith("HighContrast");
  }

  /// The desktop's own colours as a style of the scene's root; empty where it has none.
  String style() {
    return windows()
        ? Stream.of(Taken.values())
            .flatMap(taken -> taken.in(preferences))
            .collect(Collectors.joining(" "))
        : "";
  }

  private boolean windows() {
    return Boolean.TRUE.equals(preferences.get("Windows.SPI.HighContrast"));
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(255 * colour.getRed()),
        Math.round(255 * colour.getGreen()),
        Math.round(255 * colour.getBlue()));
  }
}
