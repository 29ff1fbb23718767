package lunula.networks.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Depth to space: the channels of a pixel become a square of pixels. They come in the order (down,
/// across, channel), so that each line of a square lies side by side before and after.
///
/// @param channels of what comes out
/// @param height of what goes in
record Shuffle(int factor, int channels, int height, int width) implements Step {
  @Override
  public int in() {
    return factor * factor * channels * height * width;
  }

  @Override
  public int out() {
    return in();
  }

  @Override
  public void forward(float[] x, float[] y, int rows, float[][] space) {
    move(x, y, rows, true);
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
      move(atY, atX, rows, false);
    }
  }

  private void move(float[] from, float[] to, int rows, boolean enlarging) {
    int line = factor * channels;
    int small = 0;
    for (int v = 0; v < rows * height; v++) {
      for (int h = 0; h < width; h++) {
        for (int down = 0; down < factor; down++) {
          int large = ((v * factor + down) * width + h) * line;
          System.arraycopy(from, enlarging ? small : large, to, enlarging ? large : small, line);
          small += line;
        }
      }
    }
  }
}
