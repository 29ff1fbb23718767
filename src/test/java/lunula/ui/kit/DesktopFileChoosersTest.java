package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopFileChoosersTest {
  @Test
  void aFileEndsAsItsKindDoes(@TempDir Path folder) {
    assertEquals(
        folder.resolve("film.gif"), DesktopFileChoosers.complete(folder.resolve("film"), ".gif"));
    assertEquals(
        folder.resolve("film.GIF"),
        DesktopFileChoosers.complete(folder.resolve("film.GIF"), ".gif"));
    assertEquals(
        folder.resolve("a.b.png"), DesktopFileChoosers.complete(folder.resolve("a.b"), ".png"));
    assertEquals(".png", DesktopFileChoosers.ending("my.samples.png"));
  }

  @Test
  void endingsAreOfferedInBothCases() {
    assertEquals(
        List.of("*.png", "*.PNG", "*.webp", "*.WEBP"),
        DesktopFileChoosers.patterns(List.of("png", "webp")));
  }

  @Test
  void aFileNobodyWasAskedAboutIsSpared(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("film.gif"));
    assertEquals(
        folder.resolve("film"), DesktopFileChoosers.complete(folder.resolve("film"), ".gif"));
  }
}
