package lunula.export.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Body;
import lunula.model.network.Layered;
import lunula.model.network.Mlp;
import lunula.model.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in exported ONNX files; `.ci/onnx` opens them with ONNX Runtime.
class OnnxModelTest {
  private static final ImageSize SIZE = new ImageSize(4, 4);

  @TempDir Path folder;

  private static OnnxModel model(Body body, Code code, int classes, Output output) {
    Architecture network =
        new Architecture(
            SIZE,
            body,
            2,
            code,
            classes,
            output,
            output == Output.LOGITS ? Likelihood.BERNOULLI : Likelihood.SQUARED_ERROR);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
              for (int i = 0; i < values.length; i++) {
                values[i] = i / 8f;
              }
              tensors.put(name, new Tensor(shape, values));
            });
    return new OnnxModel("Test", network, new Weights(tensors));
  }

  private static final Mlp DENSE = Mlp.mirrored(Activation.RELU, 3);

  @Test
  void inputsOutputsAndOpsetAreStated() {
    OnnxModel model = model(DENSE, Code.NORMAL, 0, Output.LOGITS);
    Message decoder = new Message(file(model, "decoder.onnx"));
    Message encoder = new Message(file(model, "encoder.onnx"));

    assertEquals(8, decoder.number(1));
    assertEquals(17, decoder.messages(8).getFirst().number(2));
    assertEquals(List.of("z batch×2"), decoder.graph().values(11));
    assertEquals(List.of("pixels batch×16"), decoder.graph().values(12));
    assertEquals(List.of("pixels batch×16"), encoder.graph().values(11));
    assertEquals(List.of("mean batch×2", "log_variance batch×2"), encoder.graph().values(12));
    assertTrue(decoder.metadata().containsAll(List.of("model=Test", "width=4", "height=4")));
  }

  @Test
  void layersBecomeOperatorsInTheirOrder() {
    assertEquals(
        List.of("Reshape", "Gemm", "Relu", "Gemm", "Reshape", "Sigmoid", "Identity"),
        operators(model(DENSE, Code.NORMAL, 0, Output.LOGITS), "decoder.onnx"));
    assertEquals(
        List.of(
            "Mul",
            "Sub",
            "Reshape",
            "Conv",
            "LeakyRelu",
            "MaxPool",
            "Reshape",
            "Gemm",
            "Reshape",
            "Identity"),
        operators(
            model(
                new Layered(
                    "conv 2 k3 p1, leaky_relu, pool 2",
                    "linear 8, unflatten 2 2 2, transposed 4 k2 s1, silu, conv 4 k2, shuffle 2"),
                Code.POINT,
                0,
                Output.TANH),
            "encoder.onnx"));
  }

  @Test
  void theClassIsAnInputOfBothWhereItIsTold() {
    OnnxModel model = model(DENSE, Code.NORMAL, 3, Output.LOGITS);

    for (String file : List.of("decoder.onnx", "encoder.onnx")) {
      Message graph = new Message(file(model, file)).graph();
      assertEquals("class batch×3", graph.values(11).getLast());
      assertTrue(operators(model, file).contains("Concat"));
    }
  }

  @Test
  void aGeneratorHasADecoderAlone() {
    OnnxModel model =
        model(
            Adversarial.KIND.make().apply(Adversarial.KIND.defaults()),
            Code.NONE,
            0,
            Output.SIGMOID);

    assertEquals(List.of("decoder.onnx"), List.copyOf(model.files().keySet()));
  }

  @Test
  void parametersKeepTheirNamesAndNumbers() {
    Message graph =
        new Message(file(model(DENSE, Code.NORMAL, 0, Output.LOGITS), "encoder.onnx")).graph();
    Message weight =
        graph.messages(5).stream()
            .filter(tensor -> tensor.text(8).equals("mean.weight"))
            .findFirst()
            .orElseThrow();
    float[] values = new float[6];
    ByteBuffer.wrap(weight.bytes(9)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);

    assertEquals(List.of(2L, 3L), weight.numbers(1));
    assertArrayEquals(new float[] {0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f}, values);
  }

  @Test
  void theFolderIsWrittenWhole() throws Exception {
    Path target = folder.resolve("onnx");
    OnnxModel model = model(DENSE, Code.NORMAL, 0, Output.LOGITS);
    model.write(target);

    assertArrayEquals(
        file(model, "encoder.onnx"), Files.readAllBytes(target.resolve("encoder.onnx")));
    assertTrue(Files.exists(target.resolve("decoder.onnx")));
  }

  private static byte[] file(OnnxModel model, String name) {
    return Objects.requireNonNull(model.files().get(name), name);
  }

  private static List<String> operators(OnnxModel model, String file) {
    return new Message(file(model, file))
        .graph().messages(1).stream().map(node -> node.text(4)).toList();
  }

  /// A message of Protocol Buffers, taken apart.
  private static final class Message {
    private final Map<Integer, List<Object>> fields = new LinkedHashMap<>();

    Message(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        long key = varint(in);
        List<Object> values = fields.computeIfAbsent((int) (key >> 3), field -> new ArrayList<>());
        switch ((int) (key & 7)) {
          case 0 -> values.add(varint(in));
          case 2 -> {
            byte[] part = new byte[(int) varint(in)];
            in.get(part);
            values.add(part);
          }
          case 5 -> values.add(in.getFloat());
          default -> throw new IllegalArgumentException("wire type of " + key);
        }
      }
    }

    private static long varint(ByteBuffer in) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = in.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    private List<Object> all(int field) {
      return fields.getOrDefault(field, List.of());
    }

    List<Long> numbers(int field) {
      return all(field).stream().map(value -> (Long) value).toList();
    }

    long number(int field) {
      return numbers(field).getFirst();
    }

    byte[] bytes(int field) {
      return (byte[]) all(field).getFirst();
    }

    String text(int field) {
      return new String(bytes(field), StandardCharsets.UTF_8);
    }

    List<Message> messages(int field) {
      return all(field).stream().map(value -> new Message((byte[]) value)).toList();
    }

    Message graph() {
      return messages(7).getFirst();
    }

    List<String> metadata() {
      return messages(14).stream().map(entry -> entry.text(1) + "=" + entry.text(2)).toList();
    }

    /// Names and shapes of inputs or outputs.
    List<String> values(int field) {
      List<String> values = new ArrayList<>();
      for (Message value : messages(field)) {
        List<Message> shape =
            value.messages(2).getFirst().messages(1).getFirst().messages(2).getFirst().messages(1);
        values.add(value.text(1) + " " + shape.get(0).text(2) + "×" + shape.get(1).number(1));
      }
      return values;
    }
  }
}
