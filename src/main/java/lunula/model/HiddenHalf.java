package lunula.model;

import java.util.Arrays;

/// Which half of a picture an encoder is not shown.
public enum HiddenHalf {
  NOTHING,
  LEFT,
  RIGHT;

  /// Where the shown part of a row of pixels begins.
  public int from(int width) {
    return this == LEFT ? width / 2 : 0;
  }

  /// Where it ends.
  public int to(int width) {
    return this == RIGHT ? width / 2 : width;
  }

  /// Fills the hidden part.
  ///
  /// @param at where the picture begins
  public void fill(float[] pixels, int at, ImageSize image, float value) {
    for (int y = 0; y < image.height(); y++) {
      int row = at + y * image.width();
      Arrays.fill(pixels, row, row + from(image.width()), value);
      Arrays.fill(pixels, row + to(image.width()), row + image.width(), value);
    }
  }
}
