package lunula.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One layer of an encoder or a decoder, as PyTorch's `nn.Sequential` counts them.
///
/// A layer sees a batch of vectors or of planes; the shapes below leave the batch out: `[features]`
/// or `[channels, height, width]`.
public sealed interface Layer {

  /// Shape of what comes out.
  ///
  /// @param input shape of what goes in
  /// @throws IllegalArgumentException if this layer cannot take it
  List<Integer> output(List<Integer> input);

  /// The PyTorch expression that makes this layer.
  String pyTorch();

  /// Names (`weight`, `bias`) and shapes of this layer's parameters, in PyTorch's layout; the
  /// weight comes first.
  default SequencedMap<String, List<Integer>> parameters() {
    return new LinkedHashMap<>();
  }

  /// How many numbers flow into one output: PyTorch initialises weight and bias uniformly in ±1/√
  /// of it. 0 for a layer without parameters.
  default int fanIn() {
    return 0;
  }

  /// y = W x + b.
  record Linear(int in, int out) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.equals(List.of(in)), this, input);
      return List.of(out);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      return weightAndBias(List.of(out, in), out);
    }

    @Override
    public int fanIn() {
      return in;
    }

    @Override
    public String pyTorch() {
      return "nn.Linear(%d, %d)".formatted(in, out);
    }
  }

  /// Convolution of planes with square kernels.
  record Convolution(int in, int out, int kernel, int stride, int padding) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 3 && input.getFirst() == in, this, input);
      return List.of(out, side(input.get(1), input), side(input.get(2), input));
    }

    private int side(int length, List<Integer> input) {
      int free = length + 2 * padding - kernel;
      check(free >= 0, this, input);
      return free / stride + 1;
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      return weightAndBias(List.of(out, in, kernel, kernel), out);
    }

    @Override
    public int fanIn() {
      return in * kernel * kernel;
    }

    @Override
    public String pyTorch() {
      return "nn.Conv2d(%d, %d, %d, stride=%d, padding=%d)"
          .formatted(in, out, kernel, stride, padding);
    }
  }

  /// Transposed convolution: the gradient of a convolution, used to enlarge planes. Its weight has
  /// the shape (in, out, kernel, kernel).
  record TransposedConvolution(int in, int out, int kernel, int stride, int padding)
      implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 3 && input.getFirst() == in, this, input);
      return List.of(out, side(input.get(1), input), side(input.get(2), input));
    }

    private int side(int length, List<Integer> input) {
      int side = (length - 1) * stride - 2 * padding + kernel;
      check(side > 0, this, input);
      return side;
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      return weightAndBias(List.of(in, out, kernel, kernel), out);
    }

    /// PyTorch counts the second axis of the weight here, too.
    @Override
    public int fanIn() {
      return out * kernel * kernel;
    }

    @Override
    public String pyTorch() {
      return "nn.ConvTranspose2d(%d, %d, %d, stride=%d, padding=%d)"
          .formatted(in, out, kernel, stride, padding);
    }
  }

  /// The largest value of each square window; windows that do not fit whole are left out.
  record MaxPool(int kernel, int stride) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 3 && input.get(1) >= kernel && input.get(2) >= kernel, this, input);
      return List.of(
          input.getFirst(),
          (input.get(1) - kernel) / stride + 1,
          (input.get(2) - kernel) / stride + 1);
    }

    @Override
    public String pyTorch() {
      return "nn.MaxPool2d(%d, stride=%d)".formatted(kernel, stride);
    }
  }

  /// Turns factor² channels into one of factor times the height and width. Shi et al. 2016.
  record PixelShuffle(int factor) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      int square = factor * factor;
      check(input.size() == 3 && input.getFirst() % square == 0, this, input);
      return List.of(input.getFirst() / square, input.get(1) * factor, input.get(2) * factor);
    }

    @Override
    public String pyTorch() {
      return "nn.PixelShuffle(%d)".formatted(factor);
    }
  }

  /// Applies a function to every number.
  record Nonlinear(Activation function) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public String pyTorch() {
      return function.pyTorch();
    }
  }

  /// Turns a vector into weights that are positive and sum to 1: exp(x) over the sum of all.
  record Softmax() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 1, this, input);
      return input;
    }

    @Override
    public String pyTorch() {
      return "nn.Softmax(1)";
    }
  }

  /// Planes to one vector.
  record Flatten() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return List.of(input.stream().reduce(1, Math::multiplyExact));
    }

    @Override
    public String pyTorch() {
      return "nn.Flatten()";
    }
  }

  /// One vector to planes.
  record Unflatten(int channels, int height, int width) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.equals(List.of(channels * height * width)), this, input);
      return List.of(channels, height, width);
    }

    @Override
    public String pyTorch() {
      return "nn.Unflatten(1, (%d, %d, %d))".formatted(channels, height, width);
    }
  }

  /// A layer of texts: it sees places, each a row of numbers, `[places, width]`.
  sealed interface OfTexts extends Layer {}

  /// A row of numbers for each character of a text of [lunula.model.TextCodes].
  record Embedding(int characters, int width) implements OfTexts {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 1 && input.getFirst() % 2 == 0, this, input);
      return List.of(input.getFirst() / 2, width);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      SequencedMap<String, List<Integer>> parameters = new LinkedHashMap<>();
      parameters.put("weight", List.of(characters, width));
      return parameters;
    }

    @Override
    public int fanIn() {
      return 1;
    }

    @Override
    public String pyTorch() {
      return "nn.Embedding(%d, %d)".formatted(characters, width);
    }
  }

  /// x + a σ(b), where a convolution along the places gives a and b; beyond both ends are zeros.
  record GatedConvolution(int width, int kernel) implements OfTexts {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 2 && input.getLast() == width, this, input);
      return input;
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      return weightAndBias(List.of(2 * width, width, kernel), 2 * width);
    }

    @Override
    public int fanIn() {
      return width * kernel;
    }

    @Override
    public String pyTorch() {
      return "GatedConvolution(%d, %d)".formatted(width, kernel);
    }
  }

  /// One vector to places.
  record Places(int places, int width) implements OfTexts {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.equals(List.of(places * width)), this, input);
      return List.of(places, width);
    }

    @Override
    public String pyTorch() {
      return "nn.Unflatten(1, (%d, %d))".formatted(places, width);
    }
  }

  /// y = W x + b at each place.
  record EachPlace(int in, int out) implements OfTexts {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.size() == 2 && input.getLast() == in, this, input);
      return List.of(input.getFirst(), out);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      return weightAndBias(List.of(out, in), out);
    }

    @Override
    public int fanIn() {
      return in;
    }

    @Override
    public String pyTorch() {
      return "nn.Linear(%d, %d)".formatted(in, out);
    }
  }

  /// Each number less its mean over a batch, in units of its deviation.
  record Normalised(int width) implements OfTexts {
    @Override
    public List<Integer> output(List<Integer> input) {
      check(input.equals(List.of(width)), this, input);
      return input;
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters() {
      SequencedMap<String, List<Integer>> parameters = new LinkedHashMap<>();
      parameters.put("running_mean", List.of(width));
      parameters.put("running_var", List.of(width));
      return parameters;
    }

    @Override
    public String pyTorch() {
      return "nn.BatchNorm1d(%d, affine=False)".formatted(width);
    }
  }

  /// Shape of what comes out of several layers in turn.
  static List<Integer> output(List<Layer> layers, List<Integer> input) {
    List<Integer> shape = input;
    for (Layer layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  private static void check(boolean fits, Layer layer, List<Integer> input) {
    if (!fits) {
      throw new IllegalArgumentException(
          layer.pyTorch() + " cannot take an input of shape " + input);
    }
  }

  private static SequencedMap<String, List<Integer>> weightAndBias(List<Integer> weight, int out) {
    SequencedMap<String, List<Integer>> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    parameters.put("bias", List.of(out));
    return parameters;
  }
}
