package lunula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @Test
  void theTourTakesOneFolderAndNothingElse() {
    assertNull(Main.objection("--tour", "there"));
    assertEquals("--tour needs a folder to write its pictures to.", Main.objection("--tour"));
    assertEquals(
        "--tour takes one folder and nothing else, so “quickly” is too much.",
        Main.objection("--tour", "there", "quickly"));
  }

  @Test
  void theToursFolderIsMade(@TempDir Path temporary) throws IOException {
    Path folder = Main.tourFolder(temporary.resolve("new/tour").toString());
    assertTrue(Files.isDirectory(folder));
  }

  @Test
  void aFolderThatCannotBeMadeIsToldInASentence(@TempDir Path temporary) throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    String inside = file.resolve("tour").toString();
    IOException told = assertThrows(IOException.class, () -> Main.tourFolder(inside));
    assertEquals(
        "The folder “" + inside + "” for the tour’s pictures cannot be made.", told.getMessage());
  }

  /// A model finds its images by their name, and Python reads no other digits than these.
  @Test
  void numbersAreWrittenInTheSameDigitsInEveryLanguage(@TempDir Path temporary)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dstdout.encoding=UTF-8",
                "-Dlunula.home=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "data",
                "list")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor());
    assertTrue(printed.contains("Moons 28 × 28, every phase, 28 × 28, 5 classes"), printed);
  }
}
