package lunula.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.session.Session;
import lunula.session.SessionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandInTest {
  private static final HandIn.Given PLACE =
      new HandIn.Given("trouser", "place", "2.5 0.7", 0.25, true);
  private static final HandIn.Given SENTENCE =
      new HandIn.Given("lost", "text", "=1+1, \"shirts\"", Double.NaN, true);
  private static final String PNG =
      Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(33)
                  .putLong(0x89504e470d0a1a0aL)
                  .putInt(13)
                  .putInt(0x49484452)
                  .putInt(64)
                  .putInt(64)
                  .array());

  @TempDir private Path folder;

  private static Session session() throws IOException {
    Path state = Path.of("assets/lessons/01-map/states/start.lunula");
    return SessionFile.parse("start.lunula", Files.readAllBytes(state));
  }

  private static HandIn handIn(String alias, String checksum) throws IOException {
    return new HandIn("Moons", checksum, alias, List.of(PLACE, SENTENCE), session(), PNG);
  }

  private Path file(String name) {
    return folder.resolve(name + HandIn.ENDING);
  }

  @Test
  void whatIsHandedInIsReadAsItWas() throws IOException {
    HandIn whole = handIn("Mei", "abc");
    whole.write(file("mei"));
    HandIn read = HandIn.read(file("mei"));
    assertEquals(whole.answers(), read.answers());
    assertEquals("Mei", read.alias());
    assertEquals("abc", read.checksum());
    assertEquals(PNG, read.picture());
    assertTrue(Objects.requireNonNull(read.session()).isLike(session()));
    var bare = new HandIn("Moons", "abc", "", List.of(), null, null);
    bare.write(file("bare"));
    assertEquals(bare, HandIn.read(file("bare")));
  }

  @Test
  void whatIsNoAnswerIsOneSentenceEach() throws IOException {
    handIn("Mei", "abc").write(file("whole"));
    byte[] whole = Files.readAllBytes(file("whole"));
    for (int length : new int[] {0, 1, whole.length / 2}) {
      assertRefused("lesson.answers.broken", Arrays.copyOf(whole, length));
    }
    String text = new String(whole, StandardCharsets.UTF_8);
    assertRefused("lesson.answers.newer", text.replace("\"lunulaAnswer\":1", "\"lunulaAnswer\":9"));
    assertRefused("lesson.answers.broken", text.replace(PNG, "bm8="));
    assertRefused("lesson.answers.broken", text.replace(PNG, "no base 64"));
    assertRefused("lesson.answers.broken", text.replace("\"distance\":0.25", "\"distance\":-1"));
    assertRefused("session.newer", text.replace("\"lunulaSession\":1", "\"lunulaSession\":9"));
  }

  private void assertRefused(String key, String text) throws IOException {
    assertRefused(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertRefused(String key, byte[] bytes) throws IOException {
    Files.write(file("bad"), bytes);
    UserMessageException refusal =
        assertThrows(UserMessageException.class, () -> HandIn.read(file("bad")));
    assertEquals(key, refusal.userMessage().key());
    assertTrue(UserMessages.words(refusal).length() > 20);
  }

  @Test
  void aTableHidesNamesAndMarksOtherVersionsAndIsNoFormula() throws IOException {
    handIn("Mei", "abc").write(file("a"));
    handIn("Bo", "xyz").write(file("b"));
    Files.writeString(file("c"), "{");
    HandIn.Collection all = HandIn.Collection.read(folder);
    assertEquals(1, all.problems().size());
    List<String> lines = all.csv("abc", false).lines().toList();
    assertEquals(5, lines.size());
    assertEquals("1,Moons,trouser,place,2.5 0.7,0.25,true,same", lines.get(1));
    assertEquals("1,Moons,lost,text,\"'=1+1, \"\"shirts\"\"\",,true,same", lines.get(2));
    assertEquals("2,Moons,trouser,place,2.5 0.7,0.25,true,other", lines.get(3));
    assertTrue(all.csv("abc", true).contains("Mei,Moons"));
  }
}
