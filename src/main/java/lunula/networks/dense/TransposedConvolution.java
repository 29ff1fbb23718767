package lunula.networks.dense;

import static lunula.networks.dense.MatrixProduct.KERNEL;

import java.util.List;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.jspecify.annotations.Nullable;

/// A transposed convolution: each pixel becomes a window by a product of matrices, and windows that
/// overlap are added.
///
/// @param windows over what comes out
/// @param planes how many go in
/// @param weight shape (planes, kernel, kernel, channels), shared with the network
/// @param bias shape (channels), likewise
record TransposedConvolution(Windows windows, int planes, float[] weight, float[] bias)
    implements Step {
  @Override
  public int in() {
    return windows.count() * planes;
  }

  @Override
  public int out() {
    return windows.planes();
  }

  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public float[][] space(int rows, boolean learning) {
    return Convolution.space(windows, rows);
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    float[] taken = space[0];
    int together = Convolution.together(windows, rows);
    for (int from = 0; from < rows; from += together) {
      int images = Math.min(together, rows - from);
      KERNEL.times(
          images * windows.count(),
          windows.size(),
          planes,
          new Matrix(x, from * in(), planes),
          Matrix.of(weight, windows.size()),
          false,
          Matrix.of(taken, windows.size()));
      Functions.repeat(bias, y, from * out(), images * windows.height() * windows.width());
      windows.scatter(taken, y, from * out(), images);
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
    int together = Convolution.together(windows, rows);
    for (int from = 0; from < rows; from += together) {
      int images = Math.min(together, rows - from);
      int places = images * windows.count();
      windows.gather(atY, from * out(), images, taken);
      Matrix outputs = Matrix.of(taken, windows.size());
      if (!into.isEmpty()) {
        KERNEL.transposedTimes(
            planes,
            windows.size(),
            places,
            new Matrix(x, from * in(), planes),
            outputs,
            from > 0,
            Matrix.of(into.get(0), windows.size()));
      }
      if (atX != null) {
        KERNEL.timesTransposed(
            places,
            planes,
            windows.size(),
            outputs,
            Matrix.of(weight, windows.size()),
            false,
            new Matrix(atX, from * in(), planes));
      }
    }
    if (!into.isEmpty()) {
      Functions.sumRows(atY, rows * windows.height() * windows.width(), into.get(1));
    }
  }

  @Override
  public Step withoutBias() {
    return new TransposedConvolution(windows, planes, weight, new float[bias.length]);
  }
}
