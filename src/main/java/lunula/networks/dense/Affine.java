package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fully connected layer: y = W x + b.
///
/// @param weight shape (out, in), shared with the network
/// @param bias shape (out), likewise
record Affine(int in, int out, float[] weight, float[] bias) implements Step {
  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    Functions.repeat(bias, y, 0, rows);
    if (rows == 1) {
      // OpenBLAS knows a vector on the right, but would copy all weights for one on the left.
      MatrixProduct.times(out, 1, in, weight, 0, x, y, 0, true);
    } else {
      MatrixProduct.timesTransposed(rows, out, in, x, 0, weight, y, 0, true);
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
    MatrixProduct.transposedTimes(out, in, rows, atY, 0, x, 0, into.get(0), false);
    Functions.sumRows(atY, rows, into.get(1));
    if (atX != null) {
      MatrixProduct.times(rows, in, out, atY, 0, weight, atX, 0, false);
    }
  }
}
