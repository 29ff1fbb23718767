package lunula.networks.dense;

import static lunula.networks.dense.MatrixProduct.KERNEL;

import java.util.Arrays;
import java.util.List;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.jspecify.annotations.Nullable;

/// A convolution: the windows of some images at a time, so that they stay in the processor's cache,
/// written one below the other, are one matrix for one product.
///
/// @param windows over what goes in
/// @param planes how many come out
/// @param weight shape (planes, kernel, kernel, channels), shared with the network
/// @param bias shape (planes), likewise
record Convolution(Windows windows, int planes, float[] weight, float[] bias) implements Step {
  /// Numbers of the windows of one product: half a megabyte.
  private static final int SPACE = 1 << 17;

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

  /// Images whose windows are taken together.
  static int together(Windows windows, int rows) {
    return Math.clamp(SPACE / (windows.count() * windows.size()), 1, rows);
  }

  @Override
  public float[][] space(int rows, boolean learning) {
    return space(windows, rows);
  }

  static float[][] space(Windows windows, int rows) {
    return new float[][] {new float[together(windows, rows) * windows.count() * windows.size()]};
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    float[] taken = space[0];
    int together = together(windows, rows);
    for (int from = 0; from < rows; from += together) {
      int images = Math.min(together, rows - from);
      int places = images * windows.count();
      windows.gather(x, from * in(), images, taken);
      Functions.repeat(bias, y, from * out(), places);
      KERNEL.timesTransposed(
          places,
          planes,
          windows.size(),
          Matrix.of(taken, windows.size()),
          Matrix.of(weight, windows.size()),
          true,
          new Matrix(y, from * out(), planes));
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
    float[] taken = space[0];
    int together = together(windows, rows);
    for (int from = 0; from < rows; from += together) {
      int images = Math.min(together, rows - from);
      int places = images * windows.count();
      Matrix outputs = new Matrix(atY, from * out(), planes);
      Matrix inputs = Matrix.of(taken, windows.size());
      if (!into.isEmpty()) {
        windows.gather(x, from * in(), images, taken);
        KERNEL.transposedTimes(
            planes,
            windows.size(),
            places,
            outputs,
            inputs,
            from > 0,
            Matrix.of(into.get(0), windows.size()));
      }
      if (atX != null) {
        Matrix kernels = Matrix.of(weight, windows.size());
        KERNEL.times(places, windows.size(), planes, outputs, kernels, false, inputs);
        Arrays.fill(atX, from * in(), (from + images) * in(), 0);
        windows.scatter(taken, atX, from * in(), images);
      }
    }
    if (!into.isEmpty()) {
      Functions.sumRows(atY, rows * windows.count(), into.get(1));
    }
  }

  @Override
  public Step withoutBias() {
    return new Convolution(windows, planes, weight, new float[planes]);
  }
}
