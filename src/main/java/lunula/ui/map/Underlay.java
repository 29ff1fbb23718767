package lunula.ui.map;

import java.util.Arrays;
import lunula.geometry.LatentPoint;
import lunula.geometry.Lattice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;

/// Mixes soft layers of colour at an eighth of the resolution and spreads the mixture over the
/// raster: they are smooth, so nothing is lost but time.
final class Underlay {
  private static final int CELL = 8;
  private static final int ODD = 0xFF00FF;
  private static final int OPAQUE = 0xFF000000;

  private final Viewport viewport;
  private final double renderScale;
  private final int cell;
  private final int columns;
  private final int rows;
  private final int[] cells;

  /// @param background opaque ARGB
  /// @param renderScale pixels of the raster per pixel of the viewport
  Underlay(Raster raster, Viewport viewport, double renderScale, int background) {
    this.viewport = viewport;
    this.renderScale = renderScale;
    cell = renderScale < 1.5 ? CELL : 2 * CELL;
    columns = raster.width() / cell + 2;
    rows = raster.height() / cell + 2;
    cells = new int[columns * rows];
    Arrays.fill(cells, background);
  }

  /// Colours of a layer's places, ready for mixing.
  ///
  /// @param colours one ARGB an ink
  /// @return one ARGB a place, premultiplied
  static int[] coloured(Tint tint, int[] colours) {
    int[] coloured = new int[tint.inks().length];
    for (int place = 0; place < coloured.length; place++) {
      int alpha = tint.alphas()[place] & 255;
      int opaque = colours[(tint.inks()[place] & 255) % colours.length] | 0xFF000000;
      coloured[place] = scaled(opaque, alpha + (alpha >> 7));
    }
    return coloured;
  }

  /// Lays one layer over what is there.
  ///
  /// @param colours premultiplied ARGB of each place
  /// @param opacity 0 to 1
  void lay(Lattice lattice, int[] colours, double opacity) {
    int strength = (int) Math.round(256 * opacity);
    double side = cell / renderScale;
    LatentPoint corner = viewport.toLatent(new ScreenPoint(0, 0));
    double step = side / viewport.scale() / lattice.stepX();
    double start = (corner.x() - lattice.left()) / lattice.stepX();
    int first = (int) Math.clamp(Math.ceil(-start / step), 0, columns);
    int end = (int) Math.clamp(Math.floor((lattice.columns() - 1 - start) / step) + 1, 0, columns);
    for (int row = 0; row < rows; row++) {
      double y = corner.y() - row * side / viewport.scale();
      double at = (y - lattice.bottom()) / lattice.stepY();
      if (at >= 0 && at <= lattice.rows() - 1) {
        layRow(row, lattice, colours, strength, at, start, step, first, end);
      }
    }
  }

  private void layRow(
      int row,
      Lattice lattice,
      int[] colours,
      int strength,
      double at,
      double start,
      double step,
      int first,
      int end) {
    int lower = Math.min((int) at, lattice.rows() - 2);
    int up = (int) ((at - lower) * 256);
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
      int target = row * columns + i;
      int alpha = source >>> 24;
      cells[target] = source + scaled(cells[target], 256 - alpha - (alpha >> 7));
    }
  }

  /// Fills the raster with the mixture.
  void spreadOver(Raster raster) {
    raster.inBands(band -> spreadOver(raster, band));
  }

  private void spreadOver(Raster raster, Raster.Band band) {
    int[] line = new int[columns];
    int end = Math.min(raster.height(), band.bottom());
    for (int y = Math.max(0, band.top()); y < end; y++) {
      int above = y / cell * columns;
      int share = y % cell * 256 / cell;
      for (int i = 0; i < columns; i++) {
        line[i] = mixed(cells[above + i], cells[above + columns + i], share);
      }
      int target = (y + Raster.BORDER) * raster.stride() + Raster.BORDER;
      spread(line, raster.pixels(), target, target + raster.width());
    }
  }

  private void spread(int[] line, int[] pixels, int start, int end) {
    int target = start;
    int i = 0;
    for (; target + cell <= end; i++, target += cell) {
      halve(pixels, target, cell, line[i] | OPAQUE, line[i + 1] | OPAQUE);
    }
    for (int left = 0; target < end; left++) {
      pixels[target++] = mixed(line[i], line[i + 1], left * 256 / cell) | OPAQUE;
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

  private static int mean(int a, int b) {
    return (a & b) + (((a ^ b) >>> 1) & 0x7F7F7F7F);
  }

  /// @param share of the second, of 256
  private static int mixed(int a, int b, int share) {
    int rest = 256 - share;
    int odd = (((a & ODD) * rest + (b & ODD) * share) >>> 8) & ODD;
    int even = (((a >>> 8) & ODD) * rest + ((b >>> 8) & ODD) * share) & ~ODD;
    return odd | even;
  }

  /// @param share of 256
  private static int scaled(int argb, int share) {
    int odd = (((argb & ODD) * share) >>> 8) & ODD;
    int even = (((argb >>> 8) & ODD) * share) & ~ODD;
    return odd | even;
  }
}
