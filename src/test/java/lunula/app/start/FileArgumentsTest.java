package lunula.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lunula.cli.Terminal;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArgumentsTest {
  @TempDir Path root;

  private static boolean isOne(String... words) {
    return FileArguments.isOne(words, Terminal::knows);
  }

  @Test
  void aPathOrAnAddressIsAFile() {
    assertTrue(isOne("/home/me/monday.lunula"));
    assertTrue(isOne("monday.lunula"));
    assertTrue(isOne("file:///home/me/my%20session.lunula"));
  }

  @Test
  void commandsAndOptionsAreNone() {
    assertFalse(isOne());
    assertFalse(isOne("--version"));
    assertFalse(isOne("train", "--out", "target/my-model"));
    // A folder of that name lies in this source tree, but the word is a command.
    assertFalse(isOne("models", "list"));
    assertFalse(isOne("trian"));
  }

  @Test
  void aNameWithoutPathIsAFileIfItIsThereAndNoCommand() {
    assertTrue(isOne("assets"));
  }

  @Test
  void filesAreFoundHoweverTheyAreNamed() throws IOException {
    Path file = Files.createFile(root.resolve("月 1.lunula"));
    assertEquals(List.of(file), FileArguments.of(file.toString()).files());
    assertEquals(List.of(file), FileArguments.of(file.toUri().toString()).files());
    assertEquals(List.of(file), FileArguments.of(root + "/./月 1.lunula").files());
  }

  @Test
  void whatIsNotThereIsToldInASentence() {
    for (String word : List.of("gone.lunula", "file:gone", "file:///no%2")) {
      String message =
          UserMessages.words(
              assertThrows(IllegalArgumentException.class, () -> FileArguments.of(word)));
      assertTrue(message.contains(word) && message.endsWith("."), message);
    }
  }
}
