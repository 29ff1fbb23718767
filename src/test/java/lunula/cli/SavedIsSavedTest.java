package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import lunula.cli.Savings.Saving;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.Leftovers;
import lunula.library.CheckpointStore;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.format.ModelFolder;
import lunula.session.PreferenceValues;
import lunula.session.PreferencesFile;
import lunula.session.RunningSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that saves, imports, exports and deletes is killed, again and again: afterwards every
/// file is the old one or the new one, and the next start leaves nothing half written behind. Run
/// with `-Dlunula.kills=N` for more than a few.
@Tag("slow")
class SavedIsSavedTest {
  private static final int KILLS = Integer.getInteger("lunula.kills", 7);
  private static final long SEED = Long.getLong("lunula.kills.seed", 1);

  /// Calls of the system that change what lies on the disk, and how many of each a process makes in
  /// the time that it is given.
  private static final Map<String, Integer> CALLS =
      new TreeMap<>(
          Map.of(
              "rename", 77, "fsync", 164, "unlink", 56, "rmdir", 12, "mkdir", 49, "write", 1600,
              "openat", 1400));

  @TempDir Path root;
  private Sandbox sandbox;
  private Savings savings;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(root.resolve("tmp"));
    sandbox = new Sandbox(root);
    savings = new Savings(sandbox, root, exports());
    savings.prepare();
    for (int version = 0; version < 2; version++) {
      Path folder = Files.createDirectories(expected(version));
      for (Saving export : new Savings(sandbox, root, folder).exports()) {
        export.write(version);
      }
    }
    Files.createDirectories(exports());
    for (Saving each : savings.exports()) {
      each.write(0);
    }
    new PreferencesFile(sandbox.folders.settings())
        .write(PreferenceValues.NONE.with("theme", Savings.theme(0)));
  }

  private Path exports() {
    return root.resolve("exports");
  }

  private Path expected(int version) {
    return root.resolve("expected-" + version);
  }

  @Test
  void aKillAtAnyMomentLeavesTheOldOrTheNew() throws IOException, InterruptedException {
    Random chance = new Random(SEED);
    int killed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(kill, List.of());
      int reached;
      try (BufferedReader lines = process.inputReader()) {
        // Any of the savings, and any moment of it.
        int saving = chance.nextInt(44);
        String line = lines.readLine();
        for (reached = 0; line != null && reached < saving; reached++) {
          line = lines.readLine();
        }
        long until = System.nanoTime() + chance.nextInt(20_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        process.destroyForcibly();
      }
      killed += process.waitFor() == 137 ? 1 : 0;
      check("moment " + kill);
    }
    assertTrue(killed > KILLS / 2, killed + " of " + KILLS);
    System.out.println(killed + " processes were killed at random moments.");
  }

  @Test
  void aKillAtAnyCallOfTheSystemLeavesTheOldOrTheNew() throws IOException, InterruptedException {
    assumeTrue(straceWorks(), "strace is not here or may not: kills at system calls are left out");
    Random chance = new Random(SEED);
    Map<String, Integer> killed = new TreeMap<>();
    List<String> calls = List.copyOf(CALLS.keySet());
    for (int kill = 0; kill < KILLS; kill++) {
      String call = calls.get(kill % calls.size());
      int number = 1 + chance.nextInt(Objects.requireNonNull(CALLS.get(call)));
      Process process = start(kill, injecting(call, number));
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(line -> {});
      }
      killed.merge(call, process.waitFor() == 0 ? 0 : 1, Integer::sum);
      check(call + " " + number);
    }
    int all = killed.values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(all >= KILLS / 3, killed.toString());
    System.out.println(all + " processes were killed at calls of the system: " + killed);
  }

  private static List<String> injecting(String call, int number) {
    return List.of(
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=" + call,
        "-e",
        "inject=" + call + ":signal=KILL:when=" + number);
  }

  private static boolean straceWorks() throws InterruptedException {
    List<String> words = new ArrayList<>(injecting("write", 1));
    words.addAll(List.of("echo", "x"));
    try {
      return new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 137;
    } catch (IOException none) {
      return false;
    }
  }

  private Process start(int first, List<String> before) throws IOException {
    List<String> words = new ArrayList<>(before);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + root.resolve("tmp"),
            "-DENGINE_CACHE_DIR=" + System.getProperty("ENGINE_CACHE_DIR"),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Saver.class.getName(),
            root.toString(),
            Integer.toString(first)));
    return new ProcessBuilder(words)
        .redirectError(ProcessBuilder.Redirect.appendTo(root.resolve("errors").toFile()))
        .start();
  }

  /// What the next start finds.
  private void check(String when) throws IOException {
    String temporary = System.setProperty("java.io.tmpdir", root.resolve("tmp").toString());
    try {
      Leftovers.clear(sandbox.folders);
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
    checkModels(when);
    DataSets data = DataSets.in(sandbox.folders);
    for (DataChoice choice : data.choices()) {
      if (choice.own()) {
        data.load(choice.id());
      }
    }
    assertEquals(List.of(), data.problems(), when);
    Optional<String> theme = new PreferencesFile(sandbox.folders.settings()).read().get("theme");
    assertTrue(
        theme.filter(List.of(Savings.theme(0), Savings.theme(1))::contains).isPresent(),
        when + theme);
    var notes = new RunningSession(sandbox.folders.running());
    var note = notes.interrupted();
    if (note.isPresent()) {
      var session = notes.read(note.get()).session();
      assertTrue(session.equals(Savings.session(0)) || session.equals(Savings.session(1)), when);
    }
    var checkpoints = CheckpointStore.in(sandbox.folders);
    for (CheckpointStore.Left left : checkpoints.left()) {
      checkpoints.read(left);
    }
    checkExports(when);
    // A hidden half of an export goes when anything is next exported beside it.
    savings.exports().getFirst().write(0);
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> half = all.filter(path -> path.toString().endsWith(".partial")).toList();
      assertEquals(List.of(), half, when);
    }
    try (Stream<Path> all = Files.list(root.resolve("tmp"))) {
      assertEquals(List.of(), all.toList(), when);
    }
  }

  private void checkModels(String when) throws IOException {
    ModelLibrary library = savings.library();
    ModelLibrary.Listing listing = library.list();
    assertEquals(List.of(), listing.problems(), when);
    for (LibraryEntry entry : listing.entries()) {
      ModelFolder.read(entry.folder());
    }
  }

  private void checkExports(String when) throws IOException {
    for (Saving export : savings.exports()) {
      Path file = export.place();
      byte[] found = Files.readAllBytes(file);
      boolean known = false;
      for (int version = 0; version < 2; version++) {
        known |=
            Arrays.equals(found, Files.readAllBytes(expected(version).resolve(file.getFileName())));
      }
      assertTrue(known, when + ": " + export.name() + " is neither the old one nor the new one");
    }
  }

  /// The process that saves until it is killed, or has saved everything twice.
  static final class Saver {
    private Saver() {}

    public static void main(String[] words) throws IOException {
      Path root = Path.of(words[0]);
      var savings = new Savings(new Sandbox(root), root, root.resolve("exports"));
      List<Saving> all = new ArrayList<>(savings.own());
      all.addAll(savings.exports());
      int first = Integer.parseInt(words[1]);
      for (int version = 0; version < 2; version++) {
        for (int i = 0; i < all.size(); i++) {
          // Another one begins each time.
          Saving saving = all.get((i + 5 * first) % all.size());
          System.out.println(saving.name());
          saving.write(first + version);
        }
      }
      System.exit(0);
    }
  }
}
