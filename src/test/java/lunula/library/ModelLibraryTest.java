package lunula.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lunula.files.FolderNames;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.library.format.ModelFolder;
import lunula.model.card.SavedModel;
import lunula.testkit.SampleModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLibraryTest {
  private static final SavedModel MODEL = SampleModels.tiny("Any");

  @TempDir Path root;
  private Path own = Path.of("");
  private ModelLibrary library =
      new ModelLibrary(Path.of(""), Path.of(""), null, new StoredModels());

  @BeforeEach
  void install() throws IOException {
    Path bundled = root.resolve("app/models");
    own = root.resolve("home/models");
    ModelFolder.write(MODEL.named("Deep"), bundled.resolve("fashion-mnist-ae"));
    ModelFolder.write(MODEL.named("Article"), bundled.resolve("fashion-mnist-vae"));
    library = new ModelLibrary(bundled, own, null, new StoredModels());
  }

  @Test
  void bundledModelsComeFirstThenOnesOwnByName() throws IOException {
    library.keep(MODEL, "zebra");
    library.keep(MODEL, "Anemone");

    assertEquals(List.of("Article", "Deep", "Anemone", "zebra"), names());
    assertEquals(
        List.of(true, true, false, false),
        library.entries().stream().map(LibraryEntry::bundled).toList());
    assertEquals(library.defaultModel(), library.entries().getFirst().folder());
    assertEquals(List.of(), library.list().problems());
  }

  /// Each was a folder that no reader had foreseen, and hid all the others.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"encoder\": [], \"decoder\": [8]",
        "\"encoder\": [8], \"decoder\": []",
        "\"encoder\": [-5], \"decoder\": [8]",
        "\"encoder\": [8], \"decoder\": [2147483647]",
        "\"encoder\": [null], \"decoder\": [8]"
      })
  void aFolderThatMakesNoSenseIsNamedAndHidesNoOther(String widths) throws IOException {
    library.keep(MODEL, "good");
    Path bad = own.resolve("bad");
    ModelFolder.write(MODEL.named("bad"), bad);
    Files.writeString(
        bad.resolve("config.json"),
        """
        {"formatVersion": 1, "kind": "vae-mlp", "latentDimensions": 2,
         "input": {"width": 28, "height": 28, "channels": 1, "range": [0, 1]},
         "architecture": {"activation": "relu", %s},
         "objective": {"reconstruction": "bernoulli", "beta": 1}}
        """
            .formatted(widths));

    assertEquals(List.of("Article", "Deep", "good"), names());
    List<String> problems = library.list().problems();
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("bad"), problems.toString());
    library.delete(library.entries().getLast());
  }

  @Test
  void namesFromElsewhereAreOneLine() throws IOException {
    LibraryEntry entry = library.keep(MODEL, "a\u001b[31m\u202eb\nc");
    assertEquals("a [31m b c", entry.card().name());
    assertEquals(
        "A model’s name has at most 200 letters. Type a shorter one and try again.",
        UserMessages.words(
            assertThrows(IOException.class, () -> library.rename(entry, "x".repeat(201)))));
  }

  @Test
  void numbersInNamesCountAsNumbers() throws IOException {
    for (String beta : List.of("4", "16", "0.25", "0")) {
      ModelFolder.write(
          MODEL.named(beta), root.resolve("app/models/fashion-mnist-vae-beta-" + beta));
    }
    assertEquals(List.of("Article", "Deep", "0", "0.25", "4", "16"), names());
  }

  @Test
  void anEmptyHomeIsNoProblem() throws IOException {
    assertEquals(List.of("Article", "Deep"), names());
    assertFalse(Files.exists(own));
  }

  @Test
  void aKeptModelIsThereAtTheNextStart() throws IOException {
    LibraryEntry entry = library.keep(MODEL, "  My Schöne Tasche №1  ");

    assertEquals("My Schöne Tasche №1", entry.card().name());
    assertEquals(own.resolve("my-schone-tasche-no1"), entry.folder());
    SavedModel read = ModelFolder.read(library.entries().getLast().folder());
    assertEquals(MODEL.named("My Schöne Tasche №1"), read);
  }

  @Test
  void equalNamesGetFoldersOfTheirOwn() throws IOException {
    assertEquals(own.resolve("bag"), library.keep(MODEL, "Bag").folder());
    assertEquals(own.resolve("bag-2"), library.keep(MODEL, "Bag!").folder());
    assertEquals(own.resolve("bag-3"), library.keep(MODEL, "bag").folder());
  }

  @Test
  void anyNameMakesAFolder() {
    assertEquals("model-00006708", FolderNames.of("月"));
    assertEquals("model-00006708", FolderNames.of(" 月 "));
    assertEquals("vae-1-00cfc2ad".length(), FolderNames.of("VAE 1 月亮").length());
    assertEquals("784-512-2-1", FolderNames.of("784-512-2, β 1"));
    assertNotEquals("model", FolderNames.of("βήτα"));
    assertEquals("model", FolderNames.of("../.."));
    assertEquals("model-con", FolderNames.of("CON"));
    assertEquals("a-b", FolderNames.of("a/\\:b"));
    assertEquals(48, FolderNames.of("x".repeat(500)).length());
  }

  @Test
  void aBlankNameIsRefused() throws IOException {
    expect("needs a name", () -> library.keep(MODEL, " "));
    LibraryEntry entry = library.keep(MODEL, "Bag");
    expect("needs a name", () -> library.rename(entry, ""));
    assertEquals(List.of("Article", "Deep", "Bag"), names());
  }

  @Test
  void aBrokenModelIsToldApartAndStopsNothing() throws IOException {
    LibraryEntry broken = library.keep(MODEL, "Broken");
    library.keep(MODEL, "Whole");
    Files.writeString(broken.folder().resolve("card.json"), "{");
    Files.createDirectory(own.resolve(".hidden"));
    Files.writeString(own.resolve("stray.txt"), "");

    assertEquals(List.of("Article", "Deep", "Whole"), names());
    assertEquals(1, library.list().problems().size());
    assertTrue(library.list().problems().getFirst().startsWith("broken/card.json is not JSON"));
  }

  private Path zip(String name, String... files) throws IOException {
    Path source = root.resolve("zipped");
    if (!Files.exists(source)) {
      ModelFolder.write(MODEL.named("Zipped"), source);
    }
    Path archive = root.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String file : files) {
        zip.putNextEntry(new ZipEntry("inside/" + file));
        Files.copy(source.resolve(file), zip);
      }
    }
    return archive;
  }

  @Test
  void anExportedModelOpensElsewhereAsItWas() throws IOException {
    LibraryEntry entry = library.keep(MODEL, "Given");
    Path file = root.resolve("Given away.lunula-model");
    library.export(entry.folder(), file);
    assertEquals(FileKind.MODEL, FileKind.of(file).kind());
    Path there = root.resolve("there/models");
    var elsewhere = new ModelLibrary(root.resolve("none"), there, null, new StoredModels());
    LibraryEntry taken = elsewhere.importFolder(file, Progress.NONE).orElseThrow();
    assertEquals("Given", taken.card().name());
    assertEquals(ModelFolder.read(entry.folder()), ModelFolder.read(taken.folder()));
    byte[] first = Files.readAllBytes(file);
    library.export(entry.folder(), file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void aModelThatIsBrokenIsNotExported() throws IOException {
    LibraryEntry entry = library.keep(MODEL, "Broken");
    Files.delete(entry.folder().resolve("encodings.safetensors"));
    Path file = root.resolve("broken.lunula-model");
    expect("has no encodings.safetensors", () -> library.export(entry.folder(), file));
    assertFalse(Files.exists(file));
  }

  @Test
  void severalModelsAreCopiedByteForByteOrNoneOfThem() throws IOException {
    Path one = root.resolve("one");
    Path two = root.resolve("two");
    ModelFolder.write(MODEL.named("One"), one);
    ModelFolder.write(MODEL.named("Two"), two);
    Path cut = two.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    assertThrows(IOException.class, () -> library.copy(List.of(one, two)));
    assertEquals(List.of("Article", "Deep"), names());
    Files.write(cut, whole);
    List<LibraryEntry> copied = library.copy(List.of(one, two));
    assertEquals(List.of("Article", "Deep", "One", "Two"), names());
    for (String name : ModelFolder.FILES) {
      assertEquals(
          -1, Files.mismatch(two.resolve(name), copied.getLast().folder().resolve(name)), name);
    }
  }

  @Test
  void aFileThatIsNoArchiveIsRefusedAsSuch() throws IOException {
    Path note = Files.writeString(root.resolve("note.txt"), "No model.");
    expect(
        "note.txt is neither a folder nor a zip archive",
        () -> library.importFolder(note, Progress.NONE).orElseThrow());
    assertEquals(List.of("Article", "Deep"), names());
  }

  @Test
  void networksOfOtherProgramsAreRefusedByTheirContentWithWhatToDo() throws IOException {
    Map<String, String> kinds =
        Map.of(
            "\u0089HDF\r\n\u001a\n", "is an HDF5 file, as Keras writes it",
            "GGUF\u0003\u0000\u0000\u0000", "is a language model",
            "\b\u0007\u0012\u0007pytorch\u001a", "onnx.load(",
            "\u0080\u0004\u0095", "torch.save(model.state_dict()");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      Path file =
          Files.write(root.resolve("network"), kind.getKey().getBytes(StandardCharsets.ISO_8859_1));
      expect(kind.getValue(), () -> library.importFolder(file, Progress.NONE).orElseThrow());
    }
  }

  @Test
  void anArchiveGivesAModelWithoutACardItsName() throws IOException {
    try (var archive =
        ModelArchive.unpack(zip("From Ann.lunula-model.zip", "config.json", "model.safetensors"))) {
      assertEquals(Path.of("From Ann"), archive.folder().getFileName());
      assertTrue(Files.exists(archive.folder().resolve("model.safetensors")));
    }
  }

  @Test
  void onesOwnModelsAreRenamedAndDeleted() throws IOException {
    LibraryEntry entry = library.rename(library.keep(MODEL, "Old"), " New ");
    assertEquals(List.of("Article", "Deep", "New"), names());

    library.delete(entry);
    assertEquals(List.of("Article", "Deep"), names());
    assertFalse(Files.exists(entry.folder()));
    expect("“New” is no longer in", () -> library.delete(entry));
    expect("“New” is no longer in", () -> library.rename(entry, "Newer"));
  }

  @Test
  void bundledModelsStayAsTheyAre() {
    LibraryEntry bundled = library.entries().getFirst();
    expect("“Article” came with Lunula and cannot be renamed", () -> library.rename(bundled, "X"));
    expect("“Article” came with Lunula and cannot be deleted", () -> library.delete(bundled));
    LibraryEntry disguised = new LibraryEntry(bundled.folder(), false, bundled.card());
    expect("cannot be deleted", () -> library.delete(disguised));
    assertEquals(List.of("Article", "Deep"), names());
  }

  @Test
  void anImportedModelIsCopiedOnceAndOnlyIfWhole() throws IOException {
    Path source = root.resolve("download/from a friend");
    ModelFolder.write(MODEL.named("Gift"), source);

    LibraryEntry gift = library.importFolder(source, Progress.NONE).orElseThrow();
    assertEquals(own.resolve("gift"), gift.folder());
    assertEquals(MODEL.named("Gift"), ModelFolder.read(gift.folder()));
    assertEquals(gift, library.importFolder(gift.folder(), Progress.NONE).orElseThrow());
    assertTrue(library.importFolder(library.defaultModel(), Progress.NONE).orElseThrow().bundled());
    assertEquals(gift, library.importFolder(source, Progress.NONE).orElseThrow());
    assertEquals(List.of("Article", "Deep", "Gift"), names());

    Files.delete(source.resolve("model.safetensors"));
    expect(
        "has no model.safetensors",
        () -> library.importFolder(source, Progress.NONE).orElseThrow());
    expect(
        "is not a folder that exists",
        () -> library.importFolder(root.resolve("nowhere"), Progress.NONE).orElseThrow());
    assertEquals(List.of("Article", "Deep", "Gift"), names());
  }

  @Test
  void aLibraryRemovedWhileRunningIsMadeAgain() throws IOException {
    library.delete(library.keep(MODEL, "First"));
    Files.delete(own);
    assertEquals(List.of("Article", "Deep"), names());

    library.keep(MODEL, "Second");
    assertEquals(List.of("Article", "Deep", "Second"), names());
  }

  @Test
  void aLibraryThatCannotBeIsToldInASentence() throws IOException {
    Files.createDirectories(own.getParent());
    Files.writeString(own, "a file where the folder should be");

    assertEquals(List.of("Article", "Deep"), names());
    expect("was not written: ", () -> library.keep(MODEL, "Mine"));
  }

  private List<String> names() {
    return library.entries().stream().map(entry -> entry.card().name()).toList();
  }

  private static void expect(String sentence, Executable action) {
    String message = UserMessages.words(assertThrows(IOException.class, action));
    assertTrue(message.contains(sentence), message);
    assertTrue(message.endsWith("."), message);
  }
}
