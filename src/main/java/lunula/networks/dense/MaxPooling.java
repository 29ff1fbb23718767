package lunula.networks.dense;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The largest value of each window; the gradient goes to the first of equals.
///
/// @param windows without padding
record MaxPooling(Windows windows) implements Step {
  @Override
  public int in() {
    return windows.planes();
  }

  @Override
  public int out() {
    return windows.count() * windows.channels();
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    each(x, rows, (output, largest) -> y[output] = x[largest]);
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
    if (atX != null) {
      Arrays.fill(atX, 0, rows * in(), 0);
      each(x, rows, (output, largest) -> atX[largest] += atY[output]);
    }
  }

  private interface Visitor {
    void visit(int output, int largest);
  }

  private void each(float[] x, int rows, Visitor visitor) {
    int channels = windows.channels();
    int output = 0;
    for (int image = 0; image < rows; image++) {
      for (int v = 0; v < windows.down(); v++) {
        for (int h = 0; h < windows.across(); h++) {
          int row = v * windows.stride() * windows.width();
          int corner = image * in() + (row + h * windows.stride()) * channels;
          for (int channel = 0; channel < channels; channel++, output++) {
            visitor.visit(output, largest(x, corner + channel));
          }
        }
      }
    }
  }

  private int largest(float[] x, int corner) {
    int largest = corner;
    for (int v = 0; v < windows.kernel(); v++) {
      for (int h = 0; h < windows.kernel(); h++) {
        int at = corner + (v * windows.width() + h) * windows.channels();
        if (x[at] > x[largest]) {
          largest = at;
        }
      }
    }
    return largest;
  }
}
