package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lunula.library.format.ModelFolder;
import lunula.model.card.SavedModel;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and archives that were made to do harm, through the terminal's commands.
class NothingGetsInTest {
  @TempDir Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  private void assertNothingOutside() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      assertEquals(
          List.of(),
          all.map(path -> path.getFileName().toString())
              .filter(
                  name ->
                      !List.of("app", "home", "cache", "gift", "tiny", "in", "out").contains(name))
              .filter(name -> !name.endsWith(".zip"))
              .toList());
    }
    assertFalse(Files.exists(Path.of("evil")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../evil",
        "/evil",
        "..\\..\\evil",
        "CON",
        "nul.txt",
        "a\u0000b",
        "\u001b]0;evil\u0007\u001b[31mred",
        "two\nlines\rand one",
        "\u202Eevil",
        "=HYPERLINK(\"http://evil\")",
        "<script>evil()</script><!--]]>",
        "'''\"\"\"; import os; os.system('touch evil') #",
        "$(touch evil)`touch evil`",
        "Encoding: utf-7",
        "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
            + "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
      })
  void aModelsNameIsAWordAndNothingElse(String name) throws IOException {
    Path gift = sandbox.tinyModel("gift");
    SavedModel hostile = ModelFolder.read(gift).named(name).described(name);
    Path in = root.resolve("in");
    ModelFolder.write(hostile, in);

    assertEquals(0, sandbox.run("models", "import", in.toString()), sandbox.err());

    Path kept = kept();
    assertEquals(sandbox.folders.ownModels(), kept.toRealPath().getParent());
    assertTrue(kept.getFileName().toString().matches("[a-z0-9.-]{1,48}"), kept.toString());
    for (String command : List.of("list", "show")) {
      String[] words =
          command.equals("list")
              ? new String[] {"models", "list"}
              : new String[] {"models", "show", kept.toString()};
      assertEquals(0, sandbox.run(words), sandbox.err());
      assertTrue(
          (sandbox.out() + sandbox.err())
              .chars()
              .allMatch(each -> each == '\n' || !Character.isISOControl(each)),
          sandbox.out());
    }
    Path out = root.resolve("out");
    Files.createDirectories(out);
    String program = out.resolve("decode.py").toString();
    assertEquals(
        0, sandbox.run("models", "code", kept.toString(), "--out", program), sandbox.err());
    // Names stand in comments only, each on a line of its own; the folder has a name of ours.
    try (Stream<String> lines = Files.lines(Path.of(program))) {
      assertTrue(
          lines.noneMatch(
              line ->
                  line.replace(kept.getFileName().toString(), "").contains("evil")
                      && !line.startsWith("#")));
    }
    assertEquals(
        0, sandbox.run("models", "delete", kept.getFileName().toString(), "--yes"), sandbox.err());
    assertNothingOutside();
  }

  private Path kept() throws IOException {
    try (Stream<Path> own = Files.list(sandbox.folders.ownModels())) {
      return own.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  @Test
  void anArchiveOfImagesWritesNowhereElse() throws IOException {
    byte[] table = "0,1\n0,255\n1,3\n".getBytes(StandardCharsets.UTF_8);
    Path archive = root.resolve("images.zip");
    for (String name :
        List.of(
            "../evil.csv",
            root.resolve("evil.csv").toString(),
            "..\\..\\evil.csv",
            "a/../../evil.csv")) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      entries.put("ok.csv", table);
      entries.put(name, table);
      SampleFiles.zip(archive, entries);
      assertEquals(1, sandbox.run("data", "import", archive.toString()), name);
      assertTrue(sandbox.err().contains("outside of its own folder"), sandbox.err());
      assertNothingOutside();
    }
    SampleFiles.zip(archive, Map.of("é".repeat(150) + ".csv", table));
    assertEquals(1, sandbox.run("data", "import", archive.toString()));
    assertTrue(sandbox.err().contains("the name is too long"), sandbox.err());
    assertNothingOutside();
  }

  @Test
  void aLinkInAModelsFolderIsNotCarriedAlong() throws IOException {
    Path gift = sandbox.tinyModel("gift");
    Path secret = Files.writeString(Files.createDirectories(root.resolve("in")).resolve("x"), "s");
    Files.createSymbolicLink(gift.resolve("notes.txt"), secret);
    assertEquals(0, sandbox.run("models", "import", gift.toString()), sandbox.err());
    try (Stream<Path> all = Files.walk(sandbox.folders.ownModels())) {
      assertTrue(all.noneMatch(path -> path.endsWith("notes.txt") || Files.isSymbolicLink(path)));
    }
  }
}
