package lunula.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.files.UserMessages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelArchiveTest {
  private static final byte[] WEIGHTS = new byte[5000];
  @TempDir private Path root;
  private Path scratch = Path.of("");

  @BeforeEach
  void makeRoom() throws IOException {
    new Random(3).nextBytes(WEIGHTS);
    scratch = Files.createDirectories(root.resolve("deep/er/scratch"));
  }

  private Path archive(String... names) throws IOException {
    Path file = root.resolve("gift.lunula-model.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(WEIGHTS);
      }
    }
    return file;
  }

  private ModelArchive unpack(Path file) throws IOException {
    return ModelArchive.unpack(file, scratch, 1 << 20);
  }

  private String refused(Path file, long most) {
    var refusal =
        assertThrows(IOException.class, () -> ModelArchive.unpack(file, scratch, most).close());
    assertFalse(Files.exists(scratch), "what was unpacked stays");
    return UserMessages.words(refusal);
  }

  private List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void modelInAFolderOfItsArchiveIsUnpackedAndGoneAfterwards() throws IOException {
    Path file = archive("gift/config.json", "gift/model.safetensors", "gift/notes.txt");
    try (ModelArchive model = unpack(file)) {
      assertEquals(List.of("config.json", "model.safetensors"), names(model.folder()));
      assertArrayEquals(WEIGHTS, Files.readAllBytes(model.folder().resolve("model.safetensors")));
    }
    assertFalse(Files.exists(scratch));
  }

  @Test
  void namesThatLeadOutOfTheFolderWriteNothingThere() throws IOException {
    String away = root.resolve("away").toAbsolutePath().toString();
    for (String evil : List.of("../../", away + "/", "..\\..\\")) {
      Files.createDirectories(scratch);
      Path file = archive(evil + "config.json", "../evil.txt", "ok/model.safetensors");
      try (ModelArchive model = unpack(file)) {
        assertEquals(List.of("model.safetensors"), names(model.folder()));
      }
      assertEquals(List.of("deep", "gift.lunula-model.zip"), names(root));
      assertEquals(List.of("er"), names(root.resolve("deep")));
      assertEquals(List.of(), names(root.resolve("deep/er")));
    }
  }

  @Test
  void modelThatItselfLiesOutsideIsStillPutInside() throws IOException {
    try (ModelArchive model = unpack(archive("../../model.safetensors", "../../card.json"))) {
      assertEquals(List.of("card.json", "model.safetensors"), names(model.folder()));
    }
    assertEquals(List.of("deep", "gift.lunula-model.zip"), names(root));
  }

  @Test
  void moreThanADiskBearsIsRefusedAndRemoved() throws IOException {
    Path file = archive("config.json", "model.safetensors");
    assertEquals(
        "The archive unpacks to more than 2 GB, which no model needs.", refused(file, 9000));
  }

  @Test
  void brokenArchivesAreOneSentence() throws IOException {
    Path file = archive("config.json", "model.safetensors");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(refused(file, 1 << 20).startsWith(file + " is a damaged archive ("));
    for (int at = 60; at < whole.length / 2; at += 611) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x55;
      Files.write(file, flipped);
      Files.createDirectories(scratch);
      String said = refused(file, 1 << 20);
      assertTrue(said.startsWith(file + " is a damaged archive ("), said);
      assertTrue(said.endsWith("). Copy it again."), said);
    }
  }

  @Test
  void archivesOfNoneOrSeveralModelsAreNamedAsSuch() throws IOException {
    assertTrue(refused(archive("notes.txt"), 1 << 20).contains("holds no model"));
    Files.createDirectories(scratch);
    Path two = archive("a/model.safetensors", "b/model.safetensors");
    assertTrue(refused(two, 1 << 20).contains("holds 2 models. Unpack it"));
  }

  @Test
  void libraryNamesABrokenArchiveToo() throws IOException {
    Path file = Files.writeString(root.resolve("gift.zip"), "PK, but not really");
    var library =
        new ModelLibrary(root.resolve("bundled"), root.resolve("own"), null, new StoredModels());
    IOException refusal =
        assertThrows(IOException.class, () -> library.importFolder(file, (done, all) -> true));
    assertTrue(UserMessages.words(refusal).contains("is a damaged archive"));
  }
}
