package lunula.networks.dense;

import java.util.List;
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
      MatrixProduct.times(
          images * windows.count(),
          windows.size(),
          planes,
          x,
          from * in(),
          weight,
          taken,
          0,
          false);
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
      MatrixProduct.transposedTimes(
          planes, windows.size(), places, x, from * in(), taken, 0, into.get(0), from > 0);
      if (atX != null) {
        MatrixProduct.timesTransposed(
            places, planes, windows.size(), taken, 0, weight, atX, from * in(), false);
      }
    }
    Functions.sumRows(atY, rows * windows.height() * windows.width(), into.get(1));
  }
}
