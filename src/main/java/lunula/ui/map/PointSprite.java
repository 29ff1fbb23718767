package lunula.ui.map;

import java.util.Arrays;

/// A marker's precomputed pixel coverage, for each of a few positions between whole pixels, so that
/// a point is drawn with smooth edges by blending a handful of pixels.
///
/// Made for one row length: pixels are kept as distances in the pixel array from the sprite's
/// middle.
final class PointSprite {
  /// Positions between two pixels, in each direction.
  static final int PHASES = 4;

  private static final int SAMPLES = 4;

  /// Lower alphas, of 256, cannot be seen; a third of a small dot's pixels have less.
  private static final int LEAST = 3;

  private final int reach;
  private final int[][] offsets = new int[PHASES * PHASES][];
  private final int[][] weights = new int[PHASES * PHASES][];

  /// @param radius in pixels
  /// @param opacity 0 to 1, of fully covered pixels
  /// @param stride pixels a row of the array that is drawn into
  PointSprite(ClassMarker marker, double radius, double opacity, int stride) {
    reach = (int) Math.ceil(radius * 1.5 + 0.5);
    for (int phase = 0; phase < offsets.length; phase++) {
      int column = phase % PHASES;
      int row = phase / PHASES;
      double middleX = (column + 0.5) / PHASES;
      double middleY = (row + 0.5) / PHASES;
      cover(phase, marker, radius, opacity, stride, middleX, middleY);
    }
  }

  /// How many pixels from its middle it may reach.
  int reach() {
    return reach;
  }

  private void cover(
      int phase,
      ClassMarker marker,
      double radius,
      double opacity,
      int stride,
      double middleX,
      double middleY) {
    int side = 2 * reach + 1;
    int[] offset = new int[side * side];
    int[] weight = new int[side * side];
    int count = 0;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        double share = coverage(marker, x - middleX, y - middleY, radius);
        int alpha = (int) Math.round(256 * opacity * share);
        if (alpha >= LEAST) {
          offset[count] = y * stride + x;
          weight[count++] = alpha;
        }
      }
    }
    offsets[phase] = Arrays.copyOf(offset, count);
    weights[phase] = Arrays.copyOf(weight, count);
  }

  private static double coverage(ClassMarker marker, double left, double top, double radius) {
    if (marker == ClassMarker.CIRCLE) {
      double distance = Math.hypot(left + 0.5, top + 0.5);
      return Math.clamp(radius + 0.5 - distance, 0, 1);
    }
    int inside = 0;
    for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      int column = sample % SAMPLES;
      int row = sample / SAMPLES;
      double x = left + (column + 0.5) / SAMPLES;
      double y = top + (row + 0.5) / SAMPLES;
      inside += marker.contains(x / radius, y / radius) ? 1 : 0;
    }
    return inside / (double) (SAMPLES * SAMPLES);
  }

  /// Blends the sprite over opaque pixels.
  ///
  /// @param pixels ARGB
  /// @param middle index of the pixel that holds the point
  /// @param phase position inside that pixel: column + row × [#PHASES]
  /// @param redBlue the colour's red and blue bits, `0xRR00BB`
  /// @param green the colour's green bits, `0x00GG00`
  void draw(int[] pixels, int middle, int phase, int redBlue, int green) {
    int[] offset = offsets[phase];
    int[] weight = weights[phase];
    for (int at = 0; at < offset.length; at++) {
      blend(pixels, middle + offset[at], weight[at], redBlue, green);
    }
  }

  /// The same as [#draw], but only for pixels of a range.
  ///
  /// @param from the first pixel of the range
  /// @param end the one after its last
  void drawWithin(int[] pixels, int middle, int phase, int redBlue, int green, int from, int end) {
    int[] offset = offsets[phase];
    int[] weight = weights[phase];
    for (int at = 0; at < offset.length; at++) {
      int where = middle + offset[at];
      if (where >= from && where < end) {
        blend(pixels, where, weight[at], redBlue, green);
      }
    }
  }

  private static void blend(int[] pixels, int where, int alpha, int redBlue, int green) {
    int under = pixels[where];
    int rb = under & 0xFF00FF;
    int g = under & 0x00FF00;
    rb = (rb + (((redBlue - rb) * alpha) >> 8)) & 0xFF00FF;
    g = (g + (((green - g) * alpha) >> 8)) & 0x00FF00;
    pixels[where] = 0xFF000000 | rb | g;
  }
}
