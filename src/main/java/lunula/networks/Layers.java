package lunula.networks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.util.PairList;
import lunula.model.network.Activation;
import lunula.model.network.Layer;

/// What each [Layer] computes, in the engine's operations.
final class Layers {
  private static final float LEAK = 0.01f;

  private Layers() {}

  /// The output of one layer.
  ///
  /// @param input shape (batch, …)
  /// @param parameters weight and bias, or none
  static NDArray apply(Layer layer, NDArray input, NDArray... parameters) {
    return switch (layer) {
      case Layer.Linear linear ->
          Linear.linear(input, parameters[0], parameters[1]).singletonOrThrow();
      case Layer.Convolution convolution -> convolve(convolution, input, parameters);
      case Layer.TransposedConvolution transposed -> enlarge(transposed, input, parameters);
      case Layer.MaxPool pool ->
          Pool.maxPool2d(input, square(pool.kernel()), square(pool.stride()), square(0), false);
      case Layer.PixelShuffle shuffle -> depthToSpace(input, shuffle.factor());
      case Layer.Nonlinear nonlinear -> apply(nonlinear.function(), input);
      case Layer.Softmax softmax -> input.softmax(1);
      case Layer.OfTexts texts -> throw new IllegalArgumentException(texts.pyTorch());
      case Layer.Flatten flatten -> input.reshape(input.getShape().get(0), -1);
      case Layer.Unflatten planes ->
          input.reshape(
              input.getShape().get(0), planes.channels(), planes.height(), planes.width());
    };
  }

  private static NDArray apply(Activation function, NDArray x) {
    return switch (function) {
      case RELU -> ai.djl.nn.Activation.relu(x);
      case LEAKY_RELU -> ai.djl.nn.Activation.leakyRelu(x, LEAK);
      case SILU -> ai.djl.nn.Activation.sigmoid(x).mul(x);
      case GELU -> ai.djl.nn.Activation.gelu(x);
      case TANH -> ai.djl.nn.Activation.tanh(x);
      case SIGMOID -> ai.djl.nn.Activation.sigmoid(x);
    };
  }

  private static NDArray convolve(Layer.Convolution layer, NDArray input, NDArray... parameters) {
    return Conv2d.conv2d(
            input,
            parameters[0],
            parameters[1],
            square(layer.stride()),
            square(layer.padding()),
            square(1))
        .singletonOrThrow();
  }

  /// MXNet's operator is called by its name: DJL's own call takes the number of output planes from
  /// the wrong axis of the weight, so that it works only where there are as many as input planes.
  /// DJL's PyTorch engine has no such operator.
  private static NDArray enlarge(
      Layer.TransposedConvolution layer, NDArray input, NDArray... parameters) {
    if (NativeEngine.engine().getEngineName().equals("MXNet")) {
      PairList<String, Object> settings = new PairList<>();
      settings.add("kernel", square(layer.kernel()));
      settings.add("stride", square(layer.stride()));
      settings.add("pad", square(layer.padding()));
      settings.add("num_filter", layer.out());
      settings.add("no_bias", false);
      NDList operands = new NDList(input, parameters[0], parameters[1]);
      return input.getManager().invoke("_npx_deconvolution", operands, settings).singletonOrThrow();
    }
    int around = layer.kernel() - 1 - layer.padding();
    NDArray output =
        Conv2d.conv2d(
                spread(input, layer.stride()),
                parameters[0].transpose(1, 0, 2, 3).flip(2, 3),
                parameters[1],
                square(1),
                square(Math.max(0, around)),
                square(1))
            .singletonOrThrow();
    return around >= 0
        ? output
        : output.get(":, :, {}:{}, {}:{}", -around, around, -around, around);
  }

  /// Zeros between neighbouring pixels: a transposed convolution is a convolution of this with the
  /// mirrored kernel. Dumoulin & Visin 2016, section 4.
  private static NDArray spread(NDArray x, int stride) {
    if (stride == 1) {
      return x;
    }
    Shape shape = x.getShape();
    long batch = shape.get(0);
    long channels = shape.get(1);
    long height = shape.get(2);
    long width = shape.get(3);
    NDArray rows = x.reshape(batch, channels, height, 1, width, 1);
    Shape below = new Shape(batch, channels, height, stride - 1, width, 1);
    NDArray columns = rows.concat(x.getManager().zeros(below), 3);
    Shape beside = new Shape(batch, channels, height, stride, width, stride - 1);
    return columns
        .concat(x.getManager().zeros(beside), 5)
        .reshape(batch, channels, height * stride, width * stride)
        .get(":, :, :{}, :{}", (height - 1) * stride + 1, (width - 1) * stride + 1);
  }

  /// (batch, channels · f², h, w) to (batch, channels, h · f, w · f), in PyTorch's order.
  private static NDArray depthToSpace(NDArray x, int factor) {
    Shape shape = x.getShape();
    long batch = shape.get(0);
    long channels = shape.get(1) / factor / factor;
    long height = shape.get(2);
    long width = shape.get(3);
    return x.reshape(batch, channels, factor, factor, height, width)
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(batch, channels, height * factor, width * factor);
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }
}
