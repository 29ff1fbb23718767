package lunula.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.testkit.ThemeColours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeContrastTest {
  private static final double WCAG_AA = 4.5;
  private static final double WCAG_AAA = 7;

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
    for (boolean dark : List.of(false, true)) {
      assertContrast(ThemeColours.of(dark), ink, ground, WCAG_AA);
      assertContrast(ThemeColours.inStrongContrast(dark), ink, ground, WCAG_AAA);
    }
  }

  /// What words may lie on where nothing else is said.
  private static final List<String> SURFACES =
      List.of(
          "window",
          "panel",
          "raised",
          "field",
          "hover",
          "pressed",
          "accent-soft",
          "map",
          "map-line",
          "warning-soft",
          "danger-soft");

  /// Figures in the colours of the curves stand on a panel only.
  private static final Set<String> OF_CHARTS = Set.of("chart-train", "chart-test", "chart-text");

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final Pattern INK = Pattern.compile("text-fill: *-lunula-([a-z0-9-]+)");
  private static final Pattern GROUND = Pattern.compile("background-color: *([^;]+);");

  /// A rule of a style sheet that says what words are written in, or on what.
  ///
  /// @param ink null if it does not say
  /// @param ground the uppermost; null if it does not say, or that is no opaque token
  private record Rule(String selector, @Nullable String ink, @Nullable String ground) {}

  @Test
  void everyPairInTheStyleSheetsStandsOutInBothThemes() throws IOException {
    Map<String, String> inks = new HashMap<>();
    Map<String, String> grounds = new HashMap<>();
    List<Rule> rules = rules();
    for (Rule rule : rules) {
      if (rule.ink() != null) {
        inks.put(rule.selector(), rule.ink());
      }
      if (rule.ground() != null) {
        grounds.put(rule.selector(), rule.ground());
      }
    }
    Set<String> pairs = new TreeSet<>();
    for (Rule rule : rules) {
      String ink = inks.get(rule.ink() == null ? stateless(rule.selector()) : rule.selector());
      if (ink != null) {
        Optional<String> ground = around(rule.selector(), grounds);
        List<String> any = OF_CHARTS.contains(ink) ? List.of("panel") : SURFACES;
        ground.map(List::of).orElse(any).forEach(on -> pairs.add(ink + ", " + on));
      }
    }
    assertTrue(pairs.size() > 60, "only " + pairs);
    for (String pair : pairs) {
      String[] both = pair.split(", ", 2);
      wordsStandOutInBothThemes(both[0], both[1]);
    }
  }

  /// What is drawn behind the words of a selector: by itself, or by what they are in.
  private static Optional<String> around(String selector, Map<String, String> grounds) {
    for (String at = selector;
        !at.isEmpty();
        at = at.substring(0, Math.max(0, at.lastIndexOf(' ')))) {
      if (grounds.containsKey(at)) {
        return Optional.of(grounds.get(at));
      }
    }
    return Optional.empty();
  }

  private static String stateless(String selector) {
    return selector.replaceAll(":[a-z-]+", "");
  }

  private static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/lunula/ui"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".css")).toList()) {
        String css = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        RULE.matcher(css)
            .results()
            .forEach(
                rule ->
                    Stream.of(rule.group(1).split(","))
                        .map(selector -> rule(selector.strip(), rule.group(2)))
                        .forEach(rules::add));
      }
    }
    return rules;
  }

  private static Rule rule(String selector, String body) {
    Matcher ink = INK.matcher(body);
    Matcher ground = GROUND.matcher(body);
    String uppermost = ground.find() ? ground.group(1).replaceAll(".*, *", "").strip() : "";
    return new Rule(
        selector,
        ink.find() ? ink.group(1) : null,
        uppermost.startsWith("-lunula-") ? uppermost.substring("-lunula-".length()) : null);
  }

  private static void assertContrast(ThemeColours theme, String ink, String ground, double least) {
    double contrast = ThemeColours.contrast(theme.rgb(ink), theme.rgb(ground));
    assertTrue(contrast >= least, ink + " on " + ground + " has only " + contrast);
  }
}
