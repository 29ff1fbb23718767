package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.model.Encodings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {
  @TempDir private Path root;
  private Sandbox sandbox;
  private String model = "";

  @BeforeEach
  void train() throws IOException {
    sandbox = new Sandbox(root);
    model = sandbox.tinyModel("model").toString();
  }

  private void runs(String... arguments) {
    assertEquals(0, sandbox.run(arguments), sandbox.err());
    assertEquals("", sandbox.err());
  }

  private void refused(int code, String part, String... arguments) {
    assertEquals(code, sandbox.run(arguments));
    assertTrue(sandbox.err().contains(part), sandbox.err());
    assertEquals(1, sandbox.err().lines().count(), sandbox.err());
  }

  @Test
  void encodesIntoATableThatAgreesWithTheModelsOwnEncodings() throws IOException {
    Path csv = root.resolve("codes.csv");
    String data = root.resolve("tiny").toString();
    runs("encode", model, "--data", data, "--csv", csv.toString());
    List<String> lines = Files.readAllLines(csv);
    assertEquals("index,class,z0,z1", lines.getFirst());
    assertEquals(21, lines.size());
    Encodings stored = new StoredModels().map(Path.of(model)).test();
    String[] row = lines.get(4).split(",", -1);
    assertEquals("3", row[0]);
    assertEquals("1", row[1]);
    assertEquals(stored.mean(3, 1), Float.parseFloat(row[3]), 1e-5f);
  }

  @Test
  void whatEncodeWritesIsTakenByDecode() throws IOException {
    Path csv = root.resolve("codes.csv");
    String data = root.resolve("tiny").toString();
    runs("encode", model, "--data", data, "--csv", csv.toString(), "--names");
    List<String> lines = Files.readAllLines(csv);
    assertEquals("index,class,z0,z1,class_name", lines.getFirst());
    Path npz = root.resolve("pictures.npz");

    runs("decode", model, "--points-file", csv.toString(), "--npz", npz.toString());

    assertEquals("20 decoded into " + npz, sandbox.out().strip());
  }

  @Test
  void encodeTellsWhichFileEachImageIsOf() throws IOException {
    Path pictures = root.resolve("pictures");
    for (int i = 0; i < 6; i++) {
      BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
      picture.setRGB(i, i, 0xffffff);
      Path file = pictures.resolve(i % 2 == 0 ? "cat" : "dog").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    }
    runs("data", "import", pictures.toString(), "--name", "Pets", "--size", "8");
    Path csv = root.resolve("pets.csv");

    runs("encode", model, "--data", "pets", "--part", "all", "--csv", csv.toString(), "--names");

    List<String> lines = Files.readAllLines(csv);
    assertEquals("index,class,z0,z1,class_name,file", lines.getFirst());
    assertEquals(7, lines.size());
    for (String line : lines.subList(1, 7)) {
      assertTrue(line.matches(".*\"(cat|dog)\",\"\\1/[0-5]\\.png\""), line);
    }
  }

  @Test
  void encodesAPlainAutoencoderWithoutLogVariances() throws IOException {
    String plain = sandbox.tinyModel("plain", "--preset", "autoencoder").toString();
    Path npz = root.resolve("codes.npz");
    String data = root.resolve("tiny").toString();
    runs("encode", plain, "--data", data, "--part", "all", "--npz", npz.toString());
    assertEquals("80 images encoded into " + npz, sandbox.out().strip());
    try (ZipFile archive = new ZipFile(npz.toFile())) {
      assertEquals(
          List.of("z.npy", "class.npy", "index.npy"),
          archive.stream().map(entry -> entry.getName()).toList());
    }
  }

  @Test
  void anEncodingWithoutPlaceOrDataIsRefused() {
    refused(2, "--npz FILE or --csv FILE", "encode", model);
    refused(1, "are not at hand. Name them with --data.", "encode", model, "--csv", "x.csv");
    refused(
        2, "takes images of 8 × 8", "encode", model, "--data", "moons", "--csv", root + "/x.csv");
    assertFalse(Files.exists(root.resolve("x.csv")));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedAndNoHiddenFile() throws IOException {
    String data = root.resolve("tiny").toString();
    Path file = Files.writeString(root.resolve("file"), "");
    for (String kind : List.of("--npz", "--csv")) {
      Path gone = root.resolve("gone/codes");
      refused(
          1,
          "there is no folder " + gone.getParent(),
          "encode",
          model,
          "--data",
          data,
          kind,
          gone + "");
      assertFalse(sandbox.err().contains("partial"), sandbox.err());
      refused(
          1, file + " is a file and not", "encode", model, "--data", data, kind, file + "/codes");
      refused(
          1, "there is a folder of that name", "encode", model, "--data", data, kind, root + "");
    }
    refused(
        1, file + " is a file and not", "decode", model, "--points", "0,0", "--out", file + "/a");
    refused(
        1,
        file + " is a file and not",
        "decode",
        model,
        "--points",
        "0,0",
        "--out",
        file + "/a.png");
    refused(1, file + " is a file and not", "data", "convert", data, "--out", file + "/idx");
    refused(1, file + " is a file and not", "train", "--data", data, "--out", file + "/model");
  }

  @Test
  void anEncodingNeedsNoRightsAboveItsFolder() throws IOException {
    // The hidden file lies in the same folder, or the folder above would have to be written to.
    Path outer = Files.createDirectory(root.resolve("outer"));
    Path above = Files.createDirectory(outer.resolve("own"));
    String data = root.resolve("tiny").toString();
    assumeTrue(outer.toFile().setWritable(false));
    try {
      runs("encode", model, "--data", data, "--csv", above + "/codes.csv");
    } finally {
      assertTrue(outer.toFile().setWritable(true));
    }
  }

  @Test
  void decodesPointsIntoAStripAFolderAndAnArchive() throws IOException {
    Path strip = root.resolve("strip.png");
    Path npz = root.resolve("points.npz");
    runs(
        "decode",
        model,
        "--points",
        "0,0;-1,2;0.5,0.5",
        "--scale",
        "3",
        "--out",
        strip.toString(),
        "--npz",
        npz.toString());
    BufferedImage picture = ImageIO.read(strip.toFile());
    assertEquals(List.of(72, 24), List.of(picture.getWidth(), picture.getHeight()));
    try (ZipFile archive = new ZipFile(npz.toFile())) {
      long bytes = archive.getEntry("pixels.npy").getSize();
      assertEquals(128 + 4 * 3 * 64, bytes);
      assertEquals(128 + 4 * 3 * 2, archive.getEntry("points.npy").getSize());
      byte[] labels = archive.getInputStream(archive.getEntry("labels.npy")).readAllBytes();
      assertEquals(128 + 4 * 3, labels.length);
      // A class is a whole number: Python takes no other as an index.
      assertTrue(new String(labels, StandardCharsets.ISO_8859_1).contains("'<i4'"));
    }
    Path csv = Files.writeString(root.resolve("points.csv"), "x,y\n0,0\n# far\n-1,2\n");
    Path folder = root.resolve("pictures");
    runs("decode", model, "--points-file", csv.toString(), "--out", folder.toString());
    assertTrue(Files.exists(folder.resolve("point-001.png")));
    assertFalse(Files.exists(folder.resolve("point-002.png")));
  }

  @Test
  void aDecodingThatMakesNoSenseIsRefused() {
    String out = root.resolve("no.png").toString();
    refused(2, "z has 2 numbers", "decode", model, "--points", "1,2,3", "--out", out);
    refused(2, "“a” in “a,1” is not a number", "decode", model, "--points", "a,1", "--out", out);
    refused(2, "Say which points", "decode", model, "--out", out);
    for (String other : List.of("x.jpg", "x.JPEG", "x.gif")) {
      refused(
          2, "must end in .png", "decode", model, "--points", "0,0", "--out", root + "/" + other);
    }
    refused(2, "Say where the pictures go", "decode", model, "--points", "0,0");
    refused(
        2, "not told a class", "decode", model, "--points", "0,0", "--class", "1", "--out", out);
    refused(1, "There is no file", "decode", model, "--points-file", root + "/none", "--out", out);
    refused(1, "There is no model “modle”", "decode", "modle", "--points", "0,0", "--out", out);
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void aConditionalModelDecodesTheClassItIsTold() throws IOException {
    String told = sandbox.tinyModel("told", "--conditional", "--epochs", "20").toString();
    Path first = root.resolve("0.png");
    Path second = root.resolve("1.png");
    runs("decode", told, "--points", "0,0", "--class", "0", "--out", first.toString());
    runs("decode", told, "--points", "0,0", "--class", "1", "--out", second.toString());
    assertFalse(Arrays.equals(Files.readAllBytes(first), Files.readAllBytes(second)));
    refused(
        2,
        "knows the classes 0 to 1",
        "decode",
        told,
        "--points",
        "0,0",
        "--class",
        "2",
        "--out",
        first.toString());
  }

  @Test
  void drawsTheGrid() throws IOException {
    Path grid = root.resolve("grid.png");
    runs("grid", model, "--size", "5", "--scale", "2", "--out", grid.toString());
    assertEquals(5 * 8 * 2, ImageIO.read(grid.toFile()).getWidth());
    refused(2, "--size must be", "grid", model, "--size", "0", "--out", grid.toString());
    refused(1, "was not saved", "grid", model, "--out", root + "/none/grid.png");
    refused(2, "must end in .png", "grid", model, "--out", root + "/grid.jpg");
    runs("grid", model, "--size", "3", "--range", "2", "--axes", "1,0", "--out", grid + "");
    runs("grid", model, "--size", "3", "--principal", "--out", grid + "");
    refused(2, "0 to 1, such as 0,1", "grid", model, "--axes", "0,2", "--out", grid + "");
    refused(2, "two different axes", "grid", model, "--axes", "1,1", "--out", grid + "");
    refused(2, "not both", "grid", model, "--axes", "0,1", "--principal", "--out", grid + "");
  }

  @Test
  void interpolatesBetweenImagesAndPoints() throws IOException {
    Path film = root.resolve("way.gif");
    runs("interpolate", model, "--from", "#3", "--to=-1,0.5", "--frames", "7", "--out", film + "");
    assertEquals(7, frames(film));
    Path strip = root.resolve("way.png");
    runs("interpolate", model, "--from", "#0", "--to", "#19", "--frames", "4", "--out", strip + "");
    assertEquals(4 * 8 * 4, ImageIO.read(strip.toFile()).getWidth());
    refused(
        2,
        "counted from #0 to #19",
        "interpolate",
        model,
        "--from",
        "#20",
        "--to",
        "#1",
        "--out",
        strip + "");
    refused(
        2, "must end in .gif", "interpolate", model, "--from", "#2", "--to", "#1", "--out", "x");
  }

  @Test
  void interpolatesThroughStopsInSeveralWays() throws IOException {
    for (String way : new String[] {"straight", "spherical", "smooth", "even"}) {
      Path film = root.resolve(way + ".gif");
      runs(
          "interpolate",
          model,
          "--from=#3",
          "--through=#1,#2;0.5,-1",
          "--to=#4",
          "--way",
          way,
          "--frames",
          "5",
          "--out",
          film + "");
      assertEquals(5, frames(film));
    }
    refused(
        2,
        "--way is straight",
        "interpolate",
        model,
        "--from=#1",
        "--to=#2",
        "--way=round",
        "--out=x.gif");
  }

  private static int frames(Path film) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(film.toFile())) {
      reader.setInput(Objects.requireNonNull(in));
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void tellsAClassThatItHasNotLearnedApartFromTheOthers() throws IOException {
    String left = sandbox.tinyModel("left", "--without-class", "1").toString();
    String data = root.resolve("tiny").toString();
    runs("models", "show", left);
    assertTrue(sandbox.out().contains("left out         class 1"), sandbox.out());
    assertTrue(sandbox.out().contains("without the class “1”"), sandbox.out());
    runs("evaluate", left, "--data", data, "--json");
    assertTrue(outliers().containsAll(List.of("class 1", "Moons 8 × 8, every phase")));
    runs("evaluate", left, "--data", data, "--outliers", "class:1", "--outliers", data, "--json");
    assertEquals(List.of("class 1", "tiny"), outliers().stream().sorted().toList());
    assertEquals(
        0, sandbox.run("evaluate", left, "--data", data, "--outliers", "class:0", "--json"));
    assertTrue(sandbox.err().contains("has learned the class “0”"), sandbox.err());
    refused(2, "its classes are 0, 1", "evaluate", left, "--data", data, "--outliers", "class:7");
    refused(
        2, "--quick leaves", "evaluate", left, "--data", data, "--quick", "--outliers", "class:1");
    refused(2, "has images of 28 × 28", "evaluate", left, "--data", data, "--outliers", "moons");
  }

  private List<String> outliers() {
    return sandbox.json().stream()
        .filter(line -> line.get("measure").getAsString().equals("auroc-mahalanobis"))
        .map(line -> line.get("subject").getAsString())
        .toList();
  }

  @Test
  void otherWordsAboutAModelGoOnItsCardAndNothingElseChanges() throws IOException {
    var before = ModelFolder.read(Path.of(model));
    runs("models", "describe", model, " Knows the moons between. ");
    assertEquals(before.described("Knows the moons between."), ModelFolder.read(Path.of(model)));
    refused(2, "Say something", "models", "describe", model, " ");
    refused(1, "There is no model “modle”", "models", "describe", "modle", "x");
  }

  @Test
  void measuresAModelAndWritesTheFiguresOnItsCard() throws IOException {
    String data = root.resolve("tiny").toString();
    runs("evaluate", model, "--data", data, "--quick", "--save", "--json");
    JsonObject first = sandbox.json().getFirst();
    assertTrue(first.has("measure") && first.has("values"), sandbox.out());
    assertFalse(new StoredModels().map(Path.of(model)).card().measures().isEmpty());
    runs("evaluate", model, "--data", data, "--quick");
    assertTrue(sandbox.out().contains("nat"), sandbox.out());
    refused(2, "takes images of 8 × 8", "evaluate", model, "--data", "moons", "--quick");
  }

  @Test
  void printsTheProgramThatDecodesAPlace() throws IOException {
    runs("models", "code", model, "--at", "0.5,-1.25");
    String program = sandbox.out();
    assertTrue(program.contains("\nZ = [0.5, -1.25]  # the place\n"), program);
    assertTrue(program.contains("WEIGHTS = Path(\"" + model + "/model.safetensors\")"), program);
    Path file = root.resolve("decode_it.py");
    runs("models", "code", model, "--at", "0.5,-1.25", "--out", file.toString());
    String beside = Path.of(model).getFileName() + ".safetensors";
    assertEquals(
        "The program is in " + file + "; it reads " + beside + " beside it", sandbox.out().strip());
    assertTrue(Files.readString(file).contains("WEIGHTS = Path(\"" + beside + "\")"));
    assertEquals(-1, Files.mismatch(Path.of(model, "model.safetensors"), root.resolve(beside)));
    runs("models", "code", model, "--language", "djl", "--at", "#3", "--json");
    JsonObject told = sandbox.json().getFirst();
    assertEquals("DecodeIt.java", told.get("file").getAsString());
    float x = new StoredModels().map(Path.of(model)).test().mean(3, 0);
    assertTrue(told.get("program").getAsString().contains("Z = {" + x + "f, "), sandbox.out());
  }
}
