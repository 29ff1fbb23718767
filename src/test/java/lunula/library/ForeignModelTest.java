package lunula.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.IdxWriter;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.library.FoundModel.Choice;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.card.SavedModel;
import lunula.model.loss.ElboTerms;
import lunula.model.network.Architecture;
import lunula.networks.Autoencoder;
import lunula.networks.NativeEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that PyTorch trained and saved; `make_pytorch_model.py` beside it made it and says what
/// PyTorch computes with it.
class ForeignModelTest {
  private static final float TOLERANCE = 1e-4f;
  private static final List<String> FILES = List.of("config.json", "model.safetensors");

  @TempDir Path root;
  private Path foreign = Path.of("");
  private JsonObject expected = new JsonObject();

  @BeforeEach
  void copy() throws Exception {
    foreign = Files.createDirectory(root.resolve("From PyTorch"));
    Path made =
        Path.of(
            Objects.requireNonNull(ForeignModelTest.class.getResource("pytorch/config.json"))
                .toURI());
    for (String file : FILES) {
      Files.copy(made.resolveSibling(file), foreign.resolve(file));
    }
    String answers = Files.readString(made.resolveSibling("expected.json"));
    expected = JsonParser.parseString(answers).getAsJsonObject();
  }

  @Test
  void encodesAndDecodesAsPyTorchDoes() throws IOException {
    BareModel bare = ModelFolder.readBare(foreign);
    assertEquals(Architecture.vae(bare.architecture().image(), 2, 8), bare.architecture());
    NativeEngine.start();
    try (Autoencoder network = Autoencoder.of(bare.architecture(), bare.weights())) {
      Encodings encodings = network.encode(pixels(3), new byte[0]);
      assertArrayEquals(numbers("mean"), encodings.means(), TOLERANCE);
      assertArrayEquals(numbers("log_variance"), encodings.logVariances(), TOLERANCE);
      List<GrayImage> decoded = network.decode(numbers("places"));
      float[] wanted = numbers("decoded");
      for (int image = 0; image < decoded.size(); image++) {
        float[] one = java.util.Arrays.copyOfRange(wanted, image * 784, (image + 1) * 784);
        assertArrayEquals(one, decoded.get(image).pixels(), TOLERANCE);
      }
    }
  }

  @Test
  void becomesAWholeModelInTheLibrary() throws IOException {
    ModelLibrary library = library(28);
    LibraryEntry entry = taken(library, Progress.NONE).orElseThrow();

    assertEquals("From PyTorch", entry.card().name());
    assertTrue(entry.card().description().startsWith("Trained elsewhere"));
    assertEquals(List.of(entry), library.entries());
    SavedModel whole = ModelFolder.read(entry.folder());
    assertEquals(ModelFolder.readBare(foreign).weights(), whole.weights());
    assertEquals("Fashion-MNIST", whole.card().dataSet());
    assertEquals(3, whole.test().count());
    assertArrayEquals(numbers("mean"), whole.test().means(), TOLERANCE);
    assertTrue(Double.isFinite(ElboTerms.of(whole.card().test().sampled()).negativeElbo()));
    assertFalse(Files.exists(foreign.resolve("card.json")), "what was imported stays as it was");
  }

  @Test
  void tellsHowManyImagesHaveTheirPlaces() throws IOException {
    List<String> told = new ArrayList<>();
    taken(library(28), (done, total) -> told.add(done + " of " + total));
    assertEquals(List.of("0 of 8", "5 of 8"), told);
  }

  @Test
  void keepsNothingIfItIsCancelled() throws IOException {
    ModelLibrary library = library(28);
    assertTrue(taken(library, (done, total) -> done == 0).isEmpty());
    assertEquals(List.of(), library.entries());
  }

  @Test
  void claimsNoPlanThatNobodyKnows() throws IOException {
    LibraryEntry entry = taken(library(28), Progress.NONE).orElseThrow();
    assertTrue(entry.card().trainedElsewhere());
    String card = Files.readString(entry.folder().resolve("card.json"));
    assertFalse(JsonParser.parseString(card).getAsJsonObject().has("plan"), card);
    assertEquals(entry.card(), ModelFolder.readCard(entry.folder()));
  }

  @Test
  void isRefusedInASentenceWhereNoImagesFit() throws IOException {
    Path config = foreign.resolve("config.json");
    // As many pixels, but another shape.
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"width\": 28", "\"width\": 56")
            .replace("\"height\": 28", "\"height\": 14"));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> library(28).importFolder(foreign, Progress.NONE).orElseThrow());
    assertEquals(
        "“From PyTorch” takes images of 56 × 14 pixels, and no data set here has such images."
            + " Import a data set that fits and try again, or name its file by --data.",
        UserMessages.words(refused));
  }

  @Test
  void nobodyButThePersonSaysWhichOfSeveralDataSetsItIs() throws IOException {
    ModelLibrary library = library(28);
    FoundModel found = library.find(foreign).orElseThrow();

    assertEquals(
        List.of("fashion-mnist", "moons", "moons-extremes"),
        library.fitting(found).stream().map(DataChoice::id).toList());
    IOException refused =
        assertThrows(
            IOException.class, () -> library.importFolder(foreign, Progress.NONE).orElseThrow());
    assertEquals(
        "“From PyTorch” takes images of 28 × 28 pixels, and 3 data sets have such images. Say which"
            + " it was trained on, by --data ID; there are fashion-mnist, moons, moons-extremes.",
        UserMessages.words(refused));
    assertEquals(List.of(), library.entries());
  }

  @Test
  void theImagesMustHaveItsSize() throws IOException {
    ModelLibrary library = library(28);
    FoundModel found = library.find(foreign).orElseThrow();
    LabelledImages small = new LabelledImages(2, 2, new byte[4], new byte[1], List.of());
    Choice choice = found.usual(ImageSize.SMALL);

    String refused =
        UserMessages.words(
            assertThrows(
                IOException.class,
                () ->
                    library
                        .importFound(
                            found,
                            choice,
                            "Small",
                            new DataSet("Few", small, small, "ab"),
                            Progress.NONE)
                        .orElseThrow()));

    assertTrue(refused.contains("“Few” has 2 × 2"), refused);
  }

  @Test
  void halfAWholeModelIsNotBare() throws IOException {
    assertTrue(ModelFolder.isBare(foreign));
    Files.writeString(foreign.resolve("card.json"), "{}");
    assertFalse(ModelFolder.isBare(foreign));
  }

  /// The model in the library, its images named.
  private Optional<LibraryEntry> taken(ModelLibrary library, Progress progress) throws IOException {
    FoundModel found = library.find(foreign).orElseThrow();
    DataSet images = library.images(library.fitting(found).getFirst());
    return library.importFound(found, found.usual(ImageSize.SMALL), found.name(), images, progress);
  }

  /// A library beside a data set that stands for Fashion-MNIST.
  private ModelLibrary library(int side) throws IOException {
    Path garments = Files.createDirectories(root.resolve("assets/fashion-mnist"));
    List<String> names = new ArrayList<>(lunula.data.format.FashionMnist.CLASS_NAMES);
    LabelledImages test = new LabelledImages(side, side, pixels(3), new byte[3], names);
    LabelledImages train = new LabelledImages(side, side, pixels(5), new byte[5], names);
    IdxWriter.writeAll(garments, new DataSet("Fashion-MNIST", train, test, "ab"));
    return new ModelLibrary(
        root.resolve("bundled"),
        root.resolve("models"),
        new DataSets(root.resolve("assets"), root.resolve("data")),
        new StoredModels());
  }

  private static byte[] pixels(int images) {
    byte[] pixels = new byte[images * 784];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (37 * (at % 784) + 101 * (at / 784));
    }
    return pixels;
  }

  private float[] numbers(String name) {
    JsonArray array = expected.getAsJsonArray(name);
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).getAsFloat();
    }
    return numbers;
  }
}
