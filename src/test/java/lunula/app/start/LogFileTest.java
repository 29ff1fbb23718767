package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path root;

  private static LogRecord warning(String words) {
    return new LogRecord(Level.WARNING, words);
  }

  @Test
  void thereIsNoFileUntilSomethingGoesWrong() throws IOException {
    Path file = root.resolve("状态 100%/lunula.0.log");
    var log = new LogFile(file, "Lunula, the very version");
    log.publish(new LogRecord(Level.INFO, "all is well"));
    assertFalse(Files.exists(file.getParent()));

    log.publish(warning("a moon is missing"));
    log.close();
    String written = Files.readString(file);
    assertTrue(written.contains("the very version"), written);
    assertTrue(written.contains("a moon is missing"), written);
    assertFalse(written.contains("all is well"), written);
  }

  @Test
  void itStaysSmallHoweverMuchGoesWrong() throws IOException {
    Path file = root.resolve("lunula.0.log");
    var log = new LogFile(file, "Lunula");
    String line = "x".repeat(1000);
    for (int i = 0; i < 1000; i++) {
      log.publish(warning(line));
    }
    log.close();
    try (Stream<Path> files = Files.list(root)) {
      List<Path> kept = files.sorted().toList();
      assertEquals(List.of(file, root.resolve("lunula.1.log")), kept);
      for (Path one : kept) {
        assertTrue(Files.size(one) < 300_000, one + " has " + Files.size(one));
      }
    }
  }

  @Test
  void whereNoFileCanBeWrittenNothingBreaks() throws IOException {
    Path inTheWay = Files.createFile(root.resolve("file"));
    var log = new LogFile(inTheWay.resolve("lunula.0.log"), "Lunula");
    log.publish(warning("nobody hears"));
    log.close();
    assertEquals(0, Files.size(inTheWay));
  }
}
