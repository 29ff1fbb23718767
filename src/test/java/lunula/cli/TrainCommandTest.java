package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lunula.files.AtomicWriter;
import lunula.library.LibraryEntry;
import lunula.library.ModelLibrary;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.plan.Corruption;
import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  private static TrainingPlan plan(Path folder) throws IOException {
    return new StoredModels().map(folder).card().plan();
  }

  @Test
  void tellsALineAnEpochAndWritesTheModel() throws IOException {
    Path folder = sandbox.tinyModel("first", "--epochs", "2", "--description", "A try.");
    List<String> lines = sandbox.out().lines().toList();
    assertTrue(lines.getFirst().startsWith("64-8-2 on tiny (60 training and 20 test images)"));
    assertTrue(lines.get(1).matches("epoch 1  \\S+ s  reconstruction \\S+  KL \\S+  test .*"));
    assertTrue(lines.get(2).startsWith("epoch 2"));
    assertEquals("written to " + folder, lines.getLast());
    assertEquals("", sandbox.err());
    ModelCard card = new StoredModels().map(folder).card();
    assertEquals("first", card.name());
    assertEquals("A try.", card.description());
    assertEquals(new ImageSize(8, 8), card.plan().architecture().image());
  }

  @Test
  void aModelThatCannotGoWhereItWasToGoIsKeptInTheLibrary() throws IOException {
    // No file system takes such a name, and no check before the training knows.
    String nowhere = root.resolve("x".repeat(300)).toString();
    String[] words = {
      "train",
      "--data",
      sandbox.tinyData().toString(),
      "--set",
      "encoder=8",
      "--set",
      "decoder=8",
      "--epochs",
      "1",
      "--name",
      "Saved",
      "--out",
      nowhere,
      "--json"
    };
    assertEquals(1, sandbox.run(words));
    assertTrue(
        sandbox
            .err()
            .contains(
                "The model is in " + sandbox.folders.ownModels().resolve("saved") + " instead"),
        sandbox.err());
    List<LibraryEntry> own = ModelLibrary.in(sandbox.folders).entries();
    assertEquals(List.of("Saved"), own.stream().map(entry -> entry.card().name()).toList());
    JsonObject end = sandbox.json().getLast();
    assertEquals(
        own.getFirst().folder().toString(), end.getAsJsonArray("folders").get(0).getAsString());
  }

  @Test
  void aLibraryThatCannotBeWrittenToIsToldBeforeTheTraining() throws IOException {
    Files.createDirectories(sandbox.folders.home());
    Files.createFile(sandbox.folders.ownModels());
    assertEquals(
        1,
        sandbox.run("train", "--data", sandbox.tinyData().toString(), "--epochs", "1", "--keep"));
    assertEquals("", sandbox.out());
    assertTrue(sandbox.err().contains("was not written"), sandbox.err());
  }

  @Test
  void whereNeitherFolderNorLibraryTakesItTheModelGoesToTheWorkingDirectory() throws IOException {
    Files.createDirectories(sandbox.folders.home());
    Files.createFile(sandbox.folders.ownModels());
    String name = "saved-by-a-test-" + ProcessHandle.current().pid();
    Path here = Path.of(name).toAbsolutePath();
    String[] words = {
      "train",
      "--data",
      sandbox.tinyData().toString(),
      "--set",
      "encoder=8",
      "--set",
      "decoder=8",
      "--epochs",
      "1",
      "--name",
      name,
      "--out",
      root.resolve("x".repeat(300)).toString()
    };
    try {
      assertEquals(1, sandbox.run(words));
      assertTrue(sandbox.err().contains("The model is in " + here + " instead."), sandbox.err());
      assertEquals(name, new StoredModels().map(here).card().name());
    } finally {
      AtomicWriter.removeFolder(here);
    }
  }

  @Test
  void printsOneJsonObjectALineForMachines() throws IOException {
    sandbox.tinyModel("machine", "--json");
    List<JsonObject> lines = sandbox.json();
    assertEquals(
        List.of("start", "epoch", "end"),
        lines.stream().map(line -> line.get("event").getAsString()).toList());
    JsonObject epoch = lines.get(1);
    assertEquals(
        epoch.get("negativeElbo").getAsDouble(),
        epoch.get("reconstruction").getAsDouble() + epoch.get("kl").getAsDouble(),
        1e-9);
    assertTrue(epoch.get("seconds").getAsDouble() > 0);
    assertTrue(epoch.getAsJsonObject("train").has("kl"));
    assertEquals("completed", lines.getLast().get("outcome").getAsString());
  }

  @Test
  void ofAPlainAutoencoderNoBoundIsClaimed() throws IOException {
    sandbox.tinyModel("lines", "--preset", "autoencoder");
    assertTrue(sandbox.out().contains("test reconstruction"), sandbox.out());
    assertTrue(sandbox.out().contains("nats (gaussian)"), sandbox.out());
    assertFalse(sandbox.out().contains("ELBO") || sandbox.out().contains("KL"), sandbox.out());

    String plain = sandbox.tinyModel("machine", "--preset", "autoencoder", "--json").toString();
    for (JsonObject line : sandbox.json().subList(1, 3)) {
      assertTrue(line.get("kl").isJsonNull() && line.get("negativeElbo").isJsonNull());
      assertTrue(line.get("reconstruction").getAsDouble() > 0);
    }
    assertTrue(sandbox.json().get(1).getAsJsonObject("train").get("kl").isJsonNull());

    assertEquals(0, sandbox.run("models", "show", plain, "--json"));
    JsonObject card = sandbox.json().getFirst();
    for (String none : List.of("kl", "negativeElbo", "beta")) {
      assertTrue(card.get(none).isJsonNull(), none);
    }
    assertEquals("gaussian", card.get("likelihood").getAsString());
    assertEquals(0, sandbox.run("models", "show", plain));
    assertFalse(sandbox.out().contains("ELBO") || sandbox.out().contains("β"), sandbox.out());

    assertEquals(0, sandbox.run("models", "import", plain));
    assertEquals(0, sandbox.run("models", "list"));
    assertTrue(sandbox.out().contains(", test reconstruction "), sandbox.out());
    assertTrue(sandbox.out().contains("nats (gaussian)"), sandbox.out());
    assertEquals(0, sandbox.run("models", "list", "--json"));
    assertTrue(sandbox.json().getFirst().get("negativeElbo").isJsonNull());
  }

  @Test
  void everyPartOfThePlanCanBeChosen() throws IOException {
    Path folder =
        sandbox.tinyModel(
            "all",
            "--latent",
            "3",
            "--conditional",
            "--likelihood",
            "laplace",
            "--scale",
            "0.2",
            "--learn-scale",
            "--output",
            "linear",
            "--weight",
            "2",
            "--beta",
            "0.5",
            "--warm-up",
            "4",
            "--free-bits",
            "0.1",
            "--noise",
            "salt-and-pepper:0.25",
            "--optimiser",
            "momentum",
            "--learning-rate",
            "1e-5",
            "--schedule",
            "one_cycle",
            "--patience",
            "3",
            "--seed",
            "9");
    TrainingPlan plan = plan(folder);
    Architecture network = plan.architecture();
    assertEquals(3, network.latentDimensions());
    assertEquals(2, network.classes());
    assertEquals(new Likelihood(Likelihood.Kind.LAPLACE, 0.2, true), network.likelihood());
    assertEquals(Architecture.Output.LINEAR, network.output());
    assertEquals(new Corruption(Corruption.Kind.SALT_AND_PEPPER, 0.25), plan.corruption());
    assertEquals(Optimiser.Method.MOMENTUM, plan.optimiser().method());
    assertEquals(TrainingPlan.Schedule.ONE_CYCLE, plan.schedule());
    assertEquals(List.of(2.0, 0.5), List.of(plan.objective().weight(), plan.objective().beta()));
    assertEquals(4, plan.objective().warmUpEpochs());
    assertEquals(9, plan.seed());
  }

  @Test
  void outputAndLikelihoodFollowEachOther() throws IOException {
    Path folder =
        sandbox.tinyModel("tanh", "--output", "tanh", "--code", "point", "--network", "mlp");
    Architecture network = plan(folder).architecture();
    assertEquals(Likelihood.SQUARED_ERROR, network.likelihood());
    assertFalse(network.variational());
    Path other = sandbox.tinyModel("gauss", "--likelihood", "gaussian");
    assertEquals(Architecture.Output.SIGMOID, plan(other).architecture().output());
  }

  @Test
  void aFormerPresetIsStillKnown() throws IOException {
    Path folder = sandbox.tinyModel("former", "--preset", "deep");
    assertEquals(256, plan(folder).batchSize() == 20 ? 256 : 0);
    assertEquals(TrainingPlan.Schedule.ONE_CYCLE, plan(folder).schedule());
  }

  @Test
  void keepsAModelInTheLibrary() throws IOException {
    String data = sandbox.tinyData().toString();
    int code =
        sandbox.run(
            "train",
            "--data",
            data,
            "--set",
            "encoder=4",
            "--set",
            "decoder=4",
            "--epochs",
            "1",
            "--keep");
    assertEquals(0, code, sandbox.err());
    List<LibraryEntry> kept = ModelLibrary.in(sandbox.folders).entries();
    assertEquals(List.of("vae on tiny"), kept.stream().map(e -> e.card().name()).toList());
  }

  @Test
  void whatMakesNoSenseIsRefusedInASentenceBeforeAnythingIsWritten() throws IOException {
    String data = sandbox.tinyData().toString();
    refused("Say where the model goes", "train", "--data", data);
    refused("there is no preset “vea”", "train", "--preset", "vea", "--keep");
    refused(
        "there is no setting channels", "train", "--data", data, "--set", "channels=3", "--keep");
    refused("epochs must be between", "train", "--data", data, "--epochs", "0", "--keep");
    refused("“exp” is none of constant, one-cycle", "train", "--schedule", "exp", "--keep");
    refused("KIND:STRENGTH", "train", "--noise", "gaussian", "--keep");
    refused("Unknown option", "train", "--epoch", "3", "--keep");
    refused("exists already", "train", "--data", data, "--out", root.toString());
    refused("a file or folder has a name", "train", "--data", data, "--out", "");
    refused(
        "convolutions halve",
        "train",
        "--data",
        data,
        "--network",
        "convolutional",
        "--set",
        "channels=1,1,1,1",
        "--keep");
    assertFalse(Files.exists(sandbox.folders.ownModels()));
  }

  private void refused(String part, String... arguments) {
    assertEquals(2, sandbox.run(arguments));
    assertEquals("", sandbox.out());
    assertTrue(sandbox.err().startsWith("lunula: "), sandbox.err());
    assertTrue(sandbox.err().contains(part), sandbox.err());
    assertEquals(1, sandbox.err().lines().count(), sandbox.err());
    assertFalse(sandbox.err().contains(".."), sandbox.err());
  }

  @Test
  void dataThatIsNotThereFailsWithTheChoices() {
    assertEquals(1, sandbox.run("train", "--data", "mons", "--keep"));
    assertTrue(sandbox.err().contains("no data set “mons”"), sandbox.err());
    assertTrue(sandbox.err().contains("moons-64-extremes"), sandbox.err());
  }

  @Test
  void aRunThatDivergesAtOnceWritesNothing() throws IOException {
    String data = sandbox.tinyData().toString();
    Path folder = root.resolve("diverged");
    int code =
        sandbox.run(
            "train",
            "--data",
            data,
            "--set",
            "encoder=8",
            "--set",
            "decoder=8",
            "--likelihood",
            "gaussian",
            "--output",
            "linear",
            "--optimiser",
            "momentum",
            "--learning-rate",
            "10",
            "--batch",
            "1",
            "--out",
            folder.toString());
    assertEquals(1, code);
    assertTrue(sandbox.err().contains("the loss stopped being a number"), sandbox.err());
    assertTrue(sandbox.err().contains("Nothing was written."), sandbox.err());
    assertFalse(Files.exists(folder));
    try (Stream<Path> left = Files.list(root)) {
      assertFalse(left.anyMatch(path -> path.toString().endsWith(".partial")));
    }
  }

  @Test
  void imagesOfAFileAreTakenAsWasDecided() throws IOException {
    String set = "a,b,c,d\n" + "0,16,16,0\n0,0,16,16\n16,16,0,0\n16,0,0,16\n".repeat(3);
    Path file = Files.writeString(root.resolve("set.csv"), set);
    String[] decided = {"--label", "none", "--white", "16"};
    assertEquals(0, described(file, decided), sandbox.err());
    String checksum = checksum();
    Path folder = root.resolve("decided");
    assertEquals(
        0,
        sandbox.run(
            "train",
            "--data",
            file.toString(),
            "--label",
            "none",
            "--white",
            "16",
            "--epochs",
            "1",
            "--set",
            "encoder=4",
            "--set",
            "decoder=4",
            "--out",
            folder.toString()),
        sandbox.err());
    assertEquals(checksum, ModelFolder.readCard(folder).dataChecksum());
    assertEquals(
        2, sandbox.run("train", "--data", "moons", "--white", "16", "--out", root + "/no"));
    assertTrue(sandbox.err().contains("is kept already"), sandbox.err());
  }

  private int described(Path file, String... decided) {
    List<String> all = new ArrayList<>(List.of("data", "describe", file.toString()));
    all.addAll(List.of(decided));
    return sandbox.run(all.toArray(String[]::new));
  }

  private String checksum() {
    return sandbox
        .out()
        .lines()
        .filter(line -> line.startsWith("SHA-256 "))
        .map(line -> line.substring("SHA-256 ".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoWatchesSeesABarAndTheSameLines() throws IOException {
    sandbox.watched().tinyModel("watched", "--epochs", "3");
    assertTrue(sandbox.err().contains("█") || sandbox.err().contains("░"), sandbox.err());
    assertEquals(3, sandbox.out().lines().filter(line -> line.startsWith("epoch")).count());
  }
}
