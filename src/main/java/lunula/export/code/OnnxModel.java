package lunula.export.code;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import lunula.files.AtomicWriter;
import lunula.files.InvalidValueException;
import lunula.model.Tensor;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;

/// A model as ONNX files, opset 17: `decoder.onnx` takes `z` (batch, latent dimensions) to `pixels`
/// (batch, width × height) in 0..1; `encoder.onnx` takes `pixels` to `mean` and `log_variance`, or
/// `code` of a plain autoencoder. A network that is told the class takes `class` (batch, classes),
/// one-hot, too. The batch may have any length.
///
/// Of a model of pictures and descriptions, the halves that see and draw pictures; of a generator
/// the decoder alone. Models of texts are not written.
///
/// @param name of the model
/// @param network its layers
/// @param weights its parameters
public record OnnxModel(String name, Architecture network, Weights weights) {
  /// @throws InvalidValueException of a model of texts, whose files nobody writes
  public OnnxModel {
    if (network.body() instanceof TextConvolutional) {
      throw new InvalidValueException("export.onnx.texts", name);
    }
  }

  /// What the files ask of the program that opens them.
  public static final int OPSET = 17;

  private static final int IR_VERSION = 8;
  private static final String DECODER = "decoder.onnx";
  private static final String ENCODER = "encoder.onnx";
  private static final String PIXELS = "pixels";
  private static final String CLASS = "class";

  /// The files by their names.
  public SequencedMap<String, byte[]> files() {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put(DECODER, decoder());
    if (network.encodes()) {
      files.put(ENCODER, encoder());
    }
    return files;
  }

  /// Writes the files into a new folder, all of them or none.
  ///
  /// @param folder must not exist
  /// @throws IOException with a sentence for the person; then there is no such folder
  public void write(Path folder) throws IOException {
    SequencedMap<String, AtomicWriter.ChannelContent> contents = new LinkedHashMap<>();
    files()
        .forEach(
            (file, bytes) -> contents.put(file, out -> Channels.newOutputStream(out).write(bytes)));
    AtomicWriter.createFolder(folder, contents);
  }

  private byte[] decoder() {
    Graph graph = new Graph(weights);
    graph.input("z", network.latentDimensions(), "a place of the latent space");
    String at = "z";
    if (network.conditional()) {
      graph.input(CLASS, network.classes(), "one-hot");
      at = graph.node("Concat", List.of(at, CLASS), Map.of("axis", 1));
    }
    at = graph.shaped(at, network.decoderInput());
    at = graph.layers(network.body().decoderName(), network.decoder(), at, network.decoderInput());
    at = graph.shaped(at, List.of(network.pixels()));
    switch (network.output()) {
      case LOGITS -> at = graph.node("Sigmoid", List.of(at), Map.of());
      case TANH -> {
        at = graph.node("Add", List.of(at, graph.constant(1)), Map.of());
        at = graph.node("Mul", List.of(at, graph.constant(0.5f)), Map.of());
      }
      case SIGMOID, LINEAR -> {}
    }
    graph.output(at, PIXELS, network.pixels(), "row by row, 0 black to 1 white");
    return graph.model(name + ", decoder", metadata());
  }

  private byte[] encoder() {
    Graph graph = new Graph(weights);
    graph.input(PIXELS, network.pixels(), "row by row, 0 black to 1 white");
    String at = PIXELS;
    if (network.output().signed()) {
      at = graph.node("Mul", List.of(at, graph.constant(2)), Map.of());
      at = graph.node("Sub", List.of(at, graph.constant(1)), Map.of());
    }
    boolean features = network.variational() && !network.body().classAtInput();
    boolean told = network.conditional() && (network.body().classAtInput() || features);
    if (told) {
      graph.input(CLASS, network.classes(), "one-hot");
    }
    if (told && network.body().classAtInput()) {
      at = graph.node("Concat", List.of(at, CLASS), Map.of("axis", 1));
    }
    List<Integer> input = network.encoderInput();
    at = graph.shaped(at, input);
    at = graph.layers("encoder", network.encoder(), at, input);
    int width = network.headInputs() - (told && features ? network.classes() : 0);
    if (network.variational()) {
      at = graph.shaped(at, List.of(width));
    }
    if (told && features) {
      at = graph.node("Concat", List.of(at, CLASS), Map.of("axis", 1));
    }
    int latents = network.latentDimensions();
    if (!network.variational()) {
      graph.output(graph.shaped(at, List.of(latents)), "code", latents, "a place");
      return graph.model(name + ", encoder", metadata());
    }
    String mean = graph.linear("mean", at);
    String logVariance = graph.linear("log_variance", at);
    if (network.body() instanceof Multimodal) {
      // The product with the prior: the precision is that of the picture's expert, plus 1.
      String precision =
          graph.node("Exp", List.of(graph.node("Neg", List.of(logVariance), Map.of())), Map.of());
      String sum = graph.node("Add", List.of(precision, graph.constant(1)), Map.of());
      mean =
          graph.node(
              "Div", List.of(graph.node("Mul", List.of(mean, precision), Map.of()), sum), Map.of());
      logVariance = graph.node("Neg", List.of(graph.node("Log", List.of(sum), Map.of())), Map.of());
    }
    graph.output(mean, "mean", latents, "of the posterior");
    graph.output(logVariance, "log_variance", latents, "of the posterior");
    return graph.model(name + ", encoder", metadata());
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("model", name);
    metadata.put("network", network.summary());
    metadata.put("width", String.valueOf(network.image().width()));
    metadata.put("height", String.valueOf(network.image().height()));
    metadata.put("latent_dimensions", String.valueOf(network.latentDimensions()));
    metadata.put("classes", String.valueOf(network.classes()));
    metadata.put("output", network.output().name().toLowerCase(Locale.ROOT));
    return metadata;
  }

  /// A graph while it is being put together: layers in turn, each with a name for what comes out.
  private static final class Graph {
    private static final float LEAK = 0.01f;

    private final Weights weights;
    private final List<OnnxWriter> nodes = new ArrayList<>();
    private final List<OnnxWriter> constants = new ArrayList<>();
    private final List<OnnxWriter> inputs = new ArrayList<>();
    private final List<OnnxWriter> outputs = new ArrayList<>();

    Graph(Weights weights) {
      this.weights = weights;
    }

    void input(String name, int numbers, String meaning) {
      inputs.add(OnnxWriter.rows(name, numbers, meaning));
    }

    void output(String at, String name, int numbers, String meaning) {
      nodes.add(OnnxWriter.node("Identity", List.of(at), name, Map.of()));
      outputs.add(OnnxWriter.rows(name, numbers, meaning));
    }

    String node(String operator, List<String> from, Map<String, Object> attributes) {
      String output = operator + "_" + nodes.size();
      nodes.add(OnnxWriter.node(operator, from, output, attributes));
      return output;
    }

    String constant(float value) {
      String name = "constant_" + constants.size();
      constants.add(OnnxWriter.tensor(name, List.of(), new float[] {value}));
      return name;
    }

    private String parameter(String name) {
      Tensor tensor = weights.tensor(name);
      constants.add(OnnxWriter.tensor(name, tensor.shape(), tensor.values()));
      return name;
    }

    /// Rows of numbers in a shape; the number of rows stays.
    String shaped(String at, List<Integer> shape) {
      String name = "shape_" + constants.size();
      List<Long> lengths = new ArrayList<>(List.of(0L));
      if (shape.size() == 1) {
        lengths.set(0, -1L);
      }
      shape.forEach(length -> lengths.add((long) length));
      constants.add(OnnxWriter.tensor(name, lengths));
      return node("Reshape", List.of(at, name), Map.of());
    }

    String linear(String name, String at) {
      return node(
          "Gemm",
          List.of(at, parameter(name + ".weight"), parameter(name + ".bias")),
          Map.of("transB", 1));
    }

    String layers(String part, List<Layer> layers, String from, List<Integer> input) {
      String at = from;
      List<Integer> shape = input;
      for (int i = 0; i < layers.size(); i++) {
        Layer layer = layers.get(i);
        shape = layer.output(shape);
        at = layer(part + "." + i, layer, at, shape);
      }
      return at;
    }

    private String layer(String name, Layer layer, String at, List<Integer> shape) {
      return switch (layer) {
        case Layer.Linear linear -> linear(name, at);
        case Layer.Convolution it -> kernels("Conv", name, at, it.stride(), it.padding());
        case Layer.TransposedConvolution it ->
            kernels("ConvTranspose", name, at, it.stride(), it.padding());
        case Layer.MaxPool pool ->
            node(
                "MaxPool",
                List.of(at),
                Map.of(
                    "kernel_shape",
                    List.of(pool.kernel(), pool.kernel()),
                    "strides",
                    List.of(pool.stride(), pool.stride())));
        // PyTorch's depth-to-space takes columns before rows, which ONNX calls CRD.
        case Layer.PixelShuffle shuffle ->
            node("DepthToSpace", List.of(at), Map.of("blocksize", shuffle.factor(), "mode", "CRD"));
        case Layer.Nonlinear nonlinear -> function(nonlinear.function(), at);
        case Layer.Softmax softmax -> node("Softmax", List.of(at), Map.of("axis", 1));
        case Layer.Flatten flatten -> shaped(at, shape);
        case Layer.Unflatten planes -> shaped(at, shape);
        case Layer.OfTexts texts -> throw new AssertionError("models of texts are refused");
      };
    }

    private String kernels(String operator, String name, String at, int stride, int padding) {
      return node(
          operator,
          List.of(at, parameter(name + ".weight"), parameter(name + ".bias")),
          Map.of(
              "strides",
              List.of(stride, stride),
              "pads",
              List.of(padding, padding, padding, padding)));
    }

    private String function(Activation function, String at) {
      return switch (function) {
        case RELU -> node("Relu", List.of(at), Map.of());
        case LEAKY_RELU -> node("LeakyRelu", List.of(at), Map.of("alpha", LEAK));
        case TANH -> node("Tanh", List.of(at), Map.of());
        case SIGMOID -> node("Sigmoid", List.of(at), Map.of());
        case SILU -> {
          String gate = node("Sigmoid", List.of(at), Map.of());
          yield node("Mul", List.of(at, gate), Map.of());
        }
        case GELU -> {
          // x · Φ(x), Φ(x) = ½ (1 + erf(x / √2)).
          String scaled = node("Mul", List.of(at, constant((float) Math.sqrt(0.5))), Map.of());
          String erf = node("Erf", List.of(scaled), Map.of());
          String one = node("Add", List.of(erf, constant(1)), Map.of());
          String half = node("Mul", List.of(one, constant(0.5f)), Map.of());
          yield node("Mul", List.of(at, half), Map.of());
        }
      };
    }

    byte[] model(String name, Map<String, String> metadata) {
      OnnxWriter graph = new OnnxWriter();
      nodes.forEach(node -> graph.message(1, node));
      graph.text(2, name);
      constants.forEach(constant -> graph.message(5, constant));
      inputs.forEach(input -> graph.message(11, input));
      outputs.forEach(output -> graph.message(12, output));
      OnnxWriter model =
          new OnnxWriter()
              .number(1, IR_VERSION)
              .text(2, "Lunula")
              .message(7, graph)
              .message(8, new OnnxWriter().text(1, "").number(2, OPSET));
      metadata.forEach(
          (key, value) -> model.message(14, new OnnxWriter().text(1, key).text(2, value)));
      return model.bytes();
    }
  }
}
