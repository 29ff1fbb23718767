package lunula.model;

import java.util.Arrays;

/// A grey picture, rows from top to bottom. Immutable.
public final class GrayImage implements Sample {
  private final int width;
  private final int height;
  private final float[] pixels;

  /// @param pixels row-major, length width × height, 0 black to 1 white; kept, not copied: the
  ///     caller must not write to it again
  public GrayImage(int width, int height, float[] pixels) {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "%d pixels are not an image of %d × %d".formatted(pixels.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /// A picture of grey levels.
  ///
  /// @param levels row-major, unsigned bytes, 0 black to 255 white
  public static GrayImage ofLevels(int width, int height, byte[] levels) {
    float[] pixels = new float[levels.length];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = Byte.toUnsignedInt(levels[at]) / 255f;
    }
    return new GrayImage(width, height, pixels);
  }

  /// Grey values as unsigned bytes, row-major; values outside 0..1 are clipped.
  public byte[] levels() {
    byte[] levels = new byte[pixels.length];
    for (int at = 0; at < levels.length; at++) {
      levels[at] = (byte) level(at % width, at / width);
    }
    return levels;
  }

  /// Pixels a row.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// Grey value of one pixel, 0 black to 1 white.
  public float at(int x, int y) {
    return pixels[y * width + x];
  }

  /// A copy of all grey values, row-major.
  public float[] pixels() {
    return pixels.clone();
  }

  /// Grey value as a byte, 0 to 255; values outside 0..1 are clipped.
  public int level(int x, int y) {
    return Math.round(255 * Math.clamp(pixels[y * width + x], 0f, 1f));
  }

  @Override
  public GrayImage picture(int side) {
    return this;
  }

  @Override
  public String words() {
    return "";
  }

  /// Root mean squared difference of the grey values.
  @Override
  public double distance(Sample other) {
    GrayImage that = other.image();
    if (width != that.width || height != that.height) {
      throw new IllegalArgumentException("only pictures of one size can be compared");
    }
    double squares = 0;
    for (int i = 0; i < pixels.length; i++) {
      double gap = (double) pixels[i] - that.pixels[i];
      squares += gap * gap;
    }
    return Math.sqrt(squares / pixels.length);
  }

  @Override
  public GrayImage image() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrayImage that
        && width == that.width
        && height == that.height
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pixels);
  }
}
