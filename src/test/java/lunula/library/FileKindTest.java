package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.files.UserMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
  @TempDir Path root;

  private Path file(String name, String... content) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    return Files.writeString(path, String.join("", content));
  }

  private Path archive(String name, String... entries) throws IOException {
    Path path = root.resolve(name);
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }

  private static void is(FileKind kind, Path path, Path asked) throws IOException {
    assertEquals(new FileKind.Found(kind, path), FileKind.of(asked));
  }

  private static void told(String sentence, Path asked) {
    String message = UserMessages.words(assertThrows(IOException.class, () -> FileKind.of(asked)));
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aSessionIsKnownByItsEnding() throws IOException {
    Path session = file("讲课 monday.lunula");
    is(FileKind.SESSION, session, session);
    Path loud = file("A.LUNULA");
    is(FileKind.SESSION, loud, loud);
  }

  @Test
  void aModelIsItsFolderOrAFileInItOrAnArchive() throws IOException {
    Path weights = file("a model/model.safetensors");
    Path folder = root.resolve("a model");
    is(FileKind.MODEL, folder, folder);
    is(FileKind.MODEL, folder, weights);
    Path zip = archive("gift.lunula-model", "gift/config.json", "gift/model.safetensors");
    is(FileKind.MODEL, zip, zip);
    Path broken = file("broken.lunula-model.ZIP", "PK, but not really");
    is(FileKind.MODEL, broken, broken);
  }

  @Test
  void allElseMayBeImages() throws IOException {
    file("pictures/1.png");
    Path pictures = root.resolve("pictures");
    is(FileKind.IMAGES, pictures, pictures);
    Path table = file("table.csv", "1,2,3");
    is(FileKind.IMAGES, table, table);
    Path arrays = archive("arrays.npz", "x.npy");
    is(FileKind.IMAGES, arrays, arrays);
    Path broken = file("broken.zip", "PK, but not really");
    is(FileKind.IMAGES, broken, broken);
  }

  @Test
  void whatIsNotThereIsToldInASentence() {
    told("There is no file or folder", root.resolve("gone"));
  }

  @Test
  void anArchiveUnpacksAModelsFilesAndNothingElse() throws IOException {
    Path zip =
        archive(
            "gift.zip",
            "../evil.txt",
            "gift/config.json",
            "gift/model.safetensors",
            "gift/notes/../../outside.txt");
    Path folder;
    try (ModelArchive unpacked = ModelArchive.unpack(zip)) {
      folder = unpacked.folder();
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(
            List.of("config.json", "model.safetensors"),
            files.map(path -> path.getFileName().toString()).sorted().toList());
      }
      assertEquals("gift/config.json", Files.readString(folder.resolve("config.json")));
    }
    assertFalse(Files.exists(folder));
  }

  @Test
  void anArchiveOfSeveralModelsIsRefused() throws IOException {
    Path zip = archive("all.zip", "a/model.safetensors", "b/model.safetensors");
    IOException refusal = assertThrows(IOException.class, () -> ModelArchive.unpack(zip));
    assertTrue(UserMessages.words(refusal).contains("holds 2 models"));
  }
}
