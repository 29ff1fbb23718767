package lunula.export.code;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lunula.model.network.Architecture;
import lunula.model.network.Layer;

/// What programs for DJL have in common: methods that do not depend on the model, of which each
/// program has those it uses.
final class DjlParts {
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

  private DjlParts() {}

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
