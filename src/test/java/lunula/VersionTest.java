package lunula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.cli.Terminal;
import org.junit.jupiter.api.Test;

/// One version everywhere: in the build, the program, the package's description and the changelog.
class VersionTest {
  private static final Path CHANGELOG = Path.of("CHANGELOG.md");
  private static final Path METAINFO = Path.of("src/package/linux/app.lunula.Lunula.metainfo.xml");

  @Test
  void everyPlaceNamesTheSameVersion() throws IOException {
    String version = first(Path.of("pom.xml"), "<version>([^<]+)</version>");
    assertEquals("Lunula " + version, Terminal.VERSION);
    assertEquals(version, first(METAINFO, "<release version=\"([^\"]+)\""));
    assertEquals(version, first(CHANGELOG, "(?m)^## \\[(\\d[^]]*)]"));
  }

  @Test
  void theReleaseHasOneDate() throws IOException {
    assertEquals(
        first(METAINFO, "<release [^>]*date=\"([^\"]+)\""),
        first(CHANGELOG, "(?m)^## \\[\\d[^]]*] - (\\S+)$"));
  }

  private static String first(Path file, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
    assertTrue(found.find(), () -> file + " has no " + pattern);
    return found.group(1);
  }
}
