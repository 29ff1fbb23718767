package lunula.ui.map;

import java.util.Arrays;
import lunula.geometry.LatentPoint;
import lunula.geometry.Lattice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;

/// Blends colour fields at an eighth of the resolution and interpolates the result over the raster.
/// The fields are smooth, so the difference cannot be seen.
final class ColourFieldMixer {
  private static final int CELL = 8;
  private static final int ODD = 0xFF00FF;
  private static final int OPAQUE = 0xFF000000;

  private final PaintTarget target;
  private final int cell;
  private final int columns;
  private final int rows;
  private final int[] cells;

  /// @param background opaque ARGB
  ColourFieldMixer(PaintTarget target, int background) {
    this.target = target;
    cell = target.scale() < 1.5 ? CELL : 2 * CELL;
    columns = target.raster().width() / cell + 2;
    rows = target.raster().height() / cell + 2;
    cells = new int[columns * rows];
    Arrays.fill(cells, background);
  }

  /// Blends one field over what is there.
  ///
  /// @param colours premultiplied ARGB of each place
  /// @param opacity 0 to 1
  void add(Lattice lattice, int[] colours, double opacity) {
    Viewport viewport = target.viewport();
    int strength = (int) Math.round(256 * opacity);
    double side = cell / target.scale();
    LatentPoint corner = viewport.toLatent(new ScreenPoint(0, 0));
    double step = side / viewport.scale() / lattice.stepX();
    double start = (corner.x() - lattice.left()) / lattice.stepX();
    int first = (int) Math.clamp(Math.ceil(-start / step), 0, columns);
    int end = (int) Math.clamp(Math.floor((lattice.columns() - 1 - start) / step) + 1, 0, columns);
    for (int row = 0; row < rows; row++) {
      double y = corner.y() - row * side / viewport.scale();
      double at = (y - lattice.bottom()) / lattice.stepY();
      if (at >= 0 && at <= lattice.rows() - 1) {
        addRow(row, lattice, colours, strength, at, start, step, first, end);
      }
    }
  }

  private void addRow(
      int row,
      Lattice lattice,
      int[] colours,
      int strength,
      double height,
      double start,
      double step,
      int first,
      int end) {
    int lower = Math.min((int) height, lattice.rows() - 2);
    int up = (int) ((height - lower) * 256);
    int from = lower * lattice.columns();
    int above = from + lattice.columns();
    int last = lattice.columns() - 2;
    for (int i = first; i < end; i++) {
      double column = Math.max(0, start + i * step);
      int left = Math.min((int) column, last);
      int share = (int) Math.min(256, (column - left) * 256);
      int low = mixed(colours[from + left], colours[from + left + 1], share);
      int high = mixed(colours[above + left], colours[above + left + 1], share);
      int source = scaled(mixed(low, high, up), strength);
      int at = row * columns + i;
      int alpha = source >>> 24;
      cells[at] = source + scaled(cells[at], 256 - alpha - (alpha >> 7));
    }
  }

  void fillRaster() {
    target.raster().inBands(this::fill);
  }

  private void fill(Raster.Band band) {
    Raster raster = target.raster();
    int[] line = new int[columns];
    int end = Math.min(raster.height(), band.bottom());
    for (int y = Math.max(0, band.top()); y < end; y++) {
      int above = y / cell * columns;
      int share = y % cell * 256 / cell;
      for (int i = 0; i < columns; i++) {
        line[i] = mixed(cells[above + i], cells[above + columns + i], share);
      }
      int start = (y + Raster.BORDER) * raster.stride() + Raster.BORDER;
      spread(line, raster.pixels(), start, start + raster.width());
    }
  }

  private void spread(int[] line, int[] pixels, int start, int end) {
    int at = start;
    int i = 0;
    for (; at + cell <= end; i++, at += cell) {
      halve(pixels, at, cell, line[i] | OPAQUE, line[i + 1] | OPAQUE);
    }
    for (int left = 0; at < end; left++) {
      pixels[at++] = mixed(line[i], line[i + 1], left * 256 / cell) | OPAQUE;
    }
  }

  /// Fills so many pixels, a power of two, with steps from one colour towards another: each half
  /// begins at the mean of its ends, which needs no multiplication.
  private static void halve(int[] pixels, int at, int count, int from, int to) {
    if (from == to || count == 1) {
      Arrays.fill(pixels, at, at + count, from);
    } else if (count == 4) {
      int middle = mean(from, to);
      pixels[at] = from;
      pixels[at + 1] = mean(from, middle);
      pixels[at + 2] = middle;
      pixels[at + 3] = mean(middle, to);
    } else {
      int half = count / 2;
      int middle = mean(from, to);
      halve(pixels, at, half, from, middle);
      halve(pixels, at + half, half, middle, to);
    }
  }

  /// Channel by channel.
  private static int mean(int a, int b) {
    return (a & b) + (((a ^ b) >>> 1) & 0x7F7F7F7F);
  }

  /// Both colours mixed.
  ///
  /// @param share of the second, of 256
  private static int mixed(int a, int b, int share) {
    int rest = 256 - share;
    int odd = (((a & ODD) * rest + (b & ODD) * share) >>> 8) & ODD;
    int even = (((a >>> 8) & ODD) * rest + ((b >>> 8) & ODD) * share) & ~ODD;
    return odd | even;
  }

  /// All four channels times a share.
  ///
  /// @param share of 256
  static int scaled(int argb, int share) {
    int odd = (((argb & ODD) * share) >>> 8) & ODD;
    int even = (((argb >>> 8) & ODD) * share) & ~ODD;
    return odd | even;
  }
}
