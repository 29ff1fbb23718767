package lunula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.bench.Figures.Comparison;
import lunula.bench.Figures.Description;
import lunula.bench.Figures.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
  private static final Description MACHINE =
      new Description(new LinkedHashMap<>(Map.of("cores", "2")));

  @TempDir private Path folder;

  private static Figures part(double others) {
    Comparison epoch =
        new Comparison(
            "epoch",
            "s",
            "≤ 0.5 ×",
            new Series("Lunula", List.of(3.0, 1.0, 2.0)),
            new Series("PyTorch", List.of(4.0, 5.0, 3.5)));
    return new Figures(
        "epoch", "2026-11-30 12:00 UTC", 60, others, List.of(epoch), List.of(), List.of());
  }

  @Test
  void showsEveryRunTheMediansAndTheirRatio() throws IOException {
    String page = Files.readString(PerformancePage.write(folder, MACHINE, List.of(part(0))));
    assertTrue(page.contains("| epoch, s | Lunula | 2.00 | 3.00 1.00 2.00 |"), page);
    assertTrue(page.contains("| epoch, s | PyTorch | 4.00 | 4.00 5.00 3.50 |"), page);
    assertTrue(page.contains("| epoch | 2.00 s | 4.00 s | **0.50 ×** | ≤ 0.5 × |"), page);
    assertEquals(6, marks());
  }

  @Test
  void putsTheRatioOfADisturbedPartInBracketsAndLeavesItOutOfThePicture() throws IOException {
    String page = Files.readString(PerformancePage.write(folder, MACHINE, List.of(part(0.4))));
    assertTrue(page.contains("| (0.50 ×) |"), page);
    assertTrue(page.contains("Other programs took 40 % of the processors’ time"), page);
    assertEquals(0, marks());
  }

  private int marks() throws IOException {
    String svg = Files.readString(folder.resolve("performance.svg"));
    int marks = svg.split("fill-opacity", -1).length - 1;
    return marks - 3;
  }

  @Test
  void keepsWhatAPersonWroteAroundTheTables() throws IOException {
    Path page = PerformancePage.write(folder, MACHINE, List.of(part(0)));
    Files.writeString(page, "Before.\n" + Files.readString(page) + "\nBehind.\n");
    String again = Files.readString(PerformancePage.write(folder, MACHINE, List.of(part(0.4))));
    assertTrue(again.startsWith("Before.\n") && again.endsWith("\nBehind.\n"), again);
    assertFalse(again.contains("**0.50 ×**"), "the old table is gone");
  }

  @Test
  void refusesAPageWithoutItsMarks() throws IOException {
    Path page = folder.resolve("performance.md");
    Files.writeString(page, "Something else.");
    assertThrows(IOException.class, () -> PerformancePage.write(folder, MACHINE, List.of(part(0))));
    assertEquals("Something else.", Files.readString(page));
  }

  @Test
  void keepsAPartsFiguresInAFile() throws IOException {
    Path file = folder.resolve("epoch.json");
    part(0.25).write(file);
    assertEquals(part(0.25), Figures.read(file));
  }
}
