package lunula.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.files.UserMessages;
import lunula.library.FileKind;
import lunula.library.format.ModelFolder;
import lunula.testkit.SampleModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class SessionBundleTest {
  @TempDir private Path root;

  private final List<String> copied = new ArrayList<>();
  private Path model;
  private Session session;
  private String checksum;
  private SessionBundle bundle;

  @BeforeEach
  void write() throws IOException {
    model = root.resolve("model");
    ModelFolder.write(SampleModels.tiny("Tiny"), model);
    Session.Model named = new ModelChecksums().model(model, ModelFolder.readCard(model));
    checksum = named.checksum();
    session = new Session(Instant.EPOCH, named, new JsonObject());
    bundle = new SessionBundle(root.resolve("lesson.lunula-bundle"));
    bundle.write(session, Map.of(checksum, model));
  }

  private void copy(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      copied.add(ModelFolder.read(folder).card().name());
      for (String name : ModelFolder.FILES) {
        assertEquals(-1, Files.mismatch(model.resolve(name), folder.resolve(name)), name);
      }
    }
  }

  private String refused() {
    var refusal = assertThrows(IOException.class, () -> bundle.read(Set.of(), this::copy));
    assertEquals(List.of(), copied);
    return UserMessages.words(refusal);
  }

  /// @param place of the model in the archive
  private void pack(String place, String... names) throws IOException {
    Path alone = root.resolve("alone.lunula");
    new SessionFile(alone).write(session);
    try (var zip = new ZipOutputStream(Files.newOutputStream(bundle.path()))) {
      zip.putNextEntry(new ZipEntry("session.lunula"));
      Files.copy(alone, zip);
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(place + name));
        Files.copy(model.resolve(Path.of(name).getFileName()), zip);
      }
    }
  }

  @Test
  void aSessionComesWithItsModelsAndOnlyThoseThatAreMissingAreTaken() throws IOException {
    assertTrue(bundle.read(Set.of(), this::copy).isLike(session));
    assertEquals(List.of("Tiny"), copied);
    assertTrue(bundle.read(Set.of(checksum), this::copy).isLike(session));
    assertEquals(List.of("Tiny"), copied);
  }

  @Test
  void itIsASessionByItsName() throws IOException {
    assertEquals(FileKind.SESSION, FileKind.of(bundle.path()).kind());
    assertTrue(SessionBundle.isOne(Path.of("Lesson.Lunula-Bundle")));
    assertFalse(SessionBundle.isOne(Path.of("lesson.lunula")));
  }

  @Test
  void aModelThatIsNotWholeTakesNothing() throws IOException {
    pack("models/" + checksum + "/", "config.json", "model.safetensors", "card.json");
    assertTrue(refused().contains("holds a model that cannot be read"), refused());
  }

  @Test
  void aModelUnderTheNameOfAnotherTakesNothing() throws IOException {
    pack("models/" + "0".repeat(64) + "/", ModelFolder.FILES.toArray(String[]::new));
    assertTrue(refused().contains("is not the one the session names"), refused());
  }

  @Test
  void namesThatClimbAreNoModels() throws IOException {
    pack("models/" + checksum + "/../../", "config.json", "model.safetensors");
    pack("../models/" + checksum + "/", "config.json", "model.safetensors");
    assertTrue(bundle.read(Set.of(), this::copy).isLike(session));
    assertEquals(List.of(), copied);
  }

  @Test
  void whatIsCutOrFlippedIsOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(bundle.path());
    Files.write(bundle.path(), Arrays.copyOf(whole, whole.length / 2));
    assertTrue(refused().contains("is a damaged archive"), refused());
    for (int at = 60; at < whole.length / 2; at += 997) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x55;
      Files.write(bundle.path(), flipped);
      assertTrue(refused().contains(bundle.path().getFileName().toString()), refused());
    }
    Files.delete(bundle.path());
    assertTrue(refused().contains("moved or deleted"), refused());
  }
}
