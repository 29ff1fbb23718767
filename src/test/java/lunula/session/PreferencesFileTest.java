package lunula.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lunula.files.UserMessages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
  @TempDir Path root;
  private PreferencesFile file = new PreferencesFile(Path.of(""));

  @BeforeEach
  void nameTheFile() {
    file = new PreferencesFile(root.resolve("home/settings.properties"));
  }

  @Test
  void nothingIsChosenBeforeTheFirstTime() throws IOException {
    assertEquals(PreferenceValues.NONE, file.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        " lead and trail ",
        "C:\\Users\\né\\モデル",
        "a=b:c#d!",
        "#x",
        "1\n2\t3\r"
      })
  void anyTextComesBackAsItWas(String value) throws IOException {
    file.write(PreferenceValues.NONE.with("model", value));
    assertEquals(Optional.of(value), file.read().get("model"));
  }

  @Test
  void whatIsForgottenIsGoneAndTheRestStays() throws IOException {
    PreferenceValues both = PreferenceValues.NONE.with("theme", "DARK").with("grid", "true");
    file.write(both);
    file.write(both.with("grid", null));
    assertEquals(PreferenceValues.NONE.with("theme", "DARK"), file.read());
    try (Stream<Path> files = Files.list(file.path().getParent())) {
      assertEquals(List.of(file.path()), files.toList());
    }
  }

  @Test
  void aFileThatIsNoSettingsByItsSizeIsNotReadWhole() throws IOException {
    Files.createDirectories(file.path().getParent());
    try (FileChannel sparse =
        FileChannel.open(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.allocate(1), 1L << 31);
    }
    assertThrows(IOException.class, file::read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theme=DARK\n",
        "lunula.settings=2\ntheme=DARK\n",
        "lunula.settings=1\ntheme=\\u00g0\n",
        ""
      })
  void aBrokenOrForeignFileIsToldInASentence(String content) throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), content);
    assertToldToStartAsIfNew();
  }

  @Test
  void aFileThatIsNoTextIsToldInASentence() throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.write(file.path(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0x80});
    assertToldToStartAsIfNew();
  }

  @Test
  void aFolderInItsPlaceIsToldInASentence() throws IOException {
    Files.createDirectories(file.path());
    assertToldToStartAsIfNew();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldInASentence() throws IOException {
    Files.writeString(root.resolve("home"), "in the way");
    String told = message(assertThrows(IOException.class, () -> file.write(PreferenceValues.NONE)));
    assertTrue(told.contains("a file of that name is in the way"), told);
    assertTrue(told.endsWith("Lunula works on, but forgets them at its end."), told);
  }

  private void assertToldToStartAsIfNew() {
    String told = message(assertThrows(IOException.class, file::read));
    assertTrue(told.startsWith("Your settings in " + file.path() + " cannot be read ("), told);
    assertTrue(told.endsWith("), so Lunula starts as if new."), told);
  }

  private static String message(IOException failure) {
    return UserMessages.words(failure);
  }
}
