package lunula.networks.dense;

import static lunula.networks.dense.MatrixProduct.KERNEL;

import java.util.ArrayList;
import java.util.List;
import lunula.networks.dense.MatrixProduct.Matrix;
import org.jspecify.annotations.Nullable;

/// A fully connected layer: y = W x + b.
///
/// @param weight shape (out, in), shared with the network
/// @param bias shape (out), likewise
record Affine(int in, int out, float[] weight, float[] bias) implements Step {
  /// About the most weights that are learned at once. Each piece packs all inputs for its product
  /// again; its gradient, a megabyte, is still in the processor's cache when it is used.
  private static final int TOGETHER = 1 << 18;

  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    if (rows == 1) {
      // OpenBLAS would copy all weights, and need not be loaded for the first picture of a window.
      for (int output = 0; output < out; output++) {
        y[output] = bias[output] + product(output * in, x);
      }
    } else {
      outputs(x, y, rows, 0, out);
    }
  }

  /// Scalar product of a row of weights and the inputs; four sums, which need not wait for each
  /// other.
  private float product(int at, float[] x) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < in; i += 4) {
      a += weight[at + i] * x[i];
      b += weight[at + i + 1] * x[i + 1];
      c += weight[at + i + 2] * x[i + 2];
      d += weight[at + i + 3] * x[i + 3];
    }
    for (; i < in; i++) {
      a += weight[at + i] * x[i];
    }
    return a + b + (c + d);
  }

  @Override
  public void forwardShared(float[] x, float[] y, int rows) {
    TwoThreads.share(TwoThreads.cut(out, rows * in, (from, to) -> outputs(x, y, rows, from, to)));
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
    if (!into.isEmpty()) {
      KERNEL.transposedTimes(
          out, in, rows, Matrix.of(atY, out), Matrix.of(x, in), false, Matrix.of(into.get(0), in));
      Functions.sumRows(atY, rows, into.get(1));
    }
    if (atX != null) {
      atInputs(atY, atX, rows, 0, in);
    }
  }

  @Override
  public void backwardShared(float[] x, float[] y, float[] atY, int rows, float[] atX) {
    TwoThreads.share(
        TwoThreads.cut(in, rows * out, (from, to) -> atInputs(atY, atX, rows, from, to)));
  }

  @Override
  public List<LearningPiece> learning(Update update) {
    // About as much for one thread as for the other, in pieces of about that size.
    int pairs = (in * out + 2 * TOGETHER - 1) / (2 * TOGETHER);
    int together = TwoThreads.roundUp((out + 2 * pairs - 1) / (2 * pairs));
    List<LearningPiece> pieces = new ArrayList<>();
    for (int from = 0; from < out; from += together) {
      int first = from;
      int last = Math.min(out, from + together);
      Update.Range weights = update.new Range(weight, first * in, last * in);
      Update.Range biases = update.new Range(bias, first, last);
      pieces.add(
          (x, atY, rows, tangents) -> {
            float[] gradient = Scratch.FIRST.of(weights.length());
            KERNEL.transposedTimes(
                last - first,
                in,
                rows,
                new Matrix(atY, first, out),
                Matrix.of(x, in),
                false,
                Matrix.of(gradient, in));
            weights.update(gradient);
            Functions.sumRows(atY, tangents, rows, out, first, last, gradient);
            biases.update(gradient);
          });
    }
    return pieces;
  }

  /// Some of the outputs, of all rows.
  private void outputs(float[] x, float[] y, int rows, int from, int to) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, from, y, row * out + from, to - from);
    }
    KERNEL.timesTransposed(
        rows,
        to - from,
        in,
        Matrix.of(x, in),
        new Matrix(weight, from * in, in),
        true,
        new Matrix(y, from, out));
  }

  @Override
  public Step withoutBias() {
    return new Affine(in, out, weight, new float[out]);
  }

  /// Gradients at some of the inputs, of all rows.
  private void atInputs(float[] atY, float[] atX, int rows, int from, int to) {
    KERNEL.times(
        rows,
        to - from,
        out,
        Matrix.of(atY, out),
        new Matrix(weight, from, in),
        false,
        new Matrix(atX, from, in));
  }
}
