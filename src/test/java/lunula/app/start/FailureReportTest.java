package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureReportTest {
  @TempDir private Path folder;

  @Test
  void hasTheSentenceTheVersionsAndTheEndOfTheLog() throws IOException {
    Path log = folder.resolve("lunula.0.log");
    Files.writeString(log, "old ".repeat(10_000) + "lost at Somewhere.java:7\n");
    String report = new FailureReport("Lunula 1, Java 25", log).of("It failed.");
    assertTrue(report.startsWith("It failed.\n\nLunula 1, Java 25\n\n"), report);
    assertTrue(report.endsWith("lost at Somewhere.java:7\n"));
    assertTrue(report.length() < 20_000);
  }

  @Test
  void withoutALogTheRestIsThere() {
    var report = new FailureReport("Lunula 1", folder.resolve("none"));
    assertEquals("It failed.\n\nLunula 1\n\n", report.of("It failed."));
  }
}
