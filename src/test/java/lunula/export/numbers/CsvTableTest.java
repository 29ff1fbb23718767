package lunula.export.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir private Path folder;

  @Test
  void whatHoldsCommasQuotesOrLineEndsIsQuoted() throws Exception {
    Path file = folder.resolve("runs.csv");
    new CsvTable(
            List.of(List.of("run", "β, weight"), List.of("1", "a “b\" c"), List.of("", "x\ny")))
        .write(file);
    assertEquals("run,\"β, weight\"\r\n1,\"a “b\"\" c\"\r\n,\"x\ny\"\r\n", Files.readString(file));
  }
}
