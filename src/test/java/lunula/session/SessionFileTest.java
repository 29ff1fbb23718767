package lunula.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lunula.files.FileWriteException;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("lesson.lunula");
  }

  private String refusalOf(String text) throws IOException {
    Files.writeString(file(), text);
    IOException refused = assertThrows(IOException.class, () -> new SessionFile(file()).read());
    String sentence = UserMessages.words(refused);
    assertTrue(sentence.contains("lesson.lunula"), sentence);
    assertTrue(sentence.endsWith("."), sentence);
    assertFalse(sentence.contains("Exception"), sentence);
    assertFalse(sentence.contains("\n"), sentence);
    return sentence;
  }

  private String written() throws IOException {
    new SessionFile(file()).write(Sessions.full());
    return Files.readString(file());
  }

  @Test
  void everyPartComesBack() throws IOException {
    new SessionFile(file()).write(Sessions.full());
    assertEquals(Sessions.full(), new SessionFile(file()).read());
    try (Stream<Path> names = Files.list(folder)) {
      assertEquals(List.of(file()), names.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-0.1.lunula", "deep-0.1.lunula"})
  void sessionsOfBeforeAreWrittenAgainByteForByte(String name) throws IOException {
    Path before = Path.of("src/test/resources/lunula/ui/session", name);
    new SessionFile(file()).write(new SessionFile(before).read());
    assertEquals(Files.readString(before), Files.readString(file()));
  }

  @Test
  void aFieldThatIsThereTwiceIsNamed() throws IOException {
    String twice = written().replace("\"saved\":", "\"saved\": \"1\",\n  \"saved\":");
    assertEquals(
        "“lesson.lunula” is broken: “saved” is there twice, so nothing was opened.",
        refusalOf(twice));
  }

  @Test
  void whatIsNotToldStaysAbsent() throws IOException {
    new SessionFile(file()).write(Sessions.small());
    assertEquals(Sessions.small(), new SessionFile(file()).read());
  }

  @Test
  void aPersonCanReadIt() throws IOException {
    String text = written();
    assertTrue(text.startsWith("{\n  \"lunulaSession\": 1,\n"), text);
    assertTrue(text.contains("\"name\": \"My “best” VAE\""), text);
    assertTrue(text.contains("\"z\": [ 0.25, -1.5 ]"), text);
    assertTrue(text.contains("\"images\": \"0-4 7 1000-1002\""), text);
  }

  @Test
  void partsThatALaterLunulaAddsAreNoObstacle() throws IOException {
    Files.writeString(
        file(), written().replaceFirst("\"model\"", "\"mood\": [\"good\"],\n  \"model\""));
    JsonObject parts = new SessionFile(file()).read().parts();
    assertTrue(parts.has("mood"));
    parts.remove("mood");
    assertEquals(Sessions.full().parts(), parts);
  }

  @Test
  void aSessionOfBeforeThereWereToolsStillOpens() throws IOException {
    String older = written().replaceFirst(",\\s*\"tools\": \\{[^}]*}", "");
    assertFalse(older.contains("tools\": {"), older);
    Files.writeString(file(), older);
    Session read = new SessionFile(file()).read();
    assertFalse(read.parts().has("tools"));
    assertEquals(Sessions.full().parts().get("window"), read.parts().get("window"));
  }

  @Test
  void aFileThatIsCutAnywhereIsRefused() throws IOException {
    String text = written();
    for (int end = 1; end < text.length() - 2; end += 7) {
      String sentence = refusalOf(text.substring(0, end));
      assertTrue(
          sentence.contains("was cut off") || sentence.contains("not a session"), end + sentence);
    }
    int middle = text.indexOf(',', text.length() / 2);
    assertTrue(refusalOf(text.substring(0, middle)).contains("was cut off"));
    assertTrue(refusalOf("").contains("is empty"));
  }

  @Test
  void aSessionOfANewerLunulaSaysWhatToDo() throws IOException {
    String newer = written().replace("\"lunulaSession\": 1", "\"lunulaSession\": 2");
    assertEquals(
        "“lesson.lunula” was saved by a newer Lunula. Update Lunula to open it.", refusalOf(newer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello",
        "[1, 2]",
        "{}",
        "{\"lunulaSession\": \"one\"}",
        "{\"lunulaSession\": 0}",
        "{\"lunulaSession\": 1} more",
        "{'lunulaSession': 1}",
      })
  void whatIsNoSessionIsRefused(String text) throws IOException {
    assertTrue(refusalOf(text).contains("is not a session of Lunula"));
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, (byte) 0xfe};
    Files.write(file(), picture);
    IOException refused = assertThrows(IOException.class, () -> new SessionFile(file()).read());
    assertEquals(
        "“lesson.lunula” is not a session of Lunula, so nothing was opened.",
        UserMessages.words(refused));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"checksum\": \"aaa | \"checksum\": \"zzz | model.checksum",
        "\"checksum\": | \"sum\": | model.checksum",
        "\"name\": \"My “best” VAE\", | | model.name",
        "\"down\": 2.5 | \"down\": NaN | not a session",
        "2026-11-21T14:30:00Z | yesterday | saved",
      })
  void aValueThatCannotBeIsRefusedByName(String was, String is, String names) throws IOException {
    String text = written();
    assertTrue(text.contains(was), was);
    String sentence =
        refusalOf(text.replaceFirst(java.util.regex.Pattern.quote(was), is == null ? "" : is));
    assertTrue(sentence.contains(names), sentence);
  }

  @Test
  void aFileThatIsGoneIsMissed() {
    IOException refused = assertThrows(IOException.class, () -> new SessionFile(file()).read());
    assertTrue(UserMessages.words(refused).startsWith("There is no session"));
  }

  @Test
  void aSessionThatCannotBeWrittenLeavesTheOlderOne() throws IOException {
    written();
    Path nowhere = folder.resolve("gone").resolve("lesson.lunula");
    assertThrows(FileWriteException.class, () -> new SessionFile(nowhere).write(Sessions.small()));
    assertEquals(Sessions.full(), new SessionFile(file()).read());
  }

  @Test
  void manyChosenImagesStaySmall() throws IOException {
    int[] every = new int[70_000];
    Arrays.setAll(every, at -> at);
    var bits = new java.util.BitSet();
    Arrays.stream(every).forEach(bits::set);
    assertEquals("0-69999", Ranges.write(bits));
    assertEquals(bits, Ranges.read("0-69999"));
    assertEquals("", Ranges.write(new java.util.BitSet()));
    assertTrue(Ranges.read("").isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Ranges.read("1-99999999"));
  }

  @Test
  void itIsKnownByItsName() {
    assertTrue(SessionFile.isOne(Path.of("a", "Lesson.LUNULA")));
    assertFalse(SessionFile.isOne(Path.of("lesson.lunula.png")));
  }
}
