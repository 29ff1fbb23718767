package lunula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tests that decisions name are there, so that a page still says what would fail.
class DecisionsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyTestThatADecisionNamesIsThere() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (Path file : files(Path.of("src/test/java"), "Test.java")) {
      tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
    }
    List<String> missing = new ArrayList<>();
    for (Path page : files(Path.of("docs/decisions"), ".md")) {
      NAMED
          .matcher(Files.readString(page))
          .results()
          .filter(
              named ->
                  !tests.getOrDefault(named.group(1), "").contains(named.group(1))
                      || (named.group(2) != null
                          && !tests
                              .getOrDefault(named.group(1), "")
                              .contains("void " + named.group(2) + "(")))
          .forEach(named -> missing.add(page.getFileName() + ": " + named.group()));
    }
    assertEquals(List.of(), missing);
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
