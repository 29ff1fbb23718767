package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.files.UserMessages;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.Geometry;
import lunula.model.ImageSize;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Weights;
import lunula.testkit.SampleFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Networks as other programs leave them, read from their tensors: 16-3-(2+2)-3-16.
class ForeignNetworkTest {
  @TempDir Path folder;

  private static Map<String, int[]> layers(String... names) {
    int[][] shapes = {{3, 16}, {2, 3}, {2, 3}, {3, 2}, {16, 3}};
    Map<String, int[]> layers = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      layers.put(names[i] + ".weight", shapes[i]);
      layers.put(names[i] + ".bias", new int[] {shapes[i][0]});
    }
    return layers;
  }

  private static float value(int tensor, int i) {
    return (tensor - 4 + i % 5) / 8f;
  }

  private static int size(int[] shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  /// A safetensors file of numbers of a type.
  private Path safetensors(String type, Map<String, int[]> layers) throws IOException {
    var numbers = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
    List<String> entries = new ArrayList<>();
    int tensor = 0;
    for (Map.Entry<String, int[]> layer : layers.entrySet()) {
      int begin = numbers.position();
      for (int i = 0; i < size(layer.getValue()); i++) {
        float value = value(tensor, i);
        switch (type) {
          case "F16" -> numbers.putShort(Float.floatToFloat16(value));
          case "BF16" -> numbers.putShort((short) (Float.floatToIntBits(value) >> 16));
          case "F64" -> numbers.putDouble(value);
          default -> numbers.putFloat(value);
        }
      }
      entries.add(
          "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(
                  layer.getKey(),
                  type,
                  Arrays.toString(layer.getValue()),
                  begin,
                  numbers.position()));
      tensor++;
    }
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + numbers.position()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header).put(numbers.flip());
    return Files.write(folder.resolve("vae.safetensors"), file.array());
  }

  /// What `torch.save(model.state_dict())` writes.
  private Path torch(Map<String, int[]> layers, String before) throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2, '}'});
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int tensor = 0;
    for (Map.Entry<String, int[]> layer : layers.entrySet()) {
      int[] shape = layer.getValue();
      pickle.write(text(before + layer.getKey()));
      pickle.write(ascii("ctorch._utils\n_rebuild_tensor_v2\n(("));
      pickle.write(text("storage"));
      pickle.write(ascii("ctorch\nFloatStorage\n"));
      pickle.write(text(Integer.toString(tensor)));
      pickle.write(text("cpu"));
      pickle.write(new byte[] {'K', (byte) size(shape), 't', 'Q', 'K', 0, '('});
      for (int length : shape) {
        pickle.write(new byte[] {'K', (byte) length});
      }
      pickle.write(ascii("t("));
      for (int i = 0; i < shape.length; i++) {
        pickle.write(new byte[] {'K', (byte) (i + 1 < shape.length ? shape[i + 1] : 1)});
      }
      pickle.write(new byte[] {'t', (byte) 0x89});
      pickle.write(ascii("ccollections\nOrderedDict\n)RtRs"));
      var numbers = ByteBuffer.allocate(4 * size(shape)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < size(shape); i++) {
        numbers.putFloat(value(tensor, i));
      }
      entries.put("vae/data/" + tensor++, numbers.array());
    }
    pickle.write('.');
    entries.put("vae/data.pkl", pickle.toByteArray());
    Path file = folder.resolve("vae.pt");
    SampleFiles.zip(file, entries);
    return file;
  }

  private static byte[] text(String text) {
    byte[] bytes = ascii(text);
    return ByteBuffer.allocate(5 + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'X')
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Architecture architecture(ForeignNetwork found) {
    return found.architecture(
        new ImageSize(4, 4), new Choice(Activation.RELU, Output.SIGMOID, Geometry.WIDTHS));
  }

  private static List<String> names(List<ForeignLayer> layers) {
    return layers.stream().map(ForeignLayer::name).toList();
  }

  private static @Nullable String name(@Nullable ForeignLayer layer) {
    return layer == null ? null : layer.name();
  }

  private static void checkWeights(ForeignNetwork found) {
    Architecture network = architecture(found);
    Weights weights = found.weights(network);
    assertEquals(network.parameters().keySet(), weights.tensors().keySet());
    float[] first = weights.tensors().firstEntry().getValue().values();
    for (int i = 0; i < first.length; i++) {
      assertEquals(value(0, i), first[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"F16", "BF16", "F32", "F64"})
  void numbersOfAnyWidthAreRead(String type) throws IOException {
    ForeignNetwork found =
        ForeignNetwork.read(safetensors(type, layers("fc1", "fc21", "fc22", "fc3", "fc4")), null);

    assertEquals(List.of("fc1"), names(found.encoder()));
    assertEquals("fc21", name(found.mean()));
    assertEquals("fc22", name(found.logVariance()));
    assertEquals(List.of("fc3", "fc4"), names(found.decoder()));
    assertEquals(16, found.pixels());
    checkWeights(found);
  }

  @ParameterizedTest
  @CsvSource({"''", "module.", "model.", "model.vae."})
  void whatPyTorchSavesIsReadUnderAnyPrefix(String before) throws IOException {
    ForeignNetwork found =
        ForeignNetwork.read(torch(layers("enc", "to_logvar", "to_mu", "d1", "d2"), before), null);

    assertEquals(before + "to_mu", name(found.mean()));
    assertEquals(before + "to_logvar", name(found.logVariance()));
    checkWeights(found);
  }

  @Test
  void thePersonSaysWhichIsTheMean() throws IOException {
    Path file = torch(layers("fc1", "fc21", "fc22", "fc3", "fc4"), "");

    assertEquals("fc21", name(ForeignNetwork.read(file, "fc22").logVariance()));
    assertTrue(
        UserMessages.words(assertThrows(IOException.class, () -> ForeignNetwork.read(file, "fc9")))
            .contains("fc21, fc22"));
  }

  @Test
  void aPlainAutoencoderHasNoVariance() throws IOException {
    Map<String, int[]> layers = layers("a", "b", "b2", "c", "d");
    layers.remove("b2.weight");
    layers.remove("b2.bias");

    ForeignNetwork found = ForeignNetwork.read(safetensors("F32", layers), null);

    assertNull(found.logVariance());
    assertEquals("b", name(found.mean()));
    checkWeights(found);
  }

  @Test
  void nothingThatAPickleNamesIsRun() throws IOException {
    Path touched = folder.resolve("touched");
    Path file = folder.resolve("evil.pt");
    byte[] pickle = ascii("cos\nsystem\n(S'touch " + touched + "'\ntR.");
    SampleFiles.zip(file, Map.of("evil/data.pkl", pickle));

    String sentence =
        UserMessages.words(assertThrows(IOException.class, () -> ForeignNetwork.read(file, null)));

    assertTrue(sentence.contains("“os.system”"), sentence);
    assertTrue(Files.notExists(touched));
  }

  @Test
  void otherShapesAreListed() throws IOException {
    Path file = safetensors("F32", Map.of("conv.weight", new int[] {4, 1, 3, 3}));

    String sentence =
        UserMessages.words(assertThrows(IOException.class, () -> ForeignNetwork.read(file, null)));

    assertTrue(sentence.contains("conv.weight [4, 1, 3, 3]"), sentence);
  }

  @Test
  void batchNormalisationIsTakenIntoTheLayerBeforeIt() throws IOException {
    Map<String, int[]> layers = new LinkedHashMap<>();
    layers.put("encoder.0.weight", new int[] {3, 16});
    layers.put("encoder.0.bias", new int[] {3});
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      layers.put("encoder.1." + part, new int[] {3});
    }
    layers.putAll(layers("gone", "mu", "logvar", "dec.0", "dec.2"));
    layers.remove("gone.weight");
    layers.remove("gone.bias");

    ForeignNetwork found = ForeignNetwork.read(safetensors("F64", layers), null);

    assertEquals(List.of("encoder.1"), found.folded());
    assertEquals(List.of("encoder.0"), names(found.encoder()));
    Architecture network = architecture(found);
    List<float[]> values =
        found.weights(network).tensors().values().stream().map(Tensor::values).limit(2).toList();
    for (int i = 0; i < 3; i++) {
      double scale = value(2, i) / Math.sqrt(value(5, i) + 1e-5);
      assertEquals(scale * value(0, 16 * i + 1), values.get(0)[16 * i + 1], 1e-6);
      assertEquals(scale * (value(1, i) - value(4, i)) + value(3, i), values.get(1)[i], 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({"encoder.2, running_mean", "bn, running_mean", "norm, none"})
  void layersThatAreLeftOverAreNamed(String name, String statistics) throws IOException {
    Map<String, int[]> layers = layers("encoder.0", "mu", "logvar", "dec.0", "dec.2");
    Map<String, int[]> all = new LinkedHashMap<>();
    layers.forEach(
        (key, shape) -> {
          all.put(key, shape);
          if (key.equals("encoder.0.bias")) {
            all.put(name + ".weight", new int[] {3});
            all.put(name + "." + statistics, new int[] {3});
            all.put(name + "." + statistics.replace("mean", "var"), new int[] {3});
          }
        });
    Path file = safetensors("F32", all);

    String sentence =
        UserMessages.words(assertThrows(IOException.class, () -> ForeignNetwork.read(file, null)));

    assertTrue(sentence.contains("cannot take over: " + name + "."), sentence);
  }

  @Test
  void oneLayerMayGiveMeanAndLogVariance() throws IOException {
    Map<String, int[]> layers = new LinkedHashMap<>();
    layers.put("enc.weight", new int[] {5, 16});
    layers.put("enc.bias", new int[] {5});
    layers.put("stats.weight", new int[] {4, 5});
    layers.put("stats.bias", new int[] {4});
    layers.put("dec1.weight", new int[] {5, 2});
    layers.put("dec1.bias", new int[] {5});
    layers.put("dec2.weight", new int[] {16, 5});
    layers.put("dec2.bias", new int[] {16});

    ForeignNetwork found = ForeignNetwork.read(safetensors("F32", layers), null);

    assertEquals(List.of("enc"), names(found.encoder()));
    assertEquals("stats.mean", name(found.mean()));
    assertEquals("stats.log_variance", name(found.logVariance()));
    Architecture network = architecture(found);
    List<Tensor> values = List.copyOf(found.weights(network).tensors().values());
    assertEquals(value(3, 1), values.get(3).values()[1]);
    assertEquals(value(2, 10), values.get(4).values()[0]);
    assertEquals(value(3, 2), values.get(5).values()[0]);
  }

  @Test
  void filesOfAnOldPyTorchSayHowToSaveThemAnew() throws IOException {
    byte[] start = {
      (byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F', (byte) 0xf9
    };
    Path file = Files.write(folder.resolve("old.pt"), start);

    String sentence =
        UserMessages.words(assertThrows(IOException.class, () -> ForeignNetwork.read(file, null)));

    assertTrue(sentence.contains("torch.load"), sentence);
  }
}
