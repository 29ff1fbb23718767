package lunula.export.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.files.InvalidValueException;
import lunula.model.network.Activation;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;

/// The model in the Deep Java Library: one Java file for MXNet, Lunula's own engine.
///
/// @param classifier of MXNet's native library: `linux-x86_64`, `win-x86_64` or `osx-x86_64`
public record DjlProgram(String classifier) implements Language.Program {

  /// For the kind of machine this runs on. Where MXNet has no native library, as on ARM, for that
  /// system's Intel machines.
  public static DjlProgram here() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return new DjlProgram("win-x86_64");
    }
    return new DjlProgram(os.startsWith("mac") ? "osx-x86_64" : "linux-x86_64");
  }

  @Override
  public String fileName() {
    return "DecodeIt.java";
  }

  @Override
  public String text(Subject subject) {
    if (subject.architecture().body() instanceof TextConvolutional) {
      throw new InvalidValueException("export.code.texts");
    }
    String body =
        place(subject)
            + (subject.encodes() ? layers("encoder", subject.architecture().encoder()) : "")
            + layers(subject.decoderName(), subject.architecture().decoder())
            + (subject.encodes() ? encode(subject) : "")
            + decode(subject)
            + DjlParts.RUN
            + (subject.conditional() ? told(subject) : "")
            + DjlParts.used(subject.architecture())
            + main(subject)
            + "}\n";
    return head(subject) + "\n" + DjlParts.imports(body) + "\n" + body;
  }

  private String head(Subject subject) {
    return """
    // %s: rebuilt in DJL, one place decoded.
    // Needs Java 17 or newer and JBang (jbang.dev), which fetches:
    //DEPS ai.djl:api:0.35.1
    //DEPS ai.djl.mxnet:mxnet-engine:0.35.1
    //DEPS ai.djl.mxnet:mxnet-native-mkl:1.9.1:%s
    //DEPS org.slf4j:slf4j-nop:2.0.17
    // Run: jbang DecodeIt.java   (in its folder; writes decoded.png)
    // MXNet is not made for ARM processors: take the PyTorch program there.
    """
        .formatted(Literals.comment(subject.model()), classifier);
  }

  private static String place(Subject subject) {
    String told =
        subject.conditional()
            ? "  static final int CLASS = %d; // what the model is told, 0 to %d\n"
                .formatted(subject.label(), subject.architecture().classes() - 1)
            : "";
    return """
    class DecodeIt {
      static final Path WEIGHTS = Path.of(%s); // the model's weights
      static final float[] Z = {%s}; // the place
    """
            .formatted(
                Literals.quoted(subject.weights().toString()),
                Literals.numbers(subject.z(), "f", "    ", "  "))
        + told;
  }

  private static String layers(String name, List<Layer> layers) {
    StringBuilder text = new StringBuilder("\n  static SequentialBlock ");
    text.append(name).append("() {\n    return new SequentialBlock()");
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      text.append("\n        .add").append(call(layers.get(i)));
      text.append(last ? ";" : "").append(note(layers.get(i)));
    }
    return text + "\n  }\n";
  }

  /// DJL's layers do not say what they take.
  private static String note(Layer layer) {
    return layer instanceof Layer.Linear linear
        ? " // %d -> %d".formatted(linear.in(), linear.out())
        : "";
  }

  private static String call(Layer layer) {
    return switch (layer) {
      case Layer.Linear linear -> "(" + linear(linear.out()) + ")";
      case Layer.Convolution c ->
          "(convolution(%d, %d, %d, %d))".formatted(c.out(), c.kernel(), c.stride(), c.padding());
      case Layer.TransposedConvolution t ->
          "(new TransposedConvolution(%d, %d, %d, %d))"
              .formatted(t.out(), t.kernel(), t.stride(), t.padding());
      case Layer.MaxPool pool ->
          "(Pool.maxPool2dBlock(new Shape(%1$d, %1$d), new Shape(%2$d, %2$d)))"
              .formatted(pool.kernel(), pool.stride());
      case Layer.PixelShuffle shuffle ->
          "Singleton(x -> pixelShuffle(x, %d))".formatted(shuffle.factor());
      case Layer.Nonlinear nonlinear -> "(Activation." + activation(nonlinear.function()) + ")";
      case Layer.Softmax softmax -> "Singleton(x -> x.softmax(1))";
      case Layer.OfTexts texts -> throw new IllegalArgumentException(texts.pyTorch());
      case Layer.Flatten flatten -> "(Blocks.batchFlattenBlock())";
      case Layer.Unflatten u ->
          "Singleton(x -> x.reshape(-1, %d, %d, %d))"
              .formatted(u.channels(), u.height(), u.width());
    };
  }

  private static String linear(int units) {
    return "Linear.builder().setUnits(%d).build()".formatted(units);
  }

  private static String activation(Activation function) {
    return switch (function) {
      case RELU -> "reluBlock()";
      case LEAKY_RELU -> "leakyReluBlock(0.01f)";
      case SILU -> "swishBlock(1)";
      case GELU -> "geluBlock()";
      case TANH -> "tanhBlock()";
      case SIGMOID -> "sigmoidBlock()";
    };
  }

  private static String encode(Subject subject) {
    Architecture network = subject.architecture();
    StringBuilder text = new StringBuilder("\n  /// Pixels in 0..1, shape (batch, ");
    text.append(subject.pixels()).append("), to ");
    text.append(subject.variational() ? "mean and log-variance of q(z|x).\n" : "z.\n");
    text.append("  static NDList encode(NDArray x, NDList weights) {\n");
    if (network.output().signed()) {
      text.append("    x = x.mul(2).sub(1); // the network sees -1..1\n");
    }
    if (subject.toldAtInput()) {
      text.append("    x = x.concat(told(x.getManager()), 1);\n");
    }
    if (network.encoderInput().size() > 1) {
      text.append("    x = x").append(reshape(network.encoderInput())).append(";\n");
    }
    text.append("    x = run(encoder(), \"encoder\", x, weights)");
    text.append(
        Layer.output(network.encoder(), network.encoderInput()).size() > 1
            ? ".reshape(1, -1);\n"
            : ";\n");
    if (subject.toldAtFeatures()) {
      text.append("    x = x.concat(told(x.getManager()), 1);\n");
    }
    return text.append(subject.variational() ? heads(network) : "    return new NDList(x);\n  }\n")
        .toString();
  }

  private static String heads(Architecture network) {
    return """
        NDArray mean = run(%1$s, "mean", x, weights);
        NDArray logVariance = run(%1$s, "log_variance", x, weights);
        %2$sreturn new NDList(mean, logVariance);
      }
    """
        .formatted(
            linear(network.latentDimensions()),
            network.body() instanceof Multimodal ? TIMES_PRIOR : "");
  }

  private static final String TIMES_PRIOR =
      """
      NDArray precision = logVariance.neg().exp(); // times the prior's, 1
          mean = mean.mul(precision).div(precision.add(1));
          logVariance = precision.add(1).log().neg();
      """;

  private static String decode(Subject subject) {
    Architecture network = subject.architecture();
    StringBuilder text = new StringBuilder();
    text.append(
        "\n  /// z, shape (batch, %d), to pixels in 0..1, shape (batch, %d).\n"
            .formatted(network.latentDimensions(), subject.pixels()));
    text.append("  static NDArray decode(NDArray z, NDList weights) {\n");
    if (subject.conditional()) {
      text.append("    z = z.concat(told(z.getManager()), 1);\n");
    }
    if (network.decoderInput().size() > 1) {
      text.append("    z = z").append(reshape(network.decoderInput())).append(";\n");
    }
    text.append(
        "    NDArray y = run(%1$s(), \"%1$s\", z, weights)".formatted(subject.decoderName()));
    text.append(
        Layer.output(network.decoder(), network.decoderInput()).size() > 1
            ? ".reshape(-1, %d);\n".formatted(subject.pixels())
            : ";\n");
    return text + "    return " + pixels(network.output()) + ";\n  }\n";
  }

  private static String reshape(List<Integer> shape) {
    return ".reshape(-1, %d, %d, %d)".formatted(shape.get(0), shape.get(1), shape.get(2));
  }

  private static String pixels(Architecture.Output output) {
    return switch (output) {
      case LOGITS -> "Activation.sigmoid(y)";
      case SIGMOID, LINEAR -> "y";
      case TANH -> "y.add(1).div(2)";
    };
  }

  private static String told(Subject subject) {
    return """

      /// The class as a row with a single 1.
      static NDArray told(NDManager manager) {
        return manager.create(new int[] {CLASS}).oneHot(%d);
      }
    """
        .formatted(subject.architecture().classes());
  }

  private static String main(Subject subject) {
    return """

      public static void main(String[] arguments) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
          byte[] file = Files.readAllBytes(WEIGHTS);
          NDList weights = NDList.decode(manager, file);
          float[] pixels = decode(manager.create(Z, new Shape(1, Z.length)), weights).toFloatArray();
          float[] levels = new float[pixels.length];
          BufferedImage picture = new BufferedImage(%1$d, %2$d, BufferedImage.TYPE_BYTE_GRAY);
          for (int i = 0; i < pixels.length; i++) {
            int level = Math.round(255 * Math.max(0, Math.min(1, pixels[i])));
            picture.getRaster().setSample(i %% %1$d, i / %1$d, 0, level);
            levels[i] = level / 255f;
          }
          ImageIO.write(picture, "png", new File("decoded.png"));
    %3$s    }
      }
    """
        .formatted(
            subject.width(),
            subject.height(),
            subject.encodes()
                ? DjlParts.ENCODED_AGAIN.formatted(subject.pixels())
                : "      System.out.println(\"decoded.png\");\n");
  }

  /// What programs for DJL have in common: methods that do not depend on the model, of which each
  /// program has those it uses.
  static final class DjlParts {
    /// Packages, each with its classes that a program may use.
    private static final List<String> CLASSES =
        List.of(
            "ai.djl.ndarray NDArray NDList NDManager",
            "ai.djl.ndarray.types Shape",
            "ai.djl.nn AbstractBlock Activation Block Blocks Parameter SequentialBlock",
            "ai.djl.nn.convolutional Conv2d",
            "ai.djl.nn.core Linear",
            "ai.djl.nn.pooling Pool",
            "ai.djl.training ParameterStore",
            "ai.djl.util Pair PairList",
            "java.awt.image BufferedImage",
            "java.io File IOException",
            "java.nio.file Files Path",
            "java.util Arrays",
            "javax.imageio ImageIO");

    static final String ENCODED_AGAIN =
        """
              NDArray code = encode(manager.create(levels, new Shape(1, %d)), weights).get(0);
              System.out.println("decoded.png, encoded again: " + Arrays.toString(code.toFloatArray()));
        """;

    static final String RUN =
        """

          /// What layers make of their input, with the weights of that name.
          static NDArray run(Block layers, String name, NDArray input, NDList weights) {
            load(layers, name, weights);
            ParameterStore store = new ParameterStore(input.getManager(), false);
            return layers.forward(store, new NDList(input), false).singletonOrThrow();
          }

          /// Weights go by their layer's place, as in PyTorch: decoder.0.weight, decoder.0.bias ...
          static void load(Block block, String name, NDList weights) {
            for (Pair<String, Parameter> parameter : block.getDirectParameters()) {
              parameter.getValue().setArray(weights.get(name + "." + parameter.getKey()));
            }
            for (int i = 0; i < block.getChildren().size(); i++) {
              load(block.getChildren().valueAt(i), name + "." + i, weights);
            }
          }
        """;

    private static final String CONVOLUTION =
        """

          static Block convolution(int planes, int kernel, int stride, int padding) {
            return Conv2d.builder()
                .setFilters(planes)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .build();
          }
        """;

    private static final String PIXEL_SHUFFLE =
        """

          /// Turns f * f planes into one of f times the height and width.
          static NDArray pixelShuffle(NDArray x, int f) {
            Shape s = x.getShape();
            return x.reshape(s.get(0), s.get(1) / f / f, f, f, s.get(2), s.get(3))
                .transpose(0, 1, 4, 2, 5, 3)
                .reshape(s.get(0), s.get(1) / f / f, s.get(2) * f, s.get(3) * f);
          }
        """;

    private static final String TRANSPOSED =
        """

          /// Calls MXNet's operator by its name: on MXNet, DJL's Conv2dTranspose works only where as
          /// many planes come out as go in.
          static class TransposedConvolution extends AbstractBlock {
            final Parameter weight = parameter("weight", Parameter.Type.WEIGHT);
            final Parameter bias = parameter("bias", Parameter.Type.BIAS);
            final int planes, kernel, stride, padding;

            TransposedConvolution(int planes, int kernel, int stride, int padding) {
              this.planes = planes;
              this.kernel = kernel;
              this.stride = stride;
              this.padding = padding;
            }

            private Parameter parameter(String name, Parameter.Type type) {
              return addParameter(Parameter.builder().setName(name).setType(type).build());
            }

            @Override
            protected NDList forwardInternal(
                ParameterStore store, NDList x, boolean training, PairList<String, Object> unused) {
              PairList<String, Object> settings = new PairList<>();
              settings.add("kernel", new Shape(kernel, kernel));
              settings.add("stride", new Shape(stride, stride));
              settings.add("pad", new Shape(padding, padding));
              settings.add("num_filter", planes);
              settings.add("no_bias", false);
              NDList operands = new NDList(x.get(0), weight.getArray(), bias.getArray());
              return x.getManager().invoke("_npx_deconvolution", operands, settings);
            }

            @Override
            public Shape[] getOutputShapes(Shape[] inputs) {
              long height = (inputs[0].get(2) - 1) * stride - 2 * padding + kernel;
              long width = (inputs[0].get(3) - 1) * stride - 2 * padding + kernel;
              return new Shape[] {new Shape(inputs[0].get(0), planes, height, width)};
            }
          }
        """;

    /// The methods and classes that a network's layers call.
    static String used(Architecture network) {
      List<Layer> layers =
          Stream.concat(network.encoder().stream(), network.decoder().stream()).toList();
      return (has(layers, Layer.Convolution.class) ? CONVOLUTION : "")
          + (has(layers, Layer.PixelShuffle.class) ? PIXEL_SHUFFLE : "")
          + (has(layers, Layer.TransposedConvolution.class) ? TRANSPOSED : "");
    }

    private static boolean has(List<Layer> layers, Class<? extends Layer> kind) {
      return layers.stream().anyMatch(kind::isInstance);
    }

    /// An import for each class of a library that a program names, in order.
    static String imports(String program) {
      return CLASSES.stream()
          .map(line -> line.split(" ", -1))
          .flatMap(
              words ->
                  Stream.of(words)
                      .skip(1)
                      .filter(name -> names(program, name))
                      .map(name -> "import " + words[0] + "." + name + ";\n"))
          .collect(Collectors.joining());
    }

    private static boolean names(String program, String simpleName) {
      return Pattern.compile("(?<![\\w.\"])" + simpleName + "\\b").matcher(program).find();
    }
  }
}
