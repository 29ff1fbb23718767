package lunula.library.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lunula.files.UserMessages;
import lunula.model.Tensor;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.StepMemory;
import lunula.testkit.SampleModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
  private static final SavedModel MODEL = SampleModels.tiny("My model");

  @TempDir Path library;
  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    folder = library.resolve("my-model");
    ModelFolder.write(MODEL, folder);
  }

  @Test
  void theOptimiserIsKeptBesideTheWeights() throws IOException {
    StepMemory memory =
        StepMemory.of(
            Map.of("first.a", new float[] {1, -2}), Map.of("steps", 16_777_217.0, "usual", 0.1));
    Path known = library.resolve("known");
    ModelFolder.write(
        new SavedModel(MODEL.card(), MODEL.weights(), MODEL.train(), MODEL.test(), memory), known);
    StepMemory read = ModelFolder.read(known).memory();
    assertEquals(memory.tensors(), read.tensors());
    assertEquals(16_777_217, read.number("steps"));
    assertEquals(0.1, read.number("usual"), 1e-15);
    Path copy = library.resolve("copy");
    ModelFolder.copy(known, copy);
    assertEquals(read, ModelFolder.read(copy).memory());
    ModelFolder.delete(copy);
    assertTrue(Files.notExists(copy));
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    // Records and tensors compare floats by their bits: -0.0 is not 0.0 here.
    assertEquals(MODEL, ModelFolder.read(folder));
    assertEquals(MODEL.card(), ModelFolder.readCard(folder));
    ModelFolder.StoredEncodings encodings = ModelFolder.readEncodings(folder, MODEL.card());
    assertEquals(MODEL.train(), encodings.train());
    assertEquals(MODEL.test(), encodings.test());
    assertEquals(MODEL.weights(), ModelFolder.readWeights(folder, MODEL.architecture()));
    assertEquals(
        List.copyOf(MODEL.weights().tensors().keySet()),
        List.copyOf(ModelFolder.readWeights(folder, MODEL.architecture()).tensors().keySet()));
  }

  @Test
  void bundledModelsAreWrittenAgainByteForByte() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("models"))) {
      for (Path bundled : folders.filter(Files::isDirectory).toList()) {
        Path again = library.resolve(bundled.getFileName());
        ModelFolder.write(ModelFolder.read(bundled), again);
        for (String file :
            List.of("config.json", "card.json", "model.safetensors", "encodings.safetensors")) {
          assertEquals(
              -1, Files.mismatch(bundled.resolve(file), again.resolve(file)), bundled + "/" + file);
        }
      }
    }
  }

  @Test
  void measuresAreReadBackBitForBitAndTheUnmeasuredStaysSo() throws IOException {
    Measurements measures =
        Measurements.NONE
            .withSubject(Measure.KL, "test", 6.5 + 1e-13)
            .with(Measure.UNIT_KL, 3.25, Double.NaN, -0.0)
            .withSubject(Measure.FACTOR_R2, "tilt “new”", Double.MIN_VALUE);
    ModelFolder.replaceCard(folder, MODEL.card().with(measures));
    assertEquals(measures, ModelFolder.readCard(folder).measures());
    assertEquals(
        List.copyOf(measures.values().keySet()),
        List.copyOf(ModelFolder.readCard(folder).measures().values().keySet()));
    assertEquals(MODEL.with(measures), ModelFolder.read(folder));
  }

  @Test
  void aClassLeftOutIsOnTheCardAndOlderCardsLeaveNoneOut() throws IOException {
    Path card = folder.resolve("card.json");
    assertFalse(Files.readString(card).contains("withoutClass"));
    assertEquals(-1, ModelFolder.readCard(folder).plan().withoutClass());
    ModelCard old = MODEL.card();
    var left =
        new ModelCard(
            old.name(),
            old.description(),
            old.dataSet(),
            old.dataChecksum(),
            old.plan().without(3),
            old.curve(),
            old.test(),
            old.trainingSeconds(),
            old.created(),
            old.versions(),
            Measurements.NONE);
    ModelFolder.replaceCard(folder, left);
    assertEquals(3, ModelFolder.readCard(folder).plan().withoutClass());
    Files.writeString(card, Files.readString(card).replace("Class\": 3", "Class\": 300"));
    assertThrows(ModelFolderException.class, () -> ModelFolder.readCard(folder));
  }

  @Test
  void renamingKeepsTheMeasures() throws IOException {
    Measurements measures = Measurements.NONE.with(Measure.PSNR, 16.25);
    ModelFolder.replaceCard(folder, MODEL.card().with(measures));
    assertEquals(measures, ModelFolder.rename(folder, "Other").measures());
    assertEquals(measures, ModelFolder.readCard(folder).measures());
  }

  @Test
  void aCardFromBeforeThereWereMeasuresHasNone() throws IOException {
    Path card = folder.resolve("card.json");
    Files.writeString(card, Files.readString(card).replace("  \"measures\": {},\n", ""));
    assertFalse(Files.readString(card).contains("measures"));
    assertEquals(MODEL, ModelFolder.read(folder));
  }

  @Test
  void neverOverwritesAFolder() throws IOException {
    expect("my-model is in the way", () -> ModelFolder.write(SampleModels.tiny("Other"), folder));
    assertEquals(MODEL, ModelFolder.read(folder));
  }

  @Test
  void makesTheFolderAboveIfItIsGone() throws IOException {
    Path deep = library.resolve("removed").resolve("meanwhile");
    ModelFolder.write(MODEL, deep);
    assertEquals(MODEL, ModelFolder.read(deep));
  }

  @Test
  void saysWhenAFileIsInPlaceOfTheLibrary() throws IOException {
    Path file = Files.writeString(library.resolve("file"), "");
    expect("was not written", () -> ModelFolder.write(MODEL, file.resolve("model")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "card.json", "model.safetensors", "encodings.safetensors"})
  void namesTheMissingFile(String name) throws IOException {
    Files.delete(folder.resolve(name));
    expect("has no " + name, () -> ModelFolder.read(folder));
  }

  @Test
  void tellsWhatAFolderFromPyTorchLacks() throws IOException {
    Files.delete(folder.resolve("card.json"));
    Files.delete(folder.resolve("encodings.safetensors"));
    expect(
        "has no card.json and no encodings.safetensors. Network and weights alone do not say",
        () -> ModelFolder.read(folder));
  }

  @Test
  void saysWhenThereIsNoFolder() {
    expect("is not a folder that exists", () -> ModelFolder.read(library.resolve("nowhere")));
  }

  @Test
  void readsTheFirstFormat() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"formatVersion": 1, "kind": "vae-mlp",
         "input": {"width": 3, "height": 2, "channels": 1, "range": [0, 1]},
         "latentDimensions": 2,
         "architecture": {"encoder": [4, 3], "decoder": [3, 4], "activation": "relu"},
         "objective": {"reconstruction": "bernoulli", "beta": 1.25}}
        """);
    SavedModel read = ModelFolder.read(folder);
    assertEquals(MODEL.architecture(), read.architecture());
    assertEquals(MODEL.card().plan(), read.card().plan());
    assertEquals(MODEL.weights(), read.weights());
  }

  @Test
  void refusesANewerFormatBeforeAnythingElse() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"formatVersion\": 3}");
    expect(
        "my-model/config.json was written by a newer Lunula (format 3; this one reads up to 2)."
            + " Update Lunula",
        () -> ModelFolder.read(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          config.json | "formatVersion": 2 | "formatVersion": 0 | has the format version 0
          config.json | "formatVersion": 2 | "formatVersion": "2" | a whole number in “formatVersion”
          config.json | "formatVersion"    | "version"          | has no “formatVersion”
          config.json | "mlp"              | "cnn"              | knows no kind of network “cnn”; it knows mlp,
          config.json | "width": 3         | "width": 1e999     | a whole number of that size in “input.width”
          config.json | "width": 3         | "width": 3000      | image width and height must be between 1 and 1024
          config.json | "width": 3         | "width": 2         | gives encoder.0.weight the shape [4, 6] instead of [4, 4]
          config.json | "channels": 1      | "channels": 3      | wants other images
          config.json | "dimensions"       | "z"                | has no “latent.dimensions”
          config.json | relu               | elu                | activation must be one of relu, leaky_relu,
          config.json | bernoulli          | poisson            | has “poisson” in “likelihood.kind”
          config.json | "beta": 1.25       | "beta": -1         | β must be between
          config.json | "beta": 1.25       | "beta": NaN        | is not JSON
          card.json   | "name": "My model" | "name": " "        | a model needs a name
          card.json   | "name": "My model" | "name": null       | should have a text in “name”
          card.json   | "seed"             | "sead"             | has no “plan.seed”
          card.json   | "epochs": 7        | "epochs": 7.5      | a whole number of that size in “plan.epochs”
          card.json   | "epochs": 7        | "epochs": 0        | epochs must be between
          card.json   | one_cycle          | cyclic             | has “cyclic” in “plan.schedule”
          card.json   | 2026-11-21T        | 21 November        | is wrong: Text
          card.json   | "epoch": 2         | "epoch": []        | a whole number in “curve[1].epoch”
          card.json   | "kl": 6.5          | "kl": "6.5"        | a number in “curve[0].test.kl”
          """)
  void namesFileAndFieldOfBadJson(String file, String good, String bad, String sentence)
      throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(good), text);
    Files.writeString(path, text.replace(good, bad));
    expect(sentence, () -> ModelFolder.read(folder));
  }

  @Test
  void refusesJsonThatIsCutOrNoText() throws IOException {
    Path card = folder.resolve("card.json");
    String text = Files.readString(card);
    Files.writeString(card, text.substring(0, text.length() / 2));
    expect("my-model/card.json is not JSON", () -> ModelFolder.read(folder));
    Files.write(card, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    expect("my-model/card.json is not JSON", () -> ModelFolder.read(folder));
  }

  @Test
  void refusesWeightsThatAreNotThoseOfTheNetwork() throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(MODEL.weights().tensors());
    Tensor bias = new Tensor(List.of(2), new float[] {1, 2});

    tensors.put("mean.bias", new Tensor(List.of(2, 1), new float[] {1, 2}));
    refusesWeights(tensors, "gives mean.bias the shape [2, 1] instead of [2]");
    tensors.put("mean.bias", new Tensor(List.of(2), new float[] {1, Float.NaN}));
    refusesWeights(tensors, "holds values in mean.bias that are not finite numbers");
    tensors.remove("mean.bias");
    refusesWeights(tensors, "has no tensor mean.bias");
    tensors.put("mean.bias", bias);
    tensors.put("classifier.bias", bias);
    refusesWeights(tensors, "holds the tensor classifier.bias, which this kind of model has not");
  }

  @Test
  void refusesEncodingsThatDoNotFit() throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("train.mean", new Tensor(List.of(1, 2), new float[2]));
    tensors.put("train.log_variance", new Tensor(List.of(1, 2), new float[2]));
    tensors.put("test.mean", new Tensor(List.of(2, 2), new float[4]));
    refusesEncodings(tensors, "has no tensor test.log_variance");
    tensors.put("test.log_variance", new Tensor(List.of(1, 2), new float[2]));
    refusesEncodings(tensors, "gives test.log_variance the shape [1, 2] instead of [2, 2]");
    tensors.put("test.log_variance", new Tensor(List.of(4), new float[4]));
    refusesEncodings(tensors, "gives test.log_variance the shape [4] instead of [2, 2]");
    tensors.put("test.log_variance", new Tensor(List.of(2, 2), new float[] {0, Float.NaN, 0, 0}));
    refusesEncodings(tensors, "test.log_variance that are not finite");
    tensors.put("test.mean", new Tensor(List.of(), new float[] {1}));
    refusesEncodings(tensors, "gives test.mean the shape []");
  }

  @Test
  void renamesInPlaceAndChangesNothingElse() throws IOException {
    assertEquals("New name", ModelFolder.rename(folder, "New name").name());
    assertEquals(MODEL.named("New name"), ModelFolder.read(folder));
    assertEquals(List.of("my-model"), names());
  }

  @Test
  void deletesOnlyWhatItKnows() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
    expect("holds notes.txt, which Lunula did not put there", () -> ModelFolder.delete(folder));
    assertEquals(MODEL, ModelFolder.read(folder));

    Files.delete(notes);
    Files.writeString(folder.resolve(".DS_Store"), "");
    ModelFolder.delete(folder);
    assertEquals(List.of(), names());
  }

  private List<String> names() throws IOException {
    try (var names = Files.list(library)) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }

  private void refusesWeights(SequencedMap<String, Tensor> tensors, String sentence)
      throws IOException {
    replace("model.safetensors", tensors);
    expect("my-model/model.safetensors " + sentence, () -> ModelFolder.read(folder));
  }

  private void refusesEncodings(SequencedMap<String, Tensor> tensors, String sentence)
      throws IOException {
    replace("encodings.safetensors", tensors);
    expect(sentence, () -> ModelFolder.readEncodings(folder, MODEL.card()));
  }

  private void replace(String name, SequencedMap<String, Tensor> tensors) throws IOException {
    try (WritableByteChannel out =
        Channels.newChannel(Files.newOutputStream(folder.resolve(name)))) {
      SafeTensors.write(out, tensors);
    }
  }

  private static void expect(String sentence, Executable action) {
    String message = UserMessages.words(assertThrows(IOException.class, action));
    assertTrue(message.contains(sentence), message);
    assertTrue(message.endsWith("."), message);
    assertFalse(message.contains("Exception"), message);
  }

  @Test
  void everyMistakeOfAHandWrittenConfigIsNamedByItsField() throws IOException {
    Path bare = Files.createDirectory(library.resolve("by-hand"));
    Files.writeString(
        bare.resolve("config.json"),
        """
        {"formatVersion": 2,
         "input": {"width": "wide", "height": 28, "channels": 3, "range": [0, 1]},
         "latent": {"dimension": 2, "code": "gauss"},
         "netwrok": {},
         "network": {"kind": "mlp", "encoder": [512, "64"], "decoder": [512], "activation": "relu"},
         "output": "logits",
         "likelihood": {"kind": "bernoulli"}}
        """);

    String words =
        UserMessages.words(
            assertThrows(ModelFolderException.class, () -> ModelFolder.readBare(bare)));

    assertEquals(
        "by-hand/config.json should have a whole number in “input.width” and has not; wants other"
            + " images than this Lunula knows: with this output, one channel from 0 to 1; should"
            + " have a whole number in “network.encoder[1]” and has not; has no"
            + " “latent.dimensions”; has “gauss” in “latent.code”, which this Lunula does not know;"
            + " it knows point, normal, none; has “netwrok”, which is no field there. Mend it in a"
            + " text editor, or take the file from a whole copy of the model.",
        words);
  }
}
