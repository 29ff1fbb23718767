package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lunula.files.UserMessages;
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
        "The folder “" + inside + "” for the tour’s pictures cannot be made.",
        UserMessages.words(told));
  }

  @Test
  void numbersAreWrittenInEnglishWhateverTheMachineSpeaks(@TempDir Path own) throws Exception {
    Path said = own.resolve("said.txt");
    Process arabic =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dlunula.home=" + own,
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "models",
                "show",
                "fashion-mnist-vae")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertEquals(0, arabic.waitFor());
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertTrue(
        Pattern.compile("reconstruction +[0-9]+\\.[0-9]{2} nats").matcher(words).find(), words);
  }
}
