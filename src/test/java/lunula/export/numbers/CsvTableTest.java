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
  void namesThatASpreadsheetWouldComputeComputeNothing() {
    assertEquals("'=cmd|' /C calc'!A0", CsvTable.cell("=cmd|' /C calc'!A0"));
    assertEquals("\"'@SUM(1,2)\"", CsvTable.cell("@SUM(1,2)"));
    assertEquals("'+1+1", CsvTable.cell("+1+1"));
    assertEquals("'-2+3", CsvTable.cell("-2+3"));
    for (String number : List.of("-1.5", "+2", "-3e-8", "-Infinity", "-", "a=b")) {
      assertEquals(number, CsvTable.cell(number));
    }
  }

  @Test
  void whatHoldsCommasQuotesOrLineEndsIsQuoted() throws Exception {
    Path file = folder.resolve("runs.csv");
    new CsvTable(
            List.of(List.of("run", "β, weight"), List.of("1", "a “b\" c"), List.of("", "x\ny")))
        .write(file);
    assertEquals("run,\"β, weight\"\r\n1,\"a “b\"\" c\"\r\n,\"x\ny\"\r\n", Files.readString(file));
  }
}
