package lunula.networks.dense;

import java.util.Arrays;
import java.util.List;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.jspecify.annotations.Nullable;

/// A convolution with kernels of 3 × 3 and stride 1 between many planes, with a third of the
/// products: F(4 × 4, 3 × 3) of Lavin & Gray 2016, "Fast Algorithms for Convolutional Neural
/// Networks". Tiles of 6 × 6 pixels, which overlap, become tiles of 4 × 4: both and the kernels are
/// transformed by lines, and each of the 36 places of a tile is one product of matrices.
///
/// @param windows over what goes in
/// @param planes how many come out
/// @param weight shape (planes, 3, 3, channels), shared with the network
/// @param bias shape (planes), likewise
record Winograd(Windows windows, int planes, float[] weight, float[] bias) implements Step {
  /// Rows for which it is worth to transform the kernels.
  private static final int LEAST = 8;

  /// Rows of one product.
  private static final int TOGETHER = 16;

  private static final int SIDE = 6;
  private static final int OUT = 4;
  private static final int KERNEL = 3;
  private static final float SIXTH = 1f / 6;
  private static final int PLACES = SIDE * SIDE;

  /// Where in the space lie the tiles that go in, those that come out, the kernels, and the
  /// gradients of kernels; each with an array for each place, because only loops over the same
  /// places of several arrays become vector instructions.
  private static final int INPUTS = 0;

  private static final int OUTPUTS = PLACES;
  private static final int KERNELS = 2 * PLACES;
  private static final int GRADIENTS = 3 * PLACES;

  /// Whether it is faster for such kernels.
  static boolean suits(int kernel, int stride, int in, int out) {
    return kernel == KERNEL && stride == 1 && Math.min(in, out) >= 16;
  }

  private Convolution direct() {
    return new Convolution(windows, planes, weight, bias);
  }

  @Override
  public int in() {
    return windows.planes();
  }

  @Override
  public int out() {
    return windows.count() * planes;
  }

  @Override
  public int parameters() {
    return 2;
  }

  private int down() {
    return (windows.down() + OUT - 1) / OUT;
  }

  private int across() {
    return (windows.across() + OUT - 1) / OUT;
  }

  @Override
  public float[][] space(int rows, boolean learning) {
    if (rows < LEAST) {
      return direct().space(rows, learning);
    }
    int tiles = Math.min(TOGETHER, rows) * down() * across();
    float[][] space = new float[(learning ? 4 : 3) * PLACES][];
    for (int i = 0; i < space.length; i++) {
      int size =
          i < OUTPUTS
              ? tiles * windows.channels()
              : i < KERNELS ? tiles * planes : planes * windows.channels();
      space[i] = new float[size];
    }
    return space;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    if (space.length == 1) {
      direct().forward(x, y, rows, space);
      return;
    }
    int channels = windows.channels();
    transformKernels(space);
    for (int from = 0; from < rows; from += TOGETHER) {
      int images = Math.min(TOGETHER, rows - from);
      int tiles = images * down() * across();
      transformInputs(x, from, images, space);
      for (int place = 0; place < PLACES; place++) {
        MatrixProduct.KERNEL.timesTransposed(
            tiles,
            planes,
            channels,
            Matrix.of(space[INPUTS + place], channels),
            Matrix.of(space[KERNELS + place], channels),
            false,
            Matrix.of(space[OUTPUTS + place], planes));
      }
      for (int column = 0; column < SIDE; column++) {
        apply(Winograd::output, space, OUTPUTS + column, SIDE, tiles * planes);
      }
      for (int row = 0; row < OUT; row++) {
        apply(Winograd::output, space, OUTPUTS + row * SIDE, 1, tiles * planes);
      }
      Functions.repeat(bias, y, from * out(), images * windows.count());
      moveOutputs(y, from, images, space, true);
    }
  }

  @Override
  public void backward(
      float[] x,
      float[] y,
      float[] atY,
      int rows,
      List<float[]> into,
      float @Nullable [] atX,
      float[][] space) {
    if (space.length == 1) {
      direct().backward(x, y, atY, rows, into, atX, space);
      return;
    }
    int channels = windows.channels();
    boolean learning = !into.isEmpty();
    transformKernels(space);
    for (int from = 0; from < rows; from += TOGETHER) {
      int images = Math.min(TOGETHER, rows - from);
      int tiles = images * down() * across();
      if (learning) {
        transformInputs(x, from, images, space);
      }
      moveOutputs(atY, from, images, space, false);
      for (int row = 0; row < OUT; row++) {
        apply(Winograd::atOutput, space, OUTPUTS + row * SIDE, 1, tiles * planes);
      }
      for (int column = 0; column < SIDE; column++) {
        apply(Winograd::atOutput, space, OUTPUTS + column, SIDE, tiles * planes);
      }
      for (int place = 0; place < PLACES; place++) {
        Matrix outputs = Matrix.of(space[OUTPUTS + place], planes);
        Matrix inputs = Matrix.of(space[INPUTS + place], channels);
        if (learning) {
          Matrix gradients = Matrix.of(space[GRADIENTS + place], channels);
          MatrixProduct.KERNEL.transposedTimes(
              planes, channels, tiles, outputs, inputs, from > 0, gradients);
        }
        if (atX != null) {
          Matrix kernels = Matrix.of(space[KERNELS + place], channels);
          MatrixProduct.KERNEL.times(tiles, channels, planes, outputs, kernels, false, inputs);
        }
      }
      if (atX != null) {
        for (int i = 0; i < SIDE; i++) {
          apply(Winograd::atInput, space, INPUTS + i, SIDE, tiles * channels);
        }
        for (int i = 0; i < SIDE; i++) {
          apply(Winograd::atInput, space, INPUTS + i * SIDE, 1, tiles * channels);
        }
        Arrays.fill(atX, from * in(), (from + images) * in(), 0);
        moveInputs(atX, from, images, space, false);
      }
    }
    if (learning) {
      for (int row = 0; row < SIDE; row++) {
        apply(Winograd::atKernel, space, GRADIENTS + row * SIDE, 1, planes * channels);
      }
      for (int column = 0; column < KERNEL; column++) {
        apply(Winograd::atKernel, space, GRADIENTS + column, SIDE, planes * channels);
      }
      moveKernels(into.get(0), space, GRADIENTS, false);
      Functions.sumRows(atY, rows * windows.count(), into.get(1));
    }
  }

  @Override
  public Step withoutBias() {
    return new Winograd(windows, planes, weight, new float[planes]);
  }

  private void transformKernels(float[][] space) {
    moveKernels(weight, space, KERNELS, true);
    int count = planes * windows.channels();
    for (int column = 0; column < KERNEL; column++) {
      apply(Winograd::kernel, space, KERNELS + column, SIDE, count);
    }
    for (int row = 0; row < SIDE; row++) {
      apply(Winograd::kernel, space, KERNELS + row * SIDE, 1, count);
    }
  }

  private void transformInputs(float[] x, int from, int images, float[][] space) {
    moveInputs(x, from, images, space, true);
    int count = images * down() * across() * windows.channels();
    for (int i = 0; i < SIDE; i++) {
      apply(Winograd::input, space, INPUTS + i, SIDE, count);
    }
    for (int i = 0; i < SIDE; i++) {
      apply(Winograd::input, space, INPUTS + i * SIDE, 1, count);
    }
  }

  /// Copies kernels into the corners of their places, or gradients back.
  private void moveKernels(float[] weights, float[][] space, int at, boolean in) {
    int channels = windows.channels();
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < KERNEL * KERNEL; i++) {
        float[] place = space[at + i / KERNEL * SIDE + i % KERNEL];
        int weight = (plane * KERNEL * KERNEL + i) * channels;
        if (in) {
          System.arraycopy(weights, weight, place, plane * channels, channels);
        } else {
          System.arraycopy(place, plane * channels, weights, weight, channels);
        }
      }
    }
  }

  /// Copies tiles of planes, with zeros beyond the edges; or adds tiles to planes.
  private void moveInputs(float[] x, int from, int images, float[][] space, boolean in) {
    int channels = windows.channels();
    int tiles = down() * across();
    for (int tile = 0; tile < images * tiles; tile++) {
      int top = tile % tiles / across() * OUT - windows.padding();
      int left = tile % across() * OUT - windows.padding();
      int image = (from + tile / tiles) * in();
      for (int i = 0; i < PLACES; i++) {
        int v = top + i / SIDE;
        int h = left + i % SIDE;
        float[] place = space[INPUTS + i];
        int at = image + (v * windows.width() + h) * channels;
        boolean inside = v >= 0 && v < windows.height() && h >= 0 && h < windows.width();
        if (!in && inside) {
          Functions.addRow(place, tile * channels, x, at, channels);
        } else if (inside) {
          System.arraycopy(x, at, place, tile * channels, channels);
        } else if (in) {
          Arrays.fill(place, tile * channels, (tile + 1) * channels, 0);
        }
      }
    }
  }

  /// Adds tiles to the planes that come out, or copies tiles of gradients, with zeros beyond the
  /// edges.
  private void moveOutputs(float[] y, int from, int images, float[][] space, boolean out) {
    int tiles = down() * across();
    for (int tile = 0; tile < images * tiles; tile++) {
      int top = tile % tiles / across() * OUT;
      int left = tile % across() * OUT;
      int image = (from + tile / tiles) * out();
      for (int i = 0; i < OUT * OUT; i++) {
        int v = top + i / OUT;
        int h = left + i % OUT;
        float[] place = space[OUTPUTS + i / OUT * SIDE + i % OUT];
        int at = image + (v * windows.across() + h) * planes;
        boolean inside = v < windows.down() && h < windows.across();
        if (out && inside) {
          Functions.addRow(place, tile * planes, y, at, planes);
        } else if (inside) {
          System.arraycopy(y, at, place, tile * planes, planes);
        } else if (!out) {
          Arrays.fill(place, tile * planes, (tile + 1) * planes, 0);
        }
      }
    }
  }

  /// A transform of lines of six places, of which some may mean nothing before or after.
  private interface Transform {
    void apply(float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count);
  }

  private static void apply(Transform transform, float[][] space, int at, int step, int count) {
    transform.apply(
        space[at],
        space[at + step],
        space[at + 2 * step],
        space[at + 3 * step],
        space[at + 4 * step],
        space[at + 5 * step],
        count);
  }

  /// Bᵀ of the article, from 6 to 6.
  private static void input(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float even1 = e[i] - 4 * c[i];
      float odd1 = d[i] - 4 * b[i];
      float even2 = e[i] - c[i];
      float odd2 = 2 * (d[i] - b[i]);
      float last = 4 * b[i] - 5 * d[i] + f[i];
      a[i] = 4 * a[i] - 5 * c[i] + e[i];
      b[i] = even1 + odd1;
      c[i] = even1 - odd1;
      d[i] = even2 + odd2;
      e[i] = even2 - odd2;
      f[i] = last;
    }
  }

  /// The transpose of [#input].
  private static void atInput(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float sum1 = b[i] + c[i];
      float difference1 = b[i] - c[i];
      float sum2 = d[i] + e[i];
      float difference2 = 2 * (d[i] - e[i]);
      float first = a[i];
      float last = f[i];
      a[i] = 4 * first;
      b[i] = 4 * (last - difference1) - difference2;
      c[i] = -5 * first - 4 * sum1 - sum2;
      d[i] = difference1 + difference2 - 5 * last;
      e[i] = first + sum1 + sum2;
      f[i] = last;
    }
  }

  /// Aᵀ of the article, from 6 to 4.
  private static void output(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float sum1 = b[i] + c[i];
      float difference1 = b[i] - c[i];
      float sum2 = d[i] + e[i];
      float difference2 = d[i] - e[i];
      a[i] += sum1 + sum2;
      b[i] = difference1 + 2 * difference2;
      c[i] = sum1 + 4 * sum2;
      d[i] = difference1 + 8 * difference2 + f[i];
    }
  }

  /// The transpose of [#output], from 4 to 6.
  private static void atOutput(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float even1 = a[i] + c[i];
      float odd1 = b[i] + d[i];
      float even2 = a[i] + 4 * c[i];
      float odd2 = 2 * b[i] + 8 * d[i];
      f[i] = d[i];
      b[i] = even1 + odd1;
      c[i] = even1 - odd1;
      d[i] = even2 + odd2;
      e[i] = even2 - odd2;
    }
  }

  /// G of the article, from 3 to 6.
  private static void kernel(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float even1 = -(a[i] + c[i]) * SIXTH;
      float odd1 = b[i] * SIXTH;
      float even2 = a[i] * (SIXTH / 4) + c[i] * SIXTH;
      float odd2 = b[i] * (SIXTH / 2);
      f[i] = c[i];
      a[i] /= 4;
      b[i] = even1 - odd1;
      c[i] = even1 + odd1;
      d[i] = even2 + odd2;
      e[i] = even2 - odd2;
    }
  }

  /// The transpose of [#kernel], from 6 to 3.
  private static void atKernel(
      float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count) {
    for (int i = 0; i < count; i++) {
      float sum1 = b[i] + c[i];
      float sum2 = d[i] + e[i];
      a[i] = a[i] / 4 - sum1 * SIXTH + sum2 * (SIXTH / 4);
      b[i] = (c[i] - b[i]) * SIXTH + (d[i] - e[i]) * (SIXTH / 2);
      c[i] = (sum2 - sum1) * SIXTH + f[i];
    }
  }
}
