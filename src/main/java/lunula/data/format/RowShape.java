package lunula.data.format;

import org.jspecify.annotations.Nullable;

/// How a row of numbers becomes an image.
///
/// @param width pixels a row of what is stored
/// @param height rows of what is stored
/// @param channels numbers a pixel: 1, 3 or 4, of which a fourth is left out
/// @param planes whether all of one colour come before all of the next
/// @param transposed whether rows and columns change places
record RowShape(int width, int height, int channels, boolean planes, boolean transposed) {
  private static final int LARGEST_SIDE = 1024;
  private static final double[] LUMA = {0.2126, 0.7152, 0.0722};

  /// A grey image.
  static RowShape grey(int width, int height) {
    return new RowShape(width, height, 1, false, false);
  }

  /// The shape of a row of so many pixels: a square image, grey or in planes of three colours.
  ///
  /// @return null if it is neither
  static @Nullable RowShape square(long pixels) {
    int side = (int) Math.round(Math.sqrt((double) pixels));
    if (pixels >= 1 && (long) side * side == pixels) {
      return grey(side, side);
    }
    side = (int) Math.round(Math.sqrt(pixels / 3.0));
    return side > 1 && 3L * side * side == pixels ? new RowShape(side, side, 3, true, false) : null;
  }

  RowShape transposed(boolean other) {
    return new RowShape(width, height, channels, planes, other);
  }

  /// Numbers a row.
  int length() {
    return width * height * channels;
  }

  /// Pixels of an image.
  int pixels() {
    return width * height;
  }

  /// Pixels a row of the image.
  int imageWidth() {
    return transposed ? height : width;
  }

  /// Rows of the image.
  int imageHeight() {
    return transposed ? width : height;
  }

  boolean isPossible() {
    return width > 0 && height > 0 && Math.max(width, height) <= LARGEST_SIDE;
  }

  static int largestSide() {
    return LARGEST_SIDE;
  }

  /// Grey numbers of a row, upright: Rec. 709 luma.
  ///
  /// @param grey may be `row`, if nothing changes
  void grey(double[] row, double[] grey) {
    int pixels = pixels();
    int step = planes ? 1 : channels;
    int apart = planes ? pixels : 1;
    for (int i = 0; i < pixels; i++) {
      double value = row[i * step];
      if (channels >= 3) {
        value = 0;
        for (int colour = 0; colour < 3; colour++) {
          value += LUMA[colour] * row[i * step + colour * apart];
        }
        // Three equal whole numbers stay whole.
        value = Math.abs(value - Math.rint(value)) < 1e-9 ? Math.rint(value) : value;
      }
      grey[transposed ? i % width * height + i / width : i] = value;
    }
  }
}
