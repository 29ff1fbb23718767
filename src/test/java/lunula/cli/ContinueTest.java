package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lunula.data.DataSet;
import lunula.datasets.DataSets;
import lunula.files.AppFolders;
import lunula.library.CheckpointStore;
import lunula.library.format.ModelFolder;
import lunula.model.card.EpochResult;
import lunula.model.plan.TrainingPlan;
import lunula.train.RunStart;
import lunula.train.TrainingListener;
import lunula.train.TrainingThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training whose process is killed goes on and ends as if it had not been.
class ContinueTest {
  @TempDir Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  @Test
  void aKilledTrainingGoesOnToTheSameModel() throws IOException, InterruptedException {
    Path whole = sandbox.tinyModel("whole", "--epochs", "6");
    kill(whole);

    Path resumed = root.resolve("resumed");
    assertEquals(
        0,
        sandbox.run("train", "--continue", "--out", resumed.toString(), "--name", "whole"),
        sandbox.err());
    assertTrue(sandbox.out().contains("of 6 epochs"), sandbox.out());

    for (String file : List.of("config.json", "model.safetensors", "encodings.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(resumed.resolve(file)), file);
    }
    assertEquals(curve(whole), curve(resumed));
    assertEquals(List.of(), CheckpointStore.in(sandbox.folders).left());
    assertEquals(2, sandbox.run("train", "--continue", "--keep"));
    assertTrue(sandbox.err().contains("no training that was cut off"), sandbox.err());
  }

  private static List<EpochResult> curve(Path model) throws IOException {
    return ModelFolder.readCard(model).curve().stream()
        .map(each -> new EpochResult(each.epoch(), each.train(), each.test(), 0))
        .toList();
  }

  @Test
  void otherSettingsOrOtherImagesAreRefused() throws IOException, InterruptedException {
    Path whole = sandbox.tinyModel("whole", "--epochs", "6");
    kill(whole);

    assertEquals(2, sandbox.run("train", "--continue", "--keep", "--epochs", "9"));
    assertTrue(sandbox.err().contains("leave out --epochs"), sandbox.err());
    try (Stream<Path> files = Files.list(root.resolve("tiny"))) {
      for (Path file : files.filter(each -> each.toString().contains("t10k")).toList()) {
        String other = file.getFileName().toString().replace("t10k", "train");
        Files.copy(file, file.resolveSibling(other), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertEquals(1, sandbox.run("train", "--continue", "--keep"));
    assertTrue(sandbox.err().contains("are others now"), sandbox.err());
    assertEquals(1, CheckpointStore.in(sandbox.folders).left().size(), "nothing was harmed");
  }

  @Test
  void aSavedModelIsTrainedOnWithItsOptimiser() throws IOException {
    Path model = sandbox.tinyModel("model", "--epochs", "2");
    Path more = root.resolve("more");
    assertEquals(0, trainOn(model, more, "--epochs", "3"), sandbox.err());
    List<EpochResult> curve = curve(more);
    assertEquals(5, curve.size());
    assertEquals(curve(model), curve.subList(0, 2));
    assertFalse(sandbox.err().contains("begin anew"), sandbox.err());

    Files.delete(model.resolve("optimiser.safetensors"));
    Path fresh = root.resolve("fresh");
    assertEquals(0, trainOn(model, fresh, "--epochs", "3"), sandbox.err());
    assertTrue(sandbox.err().contains("begin anew"), sandbox.err());
    assertNotEquals(curve, curve(fresh));
  }

  @Test
  void aSavedModelKeepsItsNetworkAndLearnsFromOtherImagesAnew() throws IOException {
    Path model = sandbox.tinyModel("model", "--epochs", "2");
    assertEquals(2, trainOn(model, root.resolve("other"), "--latent", "3"));
    assertTrue(sandbox.err().contains("leave out --latent"), sandbox.err());

    Path images = root.resolve("tiny");
    Path others = Files.createDirectory(root.resolve("others"));
    try (Stream<Path> files = Files.list(images)) {
      for (Path file : files.filter(each -> each.toString().contains("t10k")).toList()) {
        Files.copy(file, others.resolve(file.getFileName()));
        String train = file.getFileName().toString().replace("t10k", "train");
        Files.copy(file, others.resolve(train));
      }
    }
    Path taught = root.resolve("taught");
    assertEquals(
        0, trainOn(model, taught, "--data", others.toString(), "--epochs", "1"), sandbox.err());
    assertEquals(1, curve(taught).size());
  }

  private int trainOn(Path model, Path to, String... options) {
    List<String> all = new ArrayList<>(List.of("train", "--continue", model.toString()));
    all.addAll(List.of("--out", to.toString()));
    if (!List.of(options).contains("--data")) {
      all.addAll(List.of("--data", root.resolve("tiny").toString()));
    }
    all.addAll(List.of(options));
    return sandbox.run(all.toArray(String[]::new));
  }

  private void kill(Path like) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlunula.backend=" + System.getProperty("lunula.backend", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                root.toString(),
                like.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertEquals(9, process.exitValue());
  }

  /// Another process, which trains and dies in the fourth epoch.
  static final class Killed {
    private Killed() {}

    public static void main(String[] words) throws IOException {
      Path root = Path.of(words[0]);
      AppFolders folders =
          new AppFolders(root.resolve("app"), root.resolve("home"), root.resolve("cache"));
      TrainingPlan plan = ModelFolder.readCard(Path.of(words[1])).plan();
      String data = root.resolve("tiny").toString();
      DataSet images = DataSets.in(folders).load(data);
      CheckpointStore store = new CheckpointStore(folders.checkpoints(), Duration.ZERO);
      try (var thread = new TrainingThread();
          CheckpointStore.Run checkpoints = store.begin(data, null);
          var run =
              thread.start(() -> images, plan, dying(folders), new RunStart(checkpoints, null))) {
        run.outcome().toCompletableFuture().join();
      }
    }

    private static TrainingListener dying(AppFolders folders) {
      return new TrainingListener() {
        @Override
        public void progressed(TrainingProgress progress) {
          if (progress.epoch() == 4) {
            while (!isKept()) {
              Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(9);
          }
        }

        private boolean isKept() {
          String[] states = folders.checkpoints().toFile().list();
          return states != null
              && List.of(states).stream().anyMatch(state -> !state.startsWith("."));
        }
      };
    }
  }
}
