package lunula.ui.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The map's pixels in memory: opaque ARGB with a border on each side that is not shown, so that
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
  private final Map<List<Object>, PointSprite> sprites = new HashMap<>();
  private @Nullable PointTiles points;

  /// Usually more than there are cores, so that one that is busy elsewhere delays little.
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

  /// The pixel shown at a place.
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
    atOnce(
        BANDS,
        worker ->
            band ->
                paint.accept(
                    new Band(rows * band / BANDS - BORDER, rows * (band + 1) / BANDS - BORDER)));
  }

  /// How many parts of work are done at once at most.
  static int workers() {
    return ForkJoinPool.getCommonPoolParallelism() + 1;
  }

  /// Does work in parts, of which each worker takes the next until none is left; returns when all
  /// are done.
  ///
  /// @param workers makes what a worker does with the number of a part, from 0; is given the
  ///     worker's number, below [#workers()]
  static void atOnce(int parts, IntFunction<IntConsumer> workers) {
    var next = new AtomicInteger();
    IntStream.range(0, Math.min(parts, workers()))
        .parallel()
        .forEach(
            worker -> {
              IntConsumer work = workers.apply(worker);
              for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                work.accept(part);
              }
            });
  }

  /// What draws points into this raster.
  PointTiles points() {
    PointTiles known = points;
    if (known == null) {
      known = new PointTiles(this);
      points = known;
    }
    return known;
  }

  /// Draws a line one pixel wide from edge to edge, if its place is shown.
  ///
  /// @param upright whether from top to bottom
  /// @param place column of an upright line, row of another one
  void line(boolean upright, int place, int argb) {
    if (upright && place >= 0 && place < width) {
      for (int at = place + BORDER; at < pixels.length; at += stride) {
        pixels[at] = argb;
      }
    } else if (!upright && place >= 0 && place < height) {
      int start = (place + BORDER) * stride;
      Arrays.fill(pixels, start, start + stride, argb);
    }
  }

  /// Draws a smooth line between two places, which may lie outside.
  ///
  /// @param half its width in pixels
  /// @param argb opaque
  /// @param opacity 0 to 1
  void segment(double x0, double y0, double x1, double y1, double half, int argb, double opacity) {
    boolean outside =
        Math.max(x0, x1) < 0
            || Math.max(y0, y1) < 0
            || Math.min(x0, x1) > width
            || Math.min(y0, y1) > height;
    if (outside) {
      return;
    }
    // Along the longer direction a pixel a step; each belongs to one segment of a line only.
    boolean flat = Math.abs(x1 - x0) >= Math.abs(y1 - y0);
    double a0 = flat ? x0 : y0;
    double a1 = flat ? x1 : y1;
    double b0 = flat ? y0 : x0;
    double b1 = flat ? y1 : x1;
    int mostA = flat ? width : height;
    int mostB = flat ? height : width;
    int stepA = flat ? 1 : stride;
    int stepB = flat ? stride : 1;
    double slope = a1 == a0 ? 0 : (b1 - b0) / (a1 - a0);
    double reach = half * Math.sqrt(1 + slope * slope) + 0.5;
    int first = (int) Math.clamp(Math.ceil(Math.min(a0, a1) - 0.5), 0, mostA);
    int end = (int) Math.clamp(Math.ceil(Math.max(a0, a1) - 0.5), 0, mostA);
    int corner = BORDER * stride + BORDER;
    for (int a = first; a < end; a++) {
      double middle = b0 + (a + 0.5 - a0) * slope;
      int from = (int) Math.clamp(Math.floor(middle - reach), 0, mostB);
      int to = (int) Math.clamp(Math.ceil(middle + reach), 0, mostB);
      for (int b = from; b < to; b++) {
        double cover = Math.clamp(reach - Math.abs(b + 0.5 - middle), 0, 1);
        int at = corner + a * stepA + b * stepB;
        pixels[at] = mixed(pixels[at], argb, (int) (256 * cover * opacity));
      }
    }
  }

  /// The sprite of a marker, made at the first call for its (rounded) radius and opacity.
  ///
  /// @param radius in pixels, at most what [#BORDER] has room for
  /// @param opacity 0 to 1
  PointSprite sprite(ClassMarker marker, double radius, double opacity) {
    int radiusStep = (int) Math.round(Math.min(radius, BORDER / 2.0) * RADIUS_STEPS);
    int opacityStep = (int) Math.round(opacity * OPACITY_STEPS);
    // A list, no record: Java makes a record's hash code anew at each start, in milliseconds.
    return sprites.computeIfAbsent(
        List.of(marker, radiusStep, opacityStep),
        key ->
            new PointSprite(
                marker,
                (double) radiusStep / RADIUS_STEPS,
                (double) opacityStep / OPACITY_STEPS,
                PointTiles.STRIDE));
  }

  /// An opaque mixture of two colours.
  ///
  /// @param share of the second colour, of 256
  static int mixed(int below, int argb, int share) {
    int rest = 256 - share;
    int redBlue = (((below & 0xFF00FF) * rest + (argb & 0xFF00FF) * share) >>> 8) & 0xFF00FF;
    int green = (((below & 0x00FF00) * rest + (argb & 0x00FF00) * share) >>> 8) & 0x00FF00;
    return 0xFF000000 | redBlue | green;
  }

  /// Draws decoded pictures over what is there, scaled with bilinear interpolation, between two
  /// corners that may lie outside.
  ///
  /// @param colours the premultiplied ARGB colour of each level, 256 of them; what is below shines
  ///     through those that are not opaque
  void picture(
      DecodedGrid grid, double left, double top, double right, double bottom, int[] colours) {
    boolean opaque = Arrays.stream(colours).allMatch(colour -> colour >>> 24 == 255);
    double rowsAPixel = grid.height() / (bottom - top);
    int first = (int) Math.clamp(Math.ceil(top - 0.5), 0, height);
    int end = (int) Math.clamp(Math.ceil(bottom - 0.5), 0, height);
    inBands(
        band -> {
          var scaled = new LevelScaler(grid, left, right, width);
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

  /// Scales decoded pictures row by row with bilinear interpolation: first between two rows, then
  /// along the row, in fixed-point numbers.
  private static final class LevelScaler {
    private static final int ONE = 1 << 16;

    private final byte[] levels;
    private final int columns;
    private final int rows;
    private final int first;
    private final int end;
    private final long start;
    private final long step;
    private final int[] mixed;
    private final int[] over;

    /// @param left where the picture begins, in pixels of the target; may be negative
    /// @param right where it ends
    /// @param width pixels a row of the target
    LevelScaler(DecodedGrid grid, double left, double right, int width) {
      levels = grid.levels();
      columns = grid.width();
      rows = grid.height();
      double columnsAPixel = columns / (right - left);
      first = (int) Math.clamp(Math.ceil(left - 0.5), 0, width);
      end = (int) Math.clamp(Math.ceil(right - 0.5), 0, width);
      // The row is kept with its first and last level doubled, so half a pixel beyond it is safe.
      start = Math.round(((first + 0.5 - left) * columnsAPixel + 0.5) * ONE);
      step = Math.round(columnsAPixel * ONE);
      mixed = new int[columns + 3];
      over = new int[end];
    }

    /// Draws one row.
    ///
    /// @param row the picture's row, between whole rows too
    /// @param target index of the target row's first pixel
    void drawRow(double row, int[] pixels, int target, int[] colours) {
      mixRows(row);
      long at = start;
      for (int x = first; x < end; x++, at += step) {
        int column = (int) (at >> 16);
        int share = (int) (at >> 8) & 255;
        int level = mixed[column] * (256 - share) + mixed[column + 1] * share;
        pixels[target + x] = colours[level >> 16];
      }
    }

    /// Draws one row over what is there.
    ///
    /// @param row the picture's row, between whole rows too
    /// @param target index of the target row's first pixel
    /// @param colours premultiplied
    void blendRow(double row, int[] pixels, int target, int[] colours) {
      drawRow(row, over, 0, colours);
      blend(pixels, target + first, over, first, end - first);
    }

    /// A loop of its own, of plain arithmetic: it is done for several pixels at once.
    private static void blend(int[] pixels, int target, int[] over, int from, int count) {
      for (int x = 0; x < count; x++) {
        int colour = over[from + x];
        int alpha = colour >>> 24;
        int rest = 256 - alpha - (alpha >> 7);
        int below = pixels[target + x];
        int redBlue = (((below & 0xFF00FF) * rest) >>> 8) & 0xFF00FF;
        int green = (((below & 0x00FF00) * rest) >>> 8) & 0x00FF00;
        pixels[target + x] = 0xFF000000 | ((colour & 0xFFFFFF) + (redBlue | green));
      }
    }

    private void mixRows(double row) {
      int upper = (int) Math.clamp(Math.floor(row), 0, rows - 1);
      int lower = (int) Math.clamp(Math.floor(row) + 1, 0, rows - 1);
      int share = (int) ((row - Math.floor(row)) * 256);
      int up = upper * columns;
      int low = lower * columns;
      for (int column = 0; column < columns; column++) {
        int a = levels[up + column] & 255;
        int b = levels[low + column] & 255;
        mixed[column + 1] = a * (256 - share) + b * share;
      }
      mixed[0] = mixed[1];
      mixed[columns + 1] = mixed[columns];
      mixed[columns + 2] = mixed[columns];
    }
  }
}
