package lunula.export.film;

import java.awt.image.IndexColorModel;
import java.util.List;

/// The 256 colours of a GIF: all greys, or most greys and some colours. Immutable.
final class GifPalette {
  private static final int SIZE = 256;
  private static final int BITS = 5;

  private final int[] colours;
  private final byte[] greys = new byte[SIZE];
  private final byte[] nearest;

  /// @param tones colours beside the greys, 0xRRGGBB, at most 128; none leaves every grey exact
  GifPalette(List<Integer> tones) {
    int levels = SIZE - tones.size();
    colours = new int[SIZE];
    for (int i = 0; i < levels; i++) {
      colours[i] = 0x010101 * Math.round(255f * i / (levels - 1));
    }
    for (int i = 0; i < tones.size(); i++) {
      colours[levels + i] = tones.get(i);
    }
    for (int level = 0; level < SIZE; level++) {
      greys[level] = (byte) Math.round((levels - 1) * level / 255f);
    }
    nearest = tones.isEmpty() ? new byte[0] : nearest();
  }

  /// The nearest colour of each of 5 bits a channel.
  private byte[] nearest() {
    byte[] cube = new byte[1 << (3 * BITS)];
    for (int i = 0; i < cube.length; i++) {
      int red = (i >> (2 * BITS) & 31) * 255 / 31;
      int green = (i >> BITS & 31) * 255 / 31;
      int blue = (i & 31) * 255 / 31;
      cube[i] = (byte) nearest(red, green, blue);
    }
    return cube;
  }

  private int nearest(int red, int green, int blue) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < SIZE; i++) {
      int dr = red - (colours[i] >> 16 & 255);
      int dg = green - (colours[i] >> 8 & 255);
      int db = blue - (colours[i] & 255);
      int far = 2 * dr * dr + 4 * dg * dg + 3 * db * db;
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  /// Number of the colour that stands for another.
  ///
  /// @param rgb 0xRRGGBB
  byte of(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    if (red == green && green == blue) {
      return greys[red];
    }
    if (nearest.length == 0) {
      return greys[(54 * red + 183 * green + 19 * blue) >> 8];
    }
    return nearest[((red >> 3) << (2 * BITS)) | ((green >> 3) << BITS) | (blue >> 3)];
  }

  IndexColorModel model() {
    byte[] reds = new byte[SIZE];
    byte[] greens = new byte[SIZE];
    byte[] blues = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      reds[i] = (byte) (colours[i] >> 16);
      greens[i] = (byte) (colours[i] >> 8);
      blues[i] = (byte) colours[i];
    }
    return new IndexColorModel(8, SIZE, reds, greens, blues);
  }
}
