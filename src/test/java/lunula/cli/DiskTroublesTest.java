package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import lunula.app.Main;
import lunula.app.start.LogFile;
import lunula.cli.Savings.Saving;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.format.ModelFolder;
import lunula.session.PreferencesFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that Lunula writes, into a disk that is full, read-only or gone: one sentence,
/// nothing harmed, and the same can be saved elsewhere, or there once the trouble is over. The disk
/// is a small one in memory, which only some may mount.
@Tag("slow")
class DiskTroublesTest {
  @TempDir Path root;
  private Path disk = Path.of("");
  private Savings savings;
  private Sandbox sandbox;

  @BeforeEach
  void mountADisk() throws IOException, InterruptedException {
    disk = Files.createDirectories(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()),
        "no disk may be mounted here: full and read-only disks are left out");
    new Savings(new Sandbox(root), root, root).prepare();
    sandbox = new Sandbox(disk);
    Files.createDirectories(exports());
    savings = new Savings(sandbox, root, exports());
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", "-l", disk.toString());
  }

  private Path exports() {
    return disk.resolve("exports");
  }

  private static boolean run(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  private static Map<Path, byte[]> contents(Path folder) throws IOException {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static void assertSame(Map<Path, byte[]> before, Path folder) throws IOException {
    Map<Path, byte[]> now = contents(folder);
    assertEquals(List.copyOf(before.keySet()), List.copyOf(now.keySet()));
    before.forEach((file, bytes) -> assertArrayEquals(bytes, now.get(file), file.toString()));
  }

  /// A sentence or two for the person, in words.
  private static String told(String saving, IOException refusal) {
    String words = UserMessages.words(refusal).strip();
    assertFalse(words.isBlank(), saving);
    assertFalse(
        words.matches("(?s).*(Exception|\\tat |null|No space left|Errno|\\.partial).*"),
        saving + ": " + words);
    assertTrue(words.lines().count() <= 2, saving + ": " + words);
    return words;
  }

  private List<String> refusals(List<Saving> all, int version) {
    List<String> refusals = new ArrayList<>();
    for (Saving each : all) {
      try {
        each.write(version);
      } catch (IOException refusal) {
        refusals.add(each.name() + ": " + told(each.name(), refusal));
      }
    }
    return refusals;
  }

  private void write(List<Saving> all, int version) throws IOException {
    for (Saving each : all) {
      each.write(version);
    }
  }

  /// What could not be written here can be written elsewhere, and here when there is room again.
  private void assertCanBeTriedAgain() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    write(new Savings(sandbox, root, elsewhere).exports(), 1);
    for (Saving each : savings.exports()) {
      assertTrue(Files.size(elsewhere.resolve(each.place().getFileName())) > 0, each.name());
    }
  }

  @Test
  void aFullDiskHarmsNoExport() throws IOException {
    write(savings.exports(), 0);
    Map<Path, byte[]> before = contents(exports());
    Path filler = fill();

    List<String> refusals = refusals(savings.exports(), 1);

    assertEquals(savings.exports().size(), refusals.size(), refusals.toString());
    assertTrue(refusals.stream().allMatch(each -> each.contains("full")), refusals.toString());
    assertSame(before, exports());
    assertCanBeTriedAgain();
    Files.delete(filler);
    write(savings.exports(), 1);
  }

  @Test
  void aReadOnlyDiskHarmsNoExport() throws IOException, InterruptedException {
    write(savings.exports(), 0);
    Map<Path, byte[]> before = contents(exports());
    assertTrue(run("mount", "-o", "remount,ro", disk.toString()));

    List<String> refusals = refusals(savings.exports(), 1);

    assertEquals(savings.exports().size(), refusals.size(), refusals.toString());
    assertSame(before, exports());
    assertCanBeTriedAgain();
    assertTrue(run("mount", "-o", "remount,rw", disk.toString()));
    write(savings.exports(), 1);
  }

  @Test
  void aStickThatWasTakenOutIsNamed() throws IOException, InterruptedException {
    assertTrue(run("umount", disk.toString()));

    List<String> refusals = refusals(savings.exports(), 1);

    assertEquals(savings.exports().size(), refusals.size(), refusals.toString());
    assertEquals(Map.of(), contents(disk), "nothing is written where the stick was");
    assertCanBeTriedAgain();
  }

  @Test
  void aFullDiskHarmsNothingOfOnesOwn() throws IOException {
    write(savings.own().subList(0, savings.own().size() - 1), 0);
    Path filler = fill();

    List<String> refusals = refusals(savings.own(), 1);

    assertTrue(refusals.size() >= 6, refusals.toString());
    assertAllIsWhole();
    Files.delete(filler);
    assertEquals(List.of(), refusals(savings.own(), 1));
    assertAllIsWhole();
  }

  @Test
  void aReadOnlyHomeHarmsNothingOfOnesOwn() throws IOException, InterruptedException {
    write(savings.own(), 0);
    write(savings.own().subList(0, 8), 0);
    Map<Path, byte[]> before = contents(sandbox.folders.home());
    assertTrue(run("mount", "-o", "remount,ro", disk.toString()));

    List<String> refusals = refusals(savings.own(), 1);

    assertTrue(refusals.size() >= 8, refusals.toString());
    assertSame(before, sandbox.folders.home());
    assertAllIsWhole();
    assertTrue(run("mount", "-o", "remount,rw", disk.toString()));
    assertEquals(List.of(), refusals(savings.own(), 1));
  }

  @Test
  void aLibraryThatVanishedIsEmptyAndCanBeFilledAgain() throws IOException, InterruptedException {
    write(savings.own(), 0);
    assertTrue(run("umount", disk.toString()));

    assertEquals(List.of(), savings.library().list().entries());
    assertEquals(List.of(), refusals(savings.own(), 1));
    assertAllIsWhole();
  }

  /// What is unpacked goes through the folder for temporary files.
  @Test
  void aFullFolderForTemporaryFilesIsNamed() throws IOException {
    String usual = System.setProperty("java.io.tmpdir", exports().toString());
    Path filler = fill();
    try {
      Path gift = root.resolve("gift.lunula-model");
      Sandbox work = new Sandbox(root);
      assertEquals(1, work.run("models", "import", gift.toString()));
      assertTrue(work.err().contains("full"), work.err());
      told("import", new IOException(work.err()));
      assertEquals(1, work.run("data", "import", root.resolve("tiny.zip").toString()));
      assertTrue(work.err().contains("full"), work.err());
      told("images", new IOException(work.err()));
      // In the middle of a file, too.
      try (FileChannel cut = FileChannel.open(filler, StandardOpenOption.WRITE)) {
        cut.truncate(cut.size() - 2 * 4096);
      }
      assertEquals(1, work.run("models", "import", gift.toString()));
      assertTrue(work.err().contains("full"), work.err());
      write(new Savings(work, root, root).exports(), 1);
      Files.delete(filler);
      assertEquals(0, work.run("models", "import", gift.toString()), work.err());
    } finally {
      System.setProperty("java.io.tmpdir", usual);
    }
  }

  @Test
  void aLogThatCannotBeWrittenIsGivenUpWithoutAWord() throws IOException {
    LogFile log = new LogFile(disk.resolve("state").resolve("lunula.0.log"), "about");
    log.publish(new LogRecord(Level.WARNING, "before"));
    fill();
    PrintStream usual = System.err;
    var said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      log.publish(new LogRecord(Level.WARNING, "x".repeat(10_000)));
      log.flush();
      log.close();
    } finally {
      System.setErr(usual);
    }
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  private void assertAllIsWhole() throws IOException {
    ModelLibrary.Listing listing = savings.library().list();
    assertEquals(List.of(), listing.problems());
    for (LibraryEntry entry : listing.entries()) {
      ModelFolder.read(entry.folder());
    }
    DataSets data = DataSets.in(sandbox.folders);
    for (DataChoice choice : data.choices()) {
      if (choice.own()) {
        data.load(choice.id());
      }
    }
    assertEquals(List.of(), data.problems());
    assertTrue(new PreferencesFile(sandbox.folders.settings()).read().get("theme").isPresent());
    try (Stream<Path> files = Files.walk(disk)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".partial")).toList());
    }
  }

  @Test
  void withoutAHomeFolderTheTerminalSaysSo() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=?",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "models",
            "list");
    builder.environment().remove("HOME");
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue(), said);
    assertTrue(said.contains("lunula.home"), said);
    told("no home", new IOException(said));
    assertFalse(Files.exists(Path.of("?")));
  }
}
