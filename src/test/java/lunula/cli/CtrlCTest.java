package lunula.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lunula.app.Main;
import lunula.files.AppFolders;
import lunula.library.format.ModelFolder;
import lunula.model.card.EpochResult;
import lunula.testkit.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C in real commands, in processes of their own: each says one sentence and ends, keeps what
/// was learned, and leaves nothing half written. How long each took to end is printed, never
/// tested.
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class CtrlCTest {
  private static final int INTERRUPTED = 130;
  private static final int TRIES = 8;
  private static final String SENTENCE = "lunula: Stopped; nothing half finished was left behind.";

  @TempDir Path root;
  private Path home = Path.of("");
  private Path temporary = Path.of("");
  private Sandbox sandbox;
  private AppFolders app;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
    app = AppFolders.find();
    home = Files.createDirectories(root.resolve("own"));
    temporary = Files.createDirectories(root.resolve("tmp"));
    // Shells that start something in the background have it ignore Ctrl-C.
    assumeTrue(Files.exists(Path.of("/usr/bin/env")) && takes("--default-signal=INT"));
  }

  private static boolean takes(String option) throws IOException {
    try {
      return new ProcessBuilder("/usr/bin/env", option, "true").start().waitFor() == 0;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void trainingKeepsTheEpochsThatWereLearned() throws Exception {
    Path out = root.resolve("model");
    Path data = sandbox.tinyData();
    Ended ended =
        interrupted(
            process -> process.printed().contains("epoch 3"),
            "train",
            "--data",
            data.toString(),
            "--set",
            "encoder=8",
            "--set",
            "decoder=8",
            "--epochs",
            "10000",
            "--out",
            out.toString());
    assertEquals(1, ended.sentences.size(), ended.sentences::toString);
    assertTrue(
        ended.sentences.getFirst().startsWith("lunula: Stopping; "), ended.sentences.getFirst());
    List<EpochResult> curve = ModelFolder.readCard(out).curve();
    assertTrue(curve.size() >= 3, () -> curve.size() + " epochs");
    assertEquals(List.of(), leftHalf());
  }

  @Test
  void whatWritesNothingByHalvesEndsInASentence() throws Exception {
    Path table = table(60_000);
    Path archive = root.resolve("many.zip");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 40_000; i++) {
      entries.put("a/%05d.txt".formatted(i), new byte[] {1});
    }
    SampleFiles.zip(archive, entries);
    Path vae = app.bundledModels().resolve("fashion-mnist-vae");
    List<String> before = files();
    brokenOff(process -> process.hasRead(table), "data", "import", table.toString());
    assertEquals(before, files());
    brokenOff(process -> process.isUnpacking(), "data", "import", archive.toString());
    assertEquals(before, files());
    brokenOff(process -> process.isComputing(), "evaluate", vae.toString());
    assertEquals(before, files());
    brokenOff(
        process -> process.isWriting(home.resolve("data")),
        "data",
        "moons",
        "--side",
        "128",
        "--train",
        "20000",
        "--test",
        "10",
        "--keep");
    assertEquals(before, files());
    brokenOff(
        process -> process.isComputing(),
        "grid",
        vae.toString(),
        "--size",
        "100",
        "--out",
        root.resolve("grid.png").toString());
    assertEquals(before, files());
  }

  /// A command that is interrupted in the midst of its work, tried again where it was too quick.
  private void brokenOff(When when, String... command) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Ended ended = interrupted(when, command);
      if (ended.code == INTERRUPTED) {
        assertEquals(List.of(SENTENCE), ended.sentences, String.join(" ", command));
        return;
      }
      assertEquals(0, ended.code, () -> String.join(" ", command) + ended.sentences);
    }
    throw new AssertionError("never caught at work: " + String.join(" ", command));
  }

  private interface When {
    boolean isNow(Running process) throws IOException;
  }

  /// @param sentences of the stream of errors
  private record Ended(int code, List<String> sentences) {}

  private Ended interrupted(When when, String... command) throws Exception {
    Path out = Files.createTempFile(root, "out", ".txt");
    Path err = Files.createTempFile(root, "err", ".txt");
    Process process =
        new ProcessBuilder(line(command))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      Running running = new Running(process, out, temporary);
      while (process.isAlive() && !when.isNow(running)) {
        Thread.onSpinWait();
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      long asked = System.nanoTime();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs");
      System.out.printf(
          Locale.ROOT,
          "Ctrl-C in %s: ended with %d after %d ms%n",
          String.join(" ", List.of(command).subList(0, 2)),
          process.exitValue(),
          (System.nanoTime() - asked) / 1_000_000);
      return new Ended(process.exitValue(), Files.readAllLines(err));
    } finally {
      process.destroyForcibly().waitFor();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private List<String> line(String... command) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Dlunula.app=" + app.app(),
                "-Dlunula.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--lang",
                "en"));
    line.addAll(List.of(command));
    return line;
  }

  /// A command at work, and what can be seen of it.
  private record Running(Process process, Path out, Path temporary) {
    String printed() throws IOException {
      return Files.readString(out);
    }

    /// Whether it has read half of a file.
    boolean hasRead(Path file) throws IOException {
      return count("rchar") > Files.size(file) / 2;
    }

    boolean isUnpacking() throws IOException {
      return isWriting(temporary);
    }

    boolean isWriting(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return false;
      }
      try (Stream<Path> all = Files.list(folder)) {
        return all.anyMatch(path -> path.toString().endsWith(".partial"));
      }
    }

    /// Whether its network is at work: its classes, the images and the model have been read.
    boolean isComputing() {
      return process
          .info()
          .totalCpuDuration()
          .filter(spent -> spent.toMillis() > 1_500)
          .isPresent();
    }

    private long count(String what) throws IOException {
      Path io = Path.of("/proc", Long.toString(process.pid()), "io");
      if (!Files.exists(io)) {
        return 0;
      }
      return Files.readAllLines(io).stream()
          .filter(line -> line.startsWith(what + ":"))
          .mapToLong(line -> Long.parseLong(line.substring(what.length() + 1).strip()))
          .findFirst()
          .orElse(0);
    }
  }

  private Path table(int rows) throws IOException {
    Path table = root.resolve("images.csv");
    byte[] row = ("0" + ",123".repeat(28 * 28) + "\n").getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(table)) {
      for (int i = 0; i < rows; i++) {
        row[0] = (byte) ('0' + i % 10);
        out.write(row);
      }
    }
    return table;
  }

  /// All that lies in one's own folders and among what is temporary, but for locks.
  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    for (Path folder : List.of(root, home, temporary)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(Files::isRegularFile)
            .map(Path::toString)
            .filter(file -> !file.endsWith(".lock") && !file.contains("/cache/"))
            .filter(file -> !file.contains("hsperfdata"))
            .forEach(files::add);
      }
    }
    return files;
  }

  private List<String> leftHalf() throws IOException {
    List<String> left = files();
    // A state that was being written goes at the next start, as after a kill.
    left.removeIf(file -> !file.contains(".partial") || file.contains("/checkpoints/."));
    return left;
  }
}
