package lunula.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A popup's window holds its shadow too. Where the shadow comes under the pointer, the control
/// below loses the pointer: its tooltip is hidden before it is seen, and a click on it goes to the
/// popup. JavaFX opens tooltips 7 pixels below the pointer, and menus right below their button.
class PopupShadowTest {
  private static final Path STYLES = Path.of("src/main/resources/lunula");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern POPUP =
      Pattern.compile("\\.(tooltip|context-menu|[a-z-]*popup|[a-z-]*popover)\\b");
  private static final Pattern SHADOW =
      Pattern.compile("-fx-effect:\\s*dropshadow\\(\\s*([a-z-]+)\\s*,(.*)\\)");

  private record Shadow(String rule, String blur, double radius, double down) {}

  @Test
  void shadowsOfPopupsReachNoPlaceAboveThem() throws IOException {
    List<Shadow> shadows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(STYLES)) {
      for (Path sheet : files.filter(file -> file.toString().endsWith(".css")).toList()) {
        shadows.addAll(shadows(Files.readString(sheet)));
      }
    }
    assertThat(shadows).extracting(Shadow::rule).anyMatch(rule -> rule.contains(".tooltip"));
    assertThat(shadows)
        .allSatisfy(shadow -> assertThat(shadow.blur()).isEqualTo("three-pass-box"))
        .allSatisfy(shadow -> assertThat(shadow.radius()).isLessThanOrEqualTo(shadow.down()));
  }

  @Test
  void theShadowThatHidTooltipsIsFound() {
    String sheet =
        ".a, .tooltip { -fx-effect: dropshadow(gaussian, rgba(0, 0, 0, 0.2), 10, 0, 0, 2); }";
    assertThat(shadows(sheet)).containsExactly(new Shadow(".a, .tooltip", "gaussian", 10, 2));
  }

  private static List<Shadow> shadows(String sheet) {
    List<Shadow> shadows = new ArrayList<>();
    Matcher rules = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
    while (rules.find()) {
      Matcher shadow = SHADOW.matcher(rules.group(2));
      if (POPUP.matcher(rules.group(1)).find() && shadow.find()) {
        // Colour, radius, spread, x, y; the colour may have commas of its own.
        String[] numbers = shadow.group(2).split(",", -1);
        shadows.add(
            new Shadow(
                rules.group(1).strip(),
                shadow.group(1),
                Double.parseDouble(numbers[numbers.length - 4]),
                Double.parseDouble(numbers[numbers.length - 1])));
      }
    }
    return shadows;
  }
}
