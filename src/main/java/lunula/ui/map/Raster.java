package lunula.ui.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The map's pixels, in memory: opaque ARGB with a border on each side that is not shown, so that
/// points at the edge need no clipping. JDK only.
final class Raster {
  /// Pixels of border on each side.
  static final int BORDER = 32;

  private static final int RADIUS_STEPS = 4;
  private static final int OPACITY_STEPS = 32;

  private final int width;
  private final int height;
  private final int stride;
  private final int[] pixels;
  private final Map<List<Object>, Stamp> stamps = new HashMap<>();

  /// More than there are cores mostly, so that one that is busy elsewhere holds up little.
  private static final int BANDS = 8;

  /// Some rows.
  ///
  /// @param top the first, counted from the first that is shown: in the border it is negative
  /// @param bottom the one after the last; in the border it is more than is shown
  record Band(int top, int bottom) {}

  /// @param width shown pixels a row
  /// @param height shown rows
  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2 * BORDER;
    pixels = new int[stride * (height + 2 * BORDER)];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Pixels a row in [#pixels()], border included.
  int stride() {
    return stride;
  }

  /// All pixels, border included; the array itself.
  int[] pixels() {
    return pixels;
  }

  /// The pixel shown at a place, for looking.
  int at(int x, int y) {
    return pixels[(y + BORDER) * stride + x + BORDER];
  }

  void fill(int argb) {
    Arrays.fill(pixels, argb);
  }

  /// Draws in bands that are worked on at once where there is a core for it, borders included;
  /// returns when all are done.
  ///
  /// @param paint writes to the pixels of its band only
  void inBands(Consumer<Band> paint) {
    int rows = height + 2 * BORDER;
    IntStream.range(0, BANDS)
        .parallel()
        .mapToObj(
            band -> new Band(rows * band / BANDS - BORDER, rows * (band + 1) / BANDS - BORDER))
        .forEach(paint);
  }

  /// Draws a line one pixel wide from top to bottom, if `x` is shown.
  void verticalLine(int x, int argb) {
    if (x >= 0 && x < width) {
      for (int at = x + BORDER; at < pixels.length; at += stride) {
        pixels[at] = argb;
      }
    }
  }

  /// Draws a line one pixel wide from left to right, if `y` is shown.
  void horizontalLine(int y, int argb) {
    if (y >= 0 && y < height) {
      int start = (y + BORDER) * stride;
      Arrays.fill(pixels, start, start + stride, argb);
    }
  }

  /// The stamp of a shape, made at the first call for its (rounded) radius and opacity.
  ///
  /// @param radius in pixels, at most what [#BORDER] has room for
  /// @param opacity 0 to 1
  Stamp stamp(Glyph glyph, double radius, double opacity) {
    int radiusStep = (int) Math.round(Math.min(radius, BORDER / 2.0) * RADIUS_STEPS);
    int opacityStep = (int) Math.round(opacity * OPACITY_STEPS);
    // A list, no record: Java makes a record's hash code anew at each start, in milliseconds.
    return stamps.computeIfAbsent(
        List.of(glyph, radiusStep, opacityStep),
        key ->
            new Stamp(
                glyph,
                (double) radiusStep / RADIUS_STEPS,
                (double) opacityStep / OPACITY_STEPS,
                stride));
  }

  /// Mixes a colour into one pixel.
  ///
  /// @param at in [#pixels()]
  /// @param share of the colour, of 256
  void blend(int at, int argb, int share) {
    int rest = 256 - share;
    int below = pixels[at];
    int redBlue = (((below & 0xFF00FF) * rest + (argb & 0xFF00FF) * share) >>> 8) & 0xFF00FF;
    int green = (((below & 0x00FF00) * rest + (argb & 0x00FF00) * share) >>> 8) & 0x00FF00;
    pixels[at] = 0xFF000000 | redBlue | green;
  }

  /// Draws a picture of levels over what is there, smoothly scaled, between two corners that may
  /// lie outside.
  ///
  /// @param levels row-major, `columns` a row, unsigned bytes
  /// @param colours the premultiplied ARGB colour of each level, 256 of them; what is below shines
  ///     through those that are not opaque
  void picture(
      byte[] levels,
      int columns,
      int rows,
      double left,
      double top,
      double right,
      double bottom,
      int[] colours) {
    boolean opaque = Arrays.stream(colours).allMatch(colour -> colour >>> 24 == 255);
    double rowsAPixel = rows / (bottom - top);
    int first = (int) Math.clamp(Math.ceil(top - 0.5), 0, height);
    int end = (int) Math.clamp(Math.ceil(bottom - 0.5), 0, height);
    inBands(
        band -> {
          var scaled = new ScaledPicture(levels, columns, rows, left, right, width);
          for (int y = Math.max(first, band.top()); y < Math.min(end, band.bottom()); y++) {
            double row = (y + 0.5 - top) * rowsAPixel - 0.5;
            int target = (y + BORDER) * stride + BORDER;
            if (opaque) {
              scaled.drawRow(row, pixels, target, colours);
            } else {
              scaled.blendRow(row, pixels, target, colours);
            }
          }
        });
  }
}
