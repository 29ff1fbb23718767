package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmChooserTest {
  @Test
  void aFilmEndsInGif(@TempDir Path folder) {
    assertEquals(folder.resolve("film.gif"), FilmChooser.complete(folder.resolve("film")));
    assertEquals(folder.resolve("film.GIF"), FilmChooser.complete(folder.resolve("film.GIF")));
  }

  @Test
  void aFileNobodyWasAskedAboutIsSpared(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("film.gif"));
    assertEquals(folder.resolve("film"), FilmChooser.complete(folder.resolve("film")));
  }
}
