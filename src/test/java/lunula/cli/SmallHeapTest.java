package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lunula.app.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands in a virtual machine whose heap is too small for their data end with one sentence.
@Tag("slow")
class SmallHeapTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --preset vae-quick --epochs 1 --out OUT",
        "evaluate fashion-mnist-vae",
        "encode fashion-mnist-vae --npz OUT",
        "grid fashion-mnist-vae --size 40 --out OUT.png",
        "data describe fashion-mnist",
        "data moons --side 128 --out OUT"
      })
  void tooSmallAHeapIsSaidInOneSentence(String line) throws IOException, InterruptedException {
    Path said = home.resolve("said.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx48m");
    command.add("-XX:+UseSerialGC");
    command.add("-Dlunula.home=" + home.resolve("home"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(line.replace("OUT", home.resolve("out").toString()).split(" ")));
    Process child =
        new ProcessBuilder(command)
            .redirectOutput(home.resolve("printed.txt").toFile())
            .redirectError(said.toFile())
            .start();
    try {
      assertTrue(child.waitFor(120, TimeUnit.SECONDS), line);
    } finally {
      child.destroyForcibly();
    }
    List<String> lines =
        Files.readString(said, StandardCharsets.UTF_8)
            .lines()
            .filter(each -> !each.startsWith("Picked up"))
            .toList();
    assertEquals(1, child.exitValue(), () -> line + ": " + lines);
    assertTrue(lines.getLast().matches("lunula: .*memory.*"), () -> line + ": " + lines);
    assertTrue(
        lines.stream().noneMatch(each -> each.contains("\tat ") || each.contains("Error")),
        () -> line + ": " + lines);
  }
}
