package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A vector, in which planes lie one after the other, to planes that lie pixel by pixel; or back:
/// each row is a matrix that is transposed.
///
/// @param height of the matrix that goes in
/// @param width of the matrix that goes in
record Transposition(int height, int width) implements Step {
  @Override
  public int in() {
    return height * width;
  }

  @Override
  public int out() {
    return in();
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    for (int at = 0; at < rows * in(); at += in()) {
      transpose(x, y, at, height, width);
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
    if (atX != null) {
      for (int at = 0; at < rows * in(); at += in()) {
        transpose(atY, atX, at, width, height);
      }
    }
  }

  private static void transpose(float[] from, float[] to, int at, int height, int width) {
    for (int v = 0; v < height; v++) {
      for (int h = 0; h < width; h++) {
        to[at + h * height + v] = from[at + v * width + h];
      }
    }
  }
}
