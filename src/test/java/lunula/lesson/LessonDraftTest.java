package lunula.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lunula.files.AppFolders;
import lunula.files.UserMessageException;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonDraftTest {
  private static final Path MODEL = Path.of("models/moon-vae").toAbsolutePath();

  @TempDir private Path folder;

  private static List<LibraryEntry> bundled() throws IOException {
    return ModelLibrary.in(AppFolders.find()).list().entries();
  }

  @Test
  void theTemplateIsALessonInEveryLanguageWithoutAMistake() throws IOException {
    new LessonDraft(folder).begin();
    LessonCheck check = LessonCheck.whole(LessonFiles.read(folder), bundled());
    assertEquals(List.of(), check.mistakes());
    assertEquals(4, Objects.requireNonNull(check.languages().get("zh")).steps().size());
  }

  @Test
  void aLessonThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("lesson.md"), "mine");
    assertThrows(UserMessageException.class, () -> new LessonDraft(folder).begin());
    assertEquals("mine", Files.readString(folder.resolve("lesson.md")));
    assertFalse(Files.exists(folder.resolve("states")));
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path lesson = Files.createDirectories(folder.resolve("mine"));
    Files.createSymbolicLink(lesson.resolve("states"), outside);
    Session session = session();
    assertThrows(UserMessageException.class, () -> new LessonDraft(lesson).add(session, bundled()));
    assertThrows(UserMessageException.class, () -> new LessonDraft(lesson).begin());
    assertEquals(0, Objects.requireNonNull(outside.toFile().list()).length);
    assertFalse(Files.exists(lesson.resolve("lesson.md")));
  }

  @Test
  void aTextThatIsNotInUtf8IsNotWrittenOver() throws IOException {
    byte[] latin = {'#', '#', ' ', (byte) 0xEF, '\n'};
    Files.write(folder.resolve("lesson.md"), latin);
    Session session = session();
    assertThrows(UserMessageException.class, () -> new LessonDraft(folder).add(session, bundled()));
    assertArrayEquals(latin, Files.readAllBytes(folder.resolve("lesson.md")));
  }

  /// The model's folder, as if it were a person's own.
  private static LibraryEntry own() throws IOException {
    return new LibraryEntry(MODEL, false, new StoredModels().card(MODEL));
  }

  private static Session session() throws IOException {
    LibraryEntry own = own();
    return new Session(
        Instant.EPOCH, new ModelChecksums().model(own.folder(), own.card()), new JsonObject());
  }

  @Test
  void aModelOfOnesOwnComesAlongAndIsFoundAgain() throws IOException {
    Session session = session();
    new LessonDraft(folder).add(session, List.of(own()));
    new LessonDraft(folder).add(session, List.of(own()));
    Path packed = folder.resolve("mine.lunulalesson");
    LessonFiles written = LessonFiles.read(folder);
    assertEquals(List.of(), states(LessonCheck.whole(written, List.of())));
    written.pack(packed);
    Path unpacked;
    try (LessonModels models = LessonModels.of(LessonFiles.read(packed))) {
      assertEquals(
          List.of(own().card().name()),
          models.entries().stream().map(it -> it.card().name()).toList());
      assertTrue(new ModelChecksums().find(session.model(), models.entries()).isPresent());
      unpacked = models.entries().getFirst().folder();
    }
    assertFalse(Files.exists(unpacked));
  }

  private static List<String> states(LessonCheck check) {
    return check.mistakes().stream()
        .map(mistake -> mistake.message().key())
        .filter(key -> key.startsWith("lesson.state") || key.startsWith("lesson.model"))
        .toList();
  }

  @Test
  void aBundledModelStaysWhereItIs() throws IOException {
    new LessonDraft(folder).add(session(), bundled());
    assertFalse(Files.exists(folder.resolve("models")));
    assertEquals(
        List.of("lesson.state.model"),
        states(LessonCheck.whole(LessonFiles.read(folder), List.of())));
  }

  @Test
  void aModelThatIsBrokenOrAnotherIsAMistake() throws IOException {
    new LessonDraft(folder).add(session(), List.of(own()));
    Path model = folder.resolve("models").resolve(session().model().checksum());
    Path other = folder.resolve("models").resolve("0".repeat(64));
    Files.move(model, other);
    assertEquals(
        List.of("lesson.models", "lesson.state.model"),
        states(LessonCheck.whole(LessonFiles.read(folder), List.of())));
    Files.write(other.resolve("model.safetensors"), new byte[10]);
    assertEquals(
        List.of("lesson.models", "lesson.state.model"),
        states(LessonCheck.whole(LessonFiles.read(folder), List.of())));
  }
}
