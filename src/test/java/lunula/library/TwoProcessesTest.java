package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.library.format.ModelFolder;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.testkit.SampleModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes at one library, as when a window and a terminal are open, or a class shares a
/// drive.
class TwoProcessesTest {
  private static final int PROCESSES = 3;
  private static final int TIMES = 15;

  @TempDir Path root;
  private Path models = Path.of("");

  @BeforeEach
  void places() {
    models = root.resolve("models");
  }

  private static ModelLibrary library(Path root) {
    return new ModelLibrary(
        root.resolve("bundled"), root.resolve("models"), null, new StoredModels());
  }

  private static DataSets data(Path root) {
    return new DataSets(root.resolve("none"), root.resolve("data"));
  }

  @Test
  void namesOfKeptModelsAndDataSetsNeverMeet() throws IOException, InterruptedException {
    all("keep");

    ModelLibrary.Listing listing = library(root).list();
    assertEquals(List.of(), listing.problems());
    assertEquals(PROCESSES * TIMES, listing.entries().size());
    long own = data(root).choices().stream().filter(DataChoice::own).count();
    assertEquals(PROCESSES * TIMES, own);
    assertEquals(List.of(), data(root).problems());
  }

  /// One process changes a card's name, others its measures: what each wrote last must be there.
  @Test
  void noChangeOfOneCardIsLost() throws IOException, InterruptedException {
    ModelFolder.write(SampleModels.tiny("One"), models.resolve("one"));

    all("change");

    ModelCard card = ModelFolder.readCard(models.resolve("one"));
    assertEquals("Name " + (TIMES - 1), card.name());
    assertEquals(List.of(TIMES - 1.0), card.measures().values().get("trial"));
  }

  private void all(String what) throws IOException, InterruptedException {
    List<Process> running = new ArrayList<>();
    for (int number = 0; number < PROCESSES; number++) {
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Other.class.getName(),
                  root.toString(),
                  what,
                  Integer.toString(number))
              .inheritIO()
              .start());
    }
    Path begin = root.resolve("begin");
    Files.createFile(begin);
    for (Process process : running) {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    }
  }

  /// Another process.
  static final class Other {
    private Other() {}

    public static void main(String[] words) throws IOException {
      Path root = Path.of(words[0]);
      // Ready before the first of them begins.
      ModelLibrary library = library(root);
      DataSets data = data(root);
      DataSet images = images();
      while (!Files.exists(root.resolve("begin"))) {
        Thread.onSpinWait();
      }
      for (int time = 0; time < TIMES; time++) {
        if (words[1].equals("keep")) {
          library.keep(SampleModels.tiny("Mine"), "Mine");
          data.keep(images, "Mine");
        } else {
          LibraryEntry one = library.entries().getFirst();
          if (words[2].equals("0")) {
            library.rename(one, "Name " + time);
          } else {
            library.measured(one, new Measurements(Map.of("trial", List.of((double) time))));
          }
        }
      }
    }

    private static DataSet images() {
      byte[] pixels = new byte[4 * 16];
      IntStream.range(0, pixels.length).forEach(i -> pixels[i] = (byte) i);
      LabelledImages part = new LabelledImages(4, 4, pixels, new byte[4], List.of("a"));
      return DataSet.of("x", "Mine", part, part, "");
    }
  }
}
