package lunula.ui.session;

import static lunula.ui.session.Lesson.sessionOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lunula.model.Decoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A − B + C in sessions.
@SuppressWarnings("NullAway.Init") // before each test
class ArithmeticSessionTest {
  @TempDir Path home;
  private Room room;
  private Path file;

  @BeforeEach
  void furnish() {
    room = new Room(home);
    file = home.resolve("lesson.lunula");
  }

  private static JsonObject terms(Room at) throws IOException {
    return sessionOf(at).parts().getAsJsonObject("arithmetic").getAsJsonObject("terms");
  }

  @Test
  void allThreeTermsComeBackInAnotherWindow() throws IOException {
    room.open("Garments");
    room.space.arithmetic().showExample();
    room.sessions.saveAs(file);
    Room other = room.another();
    other.open("Another one");
    other.sessions.openSession(file);
    assertNull(other.exploration.noticeProperty().get());
    assertEquals(3, other.space.arithmetic().countTerms());
    assertEquals(terms(room).toString(), terms(other).toString());
    assertEquals("class", terms(other).getAsJsonObject("a").get("kind").getAsString());
  }

  @Test
  void theTermsAreThereBeforeTheEngineAndStay() throws IOException {
    room.open("Garments");
    Decoder live = Objects.requireNonNull(room.exploration.decoderProperty().get());
    room.exploration.decoderProperty().set(null);
    room.space.arithmetic().showExample();
    room.exploration.decoderProperty().set(live);
    assertEquals(3, room.space.arithmetic().countTerms());
    room.open("Another one");
    assertEquals(0, room.space.arithmetic().countTerms());
  }

  @Test
  void openingIsUndoneForTheTermsToo() throws IOException {
    room.open("Garments");
    room.sessions.saveAs(file);
    room.space.arithmetic().showExample();
    room.sessions.openSession(file);
    assertEquals(0, room.space.arithmetic().countTerms());
    room.exploration.history().undo();
    assertEquals(3, room.space.arithmetic().countTerms());
  }

  @Test
  void meansOfClassesStaySuchWhenTheClassesComeLater() throws IOException {
    room.open("Far away");
    room.load();
    room.space.arithmetic().showExample();
    String before = terms(room).toString();
    room.sessions.saveAs(file);
    Room other = room.another();
    other.sessions.openSession(file);
    other.load();
    assertEquals(before, terms(other).toString());
  }

  @Test
  void aSessionOfBeforeThereWereTermsHasNone() throws IOException {
    room.open("Garments");
    room.sessions.saveAs(file);
    String older =
        Files.readString(file)
            .replaceFirst("(?s)\"arithmetic\": \\{\\s*\"terms\": \\{},[^}]*},", "");
    assertTrue(!older.contains("arithmetic"), older);
    Files.writeString(file, older);
    room.space.arithmetic().showExample();
    room.sessions.openSession(file);
    assertNull(room.exploration.noticeProperty().get());
    assertEquals(0, room.space.arithmetic().countTerms());
  }
}
