package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plays the whole tour where there is no network at all, not even the machine's own address.
@Tag("slow")
class NothingIsSentTest {
  private static final List<String> ALONE = List.of("unshare", "--map-root-user", "--net");

  @TempDir Path root;

  private static boolean mayBeAlone() throws InterruptedException {
    try {
      return process(List.of("true")).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static ProcessBuilder process(List<String> words) {
    return new ProcessBuilder(Stream.concat(ALONE.stream(), words.stream()).toList());
  }

  @Test
  void everythingWorksInANetworkWithoutAnyInterface() throws Exception {
    assumeTrue(mayBeAlone(), "needs Linux's unshare, and leave to use it");
    Path said = root.resolve("said.txt");
    Process tour =
        process(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dlunula.home=" + root.resolve("own"),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "--tour",
                    root.resolve("tour").toString()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = tour.waitFor(10, TimeUnit.MINUTES);
    tour.destroyForcibly();
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertTrue(ended, words);
    assertEquals(0, tour.waitFor(), words);
    assertTrue(words.contains("The tour’s"), words);
    assertTrue(Files.size(root.resolve("tour/interpolation.gif")) > 0, words);
  }
}
