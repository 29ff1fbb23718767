package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LibraryCommandsTest {
  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = new Sandbox(root);
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
  }

  @Test
  void importsShowsRenamesAndDeletesModels() throws IOException {
    Path folder = sandbox.tinyModel("A model");
    runs("models", "import", folder.toString());
    assertEquals("kept as a-model", sandbox.out().strip());
    runs("models", "list");
    assertTrue(sandbox.out().contains("A model, 64-8-2 on tiny"), sandbox.out());
    runs("models", "show", "a model");
    assertTrue(sandbox.out().contains("test -ELBO"), sandbox.out());
    runs("models", "show", "a-model", "--json");
    assertEquals("tiny", sandbox.json().getFirst().get("data").getAsString());
    runs("models", "rename", "a-model", "Better");
    runs("models", "list", "--json");
    assertEquals("Better", sandbox.json().getFirst().get("name").getAsString());
    runs("models", "delete", "a-model", "--yes");
    assertFalse(Files.exists(sandbox.folders.ownModels().resolve("a-model")));
  }

  @Test
  void handsAModelOnInOneFile() throws IOException {
    Path folder = sandbox.tinyModel("A model");
    Path file = root.resolve("given.lunula-model");
    runs("models", "export", folder.toString(), "--out", file.toString());
    assertEquals("written to " + file, sandbox.out().strip());
    runs("models", "import", file.toString());
    assertEquals("kept as a-model", sandbox.out().strip());
    for (String name : List.of("config.json", "model.safetensors", "card.json")) {
      Path kept = sandbox.folders.ownModels().resolve("a-model").resolve(name);
      assertEquals(-1, Files.mismatch(folder.resolve(name), kept), name);
    }
  }

  @Test
  void listsModelsTogetherWhoseLossesCompare() throws IOException {
    runs("models", "import", sandbox.tinyModel("first").toString());
    runs("models", "list");
    assertTrue(sandbox.out().startsWith("tiny: -ELBO, a bound; Bernoulli"), sandbox.out());
    assertTrue(sandbox.out().contains("nats, comparable with none here"), sandbox.out());
    runs("models", "import", sandbox.tinyModel("second").toString());
    runs("models", "list");
    assertEquals(1, sandbox.out().split("a bound", -1).length - 1, sandbox.out());
    assertFalse(sandbox.out().contains("comparable with none"), sandbox.out());
    runs("models", "list", "--json");
    assertEquals(
        List.of(1, 1),
        sandbox.json().stream().map(line -> line.get("comparable").getAsInt()).toList());
  }

  @Test
  void asksBeforeItDeletes() throws IOException {
    runs("models", "import", sandbox.tinyModel("kept").toString());
    Path kept = sandbox.folders.ownModels().resolve("kept");
    assertEquals(2, sandbox.run("models", "delete", "kept"));
    assertTrue(sandbox.err().contains("add --yes"), sandbox.err());
    assertEquals(1, sandbox.watched().answering("n\n").run("models", "delete", "kept"));
    assertTrue(sandbox.err().contains("Delete “kept” for good? [y/N]"), sandbox.err());
    assertTrue(Files.exists(kept));
    assertEquals(0, sandbox.answering("y\n").run("models", "delete", "kept"));
    assertFalse(Files.exists(kept));
  }

  @Test
  void whatIsNotThereIsSaidInASentence() {
    assertEquals(1, sandbox.run("models", "show", "nothing"));
    assertEquals(
        "lunula: There is no model “nothing” in the library and no such folder. There are none"
            + " yet.",
        sandbox.err().strip());
    assertEquals(2, sandbox.run("models"));
    assertTrue(
        sandbox
            .err()
            .contains("list, show, import, export, anchor, rename, describe, delete, code"),
        sandbox.err());
    assertEquals(2, sandbox.run("modles"));
    assertEquals(1, sandbox.err().lines().count());
  }

  @Test
  void drawsMoonsWithTheirFactors() throws IOException {
    Path folder = root.resolve("drawn");
    runs(
        "data",
        "moons",
        "--side",
        "12",
        "--train",
        "30",
        "--test",
        "10",
        "--vary",
        "radius,brightness",
        "--phases",
        "extremes",
        "--seed",
        "4",
        "--out",
        folder.toString());
    assertEquals(
        "index,phase,tilt,radius,brightness",
        Files.readAllLines(folder.resolve("t10k-factors.csv")).getFirst());
    assertEquals(31, Files.readAllLines(folder.resolve("train-factors.csv")).size());
    runs("data", "describe", folder.toString(), "--json");
    assertEquals(12, sandbox.json().getFirst().get("width").getAsInt());
    assertEquals(30, sandbox.json().getFirst().get("train").getAsInt());
    assertEquals(4, sandbox.json().getFirst().get("factors").getAsJsonArray().size());
    assertEquals(2, sandbox.run("data", "moons", "--side", "4", "--out", root + "/small"));
    assertFalse(Files.exists(root.resolve("small")));
  }

  @Test
  void moonsAreKeptWithTheirTruth() throws IOException {
    runs("data", "moons", "--side", "8", "--train", "9", "--test", "3", "--keep", "--name", "Few");
    assertEquals("kept as few", sandbox.out().strip());
    runs("data", "describe", "few");
    assertTrue(sandbox.out().contains("known of each image: phase, tilt"), sandbox.out());
    assertEquals(2, sandbox.run("data", "moons"));
    assertTrue(sandbox.err().contains("Say where the moons go"), sandbox.err());
  }

  @Test
  void moonsDrawnToAFolderAreMeasuredByTheirTruth() throws IOException {
    String drawn = root.resolve("drawn").toString();
    String model = root.resolve("model").toString();
    runs(
        ("data moons --phases extremes --side 12 --vary radius,brightness --maria --earthshine"
                + " --train 60 --test 20 --out "
                + drawn)
            .split(" ", -1));
    runs(
        "train --set encoder=8 --set decoder=8 --batch 20 --epochs 1 --data %s --out %s"
            .formatted(drawn, model)
            .split(" ", -1));
    runs("evaluate", model, "--data", drawn, "--quick", "--json");
    List<String> measured =
        sandbox.json().stream()
            .map(
                line -> line.get("measure").getAsString() + "@" + line.get("subject").getAsString())
            .toList();
    assertTrue(
        measured.containsAll(
            List.of(
                "factor-r2@phase",
                "factor-r2@tilt",
                "factor-r2@radius",
                "factor-r2@brightness",
                "path-mae@full-crescent")),
        measured.toString());
    Files.writeString(root.resolve("drawn/t10k-factors.csv"), "nothing\n");
    assertEquals(0, sandbox.run("data", "describe", drawn));
    assertTrue(sandbox.err().contains("t10k-factors.csv does not begin"), sandbox.err());
  }

  @Test
  void convertsATableIntoIdxFiles() throws IOException {
    Path csv = root.resolve("t.csv");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append(i % 3).append(",0,50,100,150,200,250,0,10,").append(20 + i).append('\n');
    }
    Files.writeString(csv, rows);
    Path idx = root.resolve("idx");
    runs("data", "convert", csv.toString(), "--size", "6", "--out", idx.toString());
    assertEquals("12 images of 6 × 6 in " + idx, sandbox.out().strip());
    runs("data", "describe", idx.toString());
    assertTrue(sandbox.out().startsWith("idx: 10 training and 2 test images of 6 × 6"));
  }

  /// Three pictures that can be read and some that cannot.
  private String pictures(int broken) throws IOException {
    Path folder = Files.createDirectories(root.resolve("pictures"));
    for (int i = 0; i < 3; i++) {
      var picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
      picture.setRGB(i, i, 0xffffff);
      ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
    }
    for (int i = 0; i < broken; i++) {
      Files.writeString(folder.resolve("broken-%02d.png".formatted(i)), "no picture");
    }
    return folder.toString();
  }

  private long listed() {
    return sandbox.err().lines().filter(line -> line.startsWith("  broken-")).count();
  }

  @Test
  void everythingThatWasLeftOutIsListedWithItsReason() throws IOException {
    String pictures = pictures(25);
    runs("data", "describe", pictures);
    assertTrue(sandbox.err().startsWith("lunula: 25 of the images were left out."), sandbox.err());
    assertEquals(25, listed());
    assertTrue(
        sandbox.err().lines().skip(1).allMatch(line -> line.matches("  broken-\\d\\d.png .+")));

    String[][] commands = {
      {"data", "describe", pictures},
      {"data", "convert", pictures, "--out", root + "/converted"},
      {"data", "import", pictures},
      {"train", "--data", pictures, "--epochs", "1", "--out", root + "/model"}
    };
    for (String[] words : commands) {
      runs(Stream.concat(Arrays.stream(words), Stream.of("--json")).toArray(String[]::new));
      JsonArray skipped = sandbox.json().getFirst().getAsJsonArray("skipped");
      assertEquals(25, skipped.size(), words[1]);
      JsonObject first = skipped.get(0).getAsJsonObject();
      assertTrue(first.get("what").getAsString().startsWith("broken-"));
      assertFalse(first.get("why").getAsString().isBlank());
      assertEquals(1, sandbox.err().lines().count(), sandbox.err());
    }
  }

  @Test
  void whoWatchesSeesTheFirstTwentyThatWereLeftOut() throws IOException {
    String pictures = pictures(25);
    sandbox.watched();
    runs("data", "describe", pictures);
    assertEquals(20, listed());
    assertTrue(sandbox.err().contains("  and 5 more"), sandbox.err());
  }

  @Test
  void importedDataCanBeTrainedOnByItsId() throws IOException {
    runs("data", "import", sandbox.tinyData().toString(), "--name", "My tiny ones");
    assertEquals("kept as my-tiny-ones", sandbox.out().strip());
    runs("data", "list");
    assertTrue(sandbox.out().contains("my-tiny-ones"), sandbox.out());
    assertTrue(sandbox.out().contains("2 classes, your own"), sandbox.out());
    Path model = root.resolve("model");
    runs(
        "train",
        "--data",
        "my-tiny-ones",
        "--set",
        "encoder=4",
        "--set",
        "decoder=4",
        "--epochs",
        "1",
        "--out",
        model.toString());
    // The model leads to its images by their checksum.
    runs("encode", model.toString(), "--csv", root.resolve("codes.csv").toString());
    runs("data", "remove", "my-tiny-ones", "--yes");
    // The model stays, and still decodes.
    runs("decode", model.toString(), "--points", "0,0", "--out", root.resolve("z.png").toString());
    assertEquals(1, sandbox.run("data", "delete", "my-tiny-ones", "--yes"));
  }

  @Test
  void noSetIsWrittenOverAnother() throws IOException {
    String folder = sandbox.tinyData().toString();
    byte[] before = Files.readAllBytes(Path.of(folder, "train-images-idx3-ubyte.gz"));
    for (String[] words :
        List.of(
            new String[] {"data", "convert", folder, "--size", "6", "--out", folder},
            new String[] {"data", "moons", "--side", "8", "--train", "5", "--out", folder})) {
      assertEquals(2, sandbox.run(words));
      assertTrue(sandbox.err().contains("holds a data set already"), sandbox.err());
    }
    assertArrayEquals(before, Files.readAllBytes(Path.of(folder, "train-images-idx3-ubyte.gz")));
  }

  @Test
  void theFirstLineAboutACommandIsAWholeSentence() {
    for (String command :
        "train;evaluate;encode;decode;grid;interpolate;data moons;data convert".split(";", -1)) {
      CommandLine named = sandbox.commands();
      for (String word : command.split(" ", -1)) {
        named = Objects.requireNonNull(named.getSubcommands().get(word));
      }
      String line = named.getCommandSpec().usageMessage().description()[0];
      assertTrue(line.endsWith("."), line);
    }
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        "train;evaluate;encode;decode;grid;interpolate;data moons;data convert;models delete;models code"
            .split(";", -1)) {
      String[] words = (command + " --help").split(" ", -1);
      runs(words);
      assertTrue(sandbox.out().contains("Usage: lunula " + command), sandbox.out());
      assertTrue(sandbox.out().contains("Example"), command);
    }
    runs("--version");
    assertTrue(sandbox.out().startsWith("Lunula "));
    runs();
    assertTrue(sandbox.out().contains("interpolate"));
    assertTrue(sandbox.out().contains("./models"), "help is silent on files called as commands");
  }
}
