package lunula.networks.dense;

import java.util.List;
import lunula.model.network.Layer;

/// How the kernels of a convolution lie here, from where PyTorch has them: the numbers of a pixel
/// side by side, as in planes.
///
/// @param windows over what goes in; of a transposed convolution over what comes out
/// @param planes on the windows' other side
/// @param transposed whether it is computed as a transposed convolution
/// @param flipped whether PyTorch computes it as a plain one: with its kernels turned round
/// @param factor of the depth-to-space that follows, or 1
record Kernels(Windows windows, int planes, boolean transposed, boolean flipped, int factor) {
  /// A convolution of stride 1 is a transposed one with its kernels turned round, which takes
  /// smaller windows where fewer planes come out than go in.
  static Kernels of(Layer.Convolution layer, List<Integer> input, Layer next) {
    int around = layer.kernel() - 1 - layer.padding();
    List<Integer> output = layer.output(input);
    boolean flipped =
        layer.stride() == 1
            && layer.out() < layer.in()
            && around >= 0
            && !Winograd.suits(layer.kernel(), 1, layer.in(), layer.out());
    return flipped
        ? new Kernels(
            windows(output, layer.kernel(), 1, around), layer.in(), true, true, factor(next))
        : new Kernels(
            windows(input, layer.kernel(), layer.stride(), layer.padding()),
            layer.out(),
            false,
            false,
            factor(next));
  }

  static Kernels of(Layer.TransposedConvolution layer, List<Integer> input, Layer next) {
    return new Kernels(
        windows(layer.output(input), layer.kernel(), layer.stride(), layer.padding()),
        layer.in(),
        true,
        false,
        factor(next));
  }

  private static Windows windows(List<Integer> planes, int kernel, int stride, int padding) {
    return new Windows(planes.get(0), planes.get(1), planes.get(2), kernel, stride, padding);
  }

  private static int factor(Layer next) {
    return next instanceof Layer.PixelShuffle shuffle ? shuffle.factor() : 1;
  }

  Step step(float[] weight, float[] bias) {
    if (transposed) {
      return new TransposedConvolution(windows, planes, weight, bias);
    }
    return Winograd.suits(windows.kernel(), windows.stride(), windows.channels(), planes)
        ? new Winograd(windows, planes, weight, bias)
        : new Convolution(windows, planes, weight, bias);
  }

  /// Where PyTorch has each number of our weight.
  int[] weightOrder() {
    int kernel = windows.kernel();
    int channels = windows.channels();
    int[] order = new int[planes * windows.size()];
    int i = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < kernel; y++) {
        for (int x = 0; x < kernel; x++) {
          for (int channel = 0; channel < channels; channel++) {
            int pixel = flipped ? (kernel - 1 - y) * kernel + kernel - 1 - x : y * kernel + x;
            int out = output(transposed ? channel : plane);
            int in = transposed ? plane : channel;
            boolean outputsFirst = flipped || !transposed;
            int pair =
                outputsFirst ? out * (transposed ? planes : channels) + in : in * channels + out;
            order[i++] = pair * kernel * kernel + pixel;
          }
        }
      }
    }
    return order;
  }

  /// Where PyTorch has each number of our bias.
  int[] biasOrder() {
    int[] order = new int[transposed ? windows.channels() : planes];
    for (int i = 0; i < order.length; i++) {
      order[i] = output(i);
    }
    return order;
  }

  /// PyTorch's number of an output plane. Before depth-to-space it counts (channel, down, across),
  /// we count (down, across, channel).
  private int output(int plane) {
    int square = factor * factor;
    int channels = (transposed ? windows.channels() : planes) / square;
    return plane % channels * square + plane / channels;
  }
}
