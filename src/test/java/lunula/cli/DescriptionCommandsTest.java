package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model of pictures and numbers, and one of pictures and words, in the terminal.
class DescriptionCommandsTest {
  @TempDir private Path root;
  private Sandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new Sandbox(root);
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
    assertEquals("", sandbox.err());
  }

  private void refused(int code, String part, String... arguments) {
    assertEquals(code, sandbox.run(arguments), sandbox.err());
    assertTrue(sandbox.err().contains(part), sandbox.err());
  }

  private String trained(String data, String preset, String... more) {
    String model = root.resolve(preset).toString();
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                data,
                "--preset",
                preset,
                "--batch",
                "16",
                "--epochs",
                "3",
                "--schedule",
                "constant",
                "--learning-rate",
                "1e-3",
                "--set",
                "encoder=16",
                "--set",
                "decoder=16",
                "--out",
                model));
    words.addAll(List.of(more));
    runs(words.toArray(String[]::new));
    return model;
  }

  private String moons() {
    String data = root.resolve("moons").toString();
    runs("data", "moons", "--side", "8", "--train", "80", "--test", "20", "--out", data);
    return data;
  }

  @Test
  void aMoonIsDecodedFromItsNumbersAndSaysNumbers() {
    String data = moons();
    String model = trained(data, "moons-mvae");
    String png = root.resolve("moon.png").toString();
    runs("decode", model, "--given", "phase=40,tilt=-10", "--out", png);
    assertTrue(sandbox.out().contains("phase "), sandbox.out());
    assertTrue(Files.exists(Path.of(png)));
    runs("decode", model, "--given", "tilt=5", "--out", png);
    runs("decode", model, "--points", "0,0;1,1", "--out", png);
    assertEquals(2, sandbox.out().lines().filter(line -> line.startsWith("phase ")).count());
  }

  @Test
  void placesAreToldByPictureDescriptionOrBoth() throws IOException {
    String data = moons();
    String model = trained(data, "moons-mvae");
    List<String> tables = new ArrayList<>();
    for (String from : List.of("picture", "description", "both")) {
      Path csv = root.resolve(from + ".csv");
      runs("encode", model, "--data", data, "--from", from, "--csv", csv.toString());
      tables.add(Files.readString(csv));
    }
    assertEquals(3, tables.stream().distinct().count());
    assertEquals(21, tables.getFirst().lines().count());
  }

  @Test
  void crossingIsMeasured() {
    String data = moons();
    String model = trained(data, "moons-mvae");
    runs("evaluate", model, "--data", data, "--beside", model, "--outliers", data);
    String said = sandbox.out();
    for (String part :
        List.of(
            "(phase)",
            "(tilt-constant)",
            "(description)",
            "(other)",
            "(left-described)",
            "(right-mean)",
            "(left-bayes)")) {
      assertTrue(said.contains(part), said);
    }
  }

  @Test
  void wordsAreGivenByTheirNames() throws IOException {
    String data = sandbox.tinyData().toString();
    String model = trained(data, "fashion-words-mvae");
    String png = root.resolve("words.png").toString();
    runs("decode", model, "--given", "class=1,tone=light,length=short", "--out", png);
    refused(2, "the names are class, tone", "decode", model, "--given", "colour=red", "--out", png);
    refused(
        2, "does not know the word “pink”", "decode", model, "--given", "tone=pink", "--out", png);
    refused(2, "does not know the word “7”", "decode", model, "--given", "class=7", "--out", png);
  }

  @Test
  void halvesAreTrainedByTheirPreset() throws IOException {
    String data = sandbox.tinyData().toString();
    String model = trained(data, "fashion-halves");
    runs("evaluate", model, "--data", data, "--outliers", data);
    assertTrue(sandbox.out().contains("(left)"), sandbox.out());
  }

  @Test
  void oddNumbersAreRefusedInASentence() throws IOException {
    String model = trained(moons(), "moons-mvae");
    String png = root.resolve("odd.png").toString();
    for (String odd : List.of("NaN", "-1", "181", "361", "Infinity", "1e9", "full", "")) {
      refused(
          2,
          "must be an angle of 0° to 180°",
          "decode",
          model,
          "--given",
          "phase=" + odd,
          "--out",
          png);
    }
    refused(2, "NAME=VALUE", "decode", model, "--given", "phase", "--out", png);
    refused(2, "Say which points", "decode", model, "--out", png);
  }

  @Test
  void whatHasNoDescriptionsIsRefusedInASentence() throws IOException {
    String data = sandbox.tinyData().toString();
    refused(
        1,
        "no phase and tilt",
        "train",
        "--data",
        data,
        "--preset",
        "moons-mvae",
        "--out",
        root.resolve("none").toString());
    String plain = sandbox.tinyModel("plain").toString();
    String png = root.resolve("p.png").toString();
    refused(2, "knows pictures alone", "decode", plain, "--given", "phase=4", "--out", png);
    refused(
        2, "knows pictures alone", "encode", plain, "--data", data, "--from", "both", "--csv", png);
    refused(2, "knows pictures alone", "evaluate", plain, "--data", data, "--beside", plain);
  }
}
