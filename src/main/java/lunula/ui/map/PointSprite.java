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
  private static final long SPREAD = 0xFF_00FF_00FFL;

  /// Lower alphas, of 256, cannot be seen; a third of a small dot's pixels have less.
  private static final int LEAST = 3;

  private int reach;
  private final int[][] offsets = new int[PHASES * PHASES][];
  private final int[][] weights = new int[PHASES * PHASES][];

  /// @param radius in pixels
  /// @param opacity 0 to 1, of fully covered pixels
  /// @param stride pixels a row of the array that is drawn into
  PointSprite(ClassMarker marker, double radius, double opacity, int stride) {
    for (int phase = 0; phase < offsets.length; phase++) {
      int column = phase % PHASES;
      int row = phase / PHASES;
      double middleX = (column + 0.5) / PHASES;
      double middleY = (row + 0.5) / PHASES;
      cover(phase, marker, radius, opacity, stride, middleX, middleY);
    }
  }

  /// How many pixels from its middle it reaches at most.
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
    int most = (int) Math.ceil(radius * 1.5 + 0.5);
    int side = 2 * most + 1;
    int[] offset = new int[side * side];
    int[] weight = new int[side * side];
    int count = 0;
    for (int y = -most; y <= most; y++) {
      for (int x = -most; x <= most; x++) {
        double share = coverage(marker, x - middleX, y - middleY, radius);
        int alpha = (int) Math.round(256 * opacity * share);
        if (alpha >= LEAST) {
          reach = Math.max(reach, Math.max(Math.abs(x), Math.abs(y)));
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

  /// Blends the sprite over opaque pixels, whose colours are [#spread].
  ///
  /// @param middle index of the pixel that holds the point
  /// @param phase position inside that pixel: column + row × [#PHASES]
  /// @param ink the colour, spread
  void draw(long[] pixels, int middle, int phase, long ink) {
    int[] offset = offsets[phase];
    int[] weight = weights[phase];
    for (int at = 0; at < offset.length; at++) {
      int where = middle + offset[at];
      long under = pixels[where];
      pixels[where] = (((under << 8) + (ink - under) * weight[at]) >>> 8) & SPREAD;
    }
  }

  /// A colour with 16 bits for each of red, green and blue, so that all three are multiplied at
  /// once.
  static long spread(int argb) {
    return ((argb & 0xFF0000L) << 16) | ((argb & 0xFF00L) << 8) | (argb & 0xFFL);
  }

  /// Spreads a row of pixels.
  static void spread(int[] argb, int from, long[] spread, int to, int count) {
    for (int at = 0; at < count; at++) {
      spread[to + at] = spread(argb[from + at]);
    }
  }

  /// Joins what was spread to opaque ARGB.
  static void join(long[] spread, int from, int[] argb, int to, int count) {
    for (int at = 0; at < count; at++) {
      long each = spread[from + at];
      int redGreen = (int) ((each >> 16) & 0xFF0000) | (int) ((each >> 8) & 0xFF00);
      argb[to + at] = 0xFF000000 | redGreen | (int) (each & 0xFF);
    }
  }
}
