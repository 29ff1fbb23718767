package lunula.networks.dense;

import static lunula.networks.dense.MatrixProduct.KERNEL;

import java.util.Arrays;
import lunula.model.network.Activation;
import lunula.networks.dense.MatrixProduct.Matrix;

/// A residual gated convolution along the places of texts: y = x + a σ(b), where a and b are
/// products of the weight with each place and its neighbours. Several threads may use it at once.
///
/// @param places of a text
/// @param width numbers a place
/// @param weight shape (2 · width, 3, width): first what gives a, then what gives b
/// @param bias shape (2 · width)
record GatedConvolution(int places, int width, float[] weight, float[] bias) {
  private static final int SEEN = 3;

  /// What is kept between the way there and the way back, for so many texts. One thread.
  final class Flow {
    private final float[] windows;
    private final float[] a;
    private final float[] gate;
    private final float[] y;
    private final float[] atA;
    private final float[] atB;
    private final float[] atWindows;

    /// @param learning whether there is a way back
    Flow(int texts, boolean learning) {
      int numbers = texts * places * width;
      windows = new float[SEEN * numbers];
      a = new float[numbers];
      gate = new float[numbers];
      y = new float[numbers];
      atA = new float[learning ? numbers : 0];
      atB = new float[learning ? numbers : 0];
      atWindows = new float[learning ? SEEN * numbers : 0];
    }

    /// @param x shape (texts, places, width)
    /// @return likewise, valid until the next call
    float[] forward(float[] x, int texts) {
      int rows = texts * places;
      int wide = SEEN * width;
      for (int row = 0; row < rows; row++) {
        int place = row % places;
        for (int k = 0; k < SEEN; k++) {
          int seen = place + k - 1;
          int to = row * wide + k * width;
          if (seen < 0 || seen >= places) {
            Arrays.fill(windows, to, to + width, 0);
          } else {
            System.arraycopy(x, (row + k - 1) * width, windows, to, width);
          }
        }
        System.arraycopy(bias, 0, a, row * width, width);
        System.arraycopy(bias, width, gate, row * width, width);
      }
      Matrix seen = Matrix.of(windows, wide);
      KERNEL.timesTransposed(rows, width, wide, seen, ofA(wide), true, Matrix.of(a, width));
      KERNEL.timesTransposed(rows, width, wide, seen, ofB(wide), true, Matrix.of(gate, width));
      Functions.activate(Activation.SIGMOID, gate, gate, 0, rows * width);
      for (int i = 0; i < rows * width; i++) {
        y[i] = x[i] + a[i] * gate[i];
      }
      return y;
    }

    private Matrix ofA(int wide) {
      return new Matrix(weight, 0, wide);
    }

    private Matrix ofB(int wide) {
      return new Matrix(weight, width * wide, wide);
    }

    /// @param atY gradient at the outputs; becomes that at the inputs
    /// @param atWeight overwritten
    /// @param atBias overwritten
    void backward(float[] atY, int texts, float[] atWeight, float[] atBias) {
      int rows = texts * places;
      int wide = SEEN * width;
      for (int i = 0; i < rows * width; i++) {
        atA[i] = atY[i] * gate[i];
        atB[i] = atY[i] * a[i] * gate[i] * (1 - gate[i]);
      }
      Matrix gradientA = Matrix.of(atA, width);
      Matrix gradientB = Matrix.of(atB, width);
      Matrix seen = Matrix.of(windows, wide);
      KERNEL.transposedTimes(width, wide, rows, gradientA, seen, false, Matrix.of(atWeight, wide));
      KERNEL.transposedTimes(
          width, wide, rows, gradientB, seen, false, new Matrix(atWeight, width * wide, wide));
      Arrays.fill(atBias, 0);
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < width; i++) {
          atBias[i] += atA[row * width + i];
          atBias[width + i] += atB[row * width + i];
        }
      }
      Matrix at = Matrix.of(atWindows, wide);
      KERNEL.times(rows, wide, width, gradientA, ofA(wide), false, at);
      KERNEL.times(rows, wide, width, gradientB, ofB(wide), true, at);
      for (int row = 0; row < rows; row++) {
        int place = row % places;
        for (int k = 0; k < SEEN; k++) {
          if (place + k >= 1 && place + k - 1 < places) {
            Functions.addRow(atWindows, row * wide + k * width, atY, (row + k - 1) * width, width);
          }
        }
      }
    }
  }
}
