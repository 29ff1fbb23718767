package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns every row into weights that are positive and sum to 1.
record Softmax(int in) implements Step {
  @Override
  public int out() {
    return in;
  }

  @Override
  public boolean inPlace(boolean learning) {
    return true;
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    System.arraycopy(x, 0, y, 0, rows * in);
    Functions.softmax(y, rows, in);
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
    Functions.deriveSoftmax(y, atY, rows, in);
  }
}
