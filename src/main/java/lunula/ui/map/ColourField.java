package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import lunula.geometry.ClassRegions;
import lunula.geometry.KernelDensity;
import lunula.geometry.LatentPoint;
import lunula.geometry.Lattice;
import lunula.geometry.ScreenPoint;
import lunula.geometry.Viewport;
import org.jspecify.annotations.Nullable;

/// A layer of colour over a lattice: for each place the number of a colour and an opacity. Any
/// thread.
final class ColourField {
  private final Lattice lattice;
  private final byte[] numbers;
  private final byte[] alphas;
  private volatile @Nullable Coloured last;

  private record Coloured(int[] palette, int[] argb) {}

  /// @param numbers which of up to 256 colours each place has; nobody writes to it
  /// @param alphas opacity of each place, unsigned bytes; nobody writes to it
  ColourField(Lattice lattice, byte[] numbers, byte[] alphas) {
    this.lattice = lattice;
    this.numbers = numbers;
    this.alphas = alphas;
  }

  /// The density of all points in one colour. The opacity of a place is the share of the points
  /// that lie where the density is lower.
  static ColourField of(KernelDensity density) {
    return new ColourField(density.lattice(), new byte[density.lattice().count()], ranks(density));
  }

  /// The density, each place in the colour of the class that adds most to it.
  ///
  /// @param parts what each class adds to the density
  static ColourField of(KernelDensity density, float[][] parts) {
    byte[] numbers = new byte[density.lattice().count()];
    for (int place = 0; place < numbers.length; place++) {
      int most = 0;
      for (int label = 1; label < parts.length; label++) {
        most = parts[label][place] > parts[most][place] ? label : most;
      }
      numbers[place] = (byte) most;
    }
    return new ColourField(density.lattice(), numbers, ranks(density));
  }

  private static byte[] ranks(KernelDensity density) {
    byte[] alphas = new byte[density.lattice().count()];
    for (int place = 0; place < alphas.length; place++) {
      alphas[place] = (byte) Math.round(255 * Math.sqrt(density.rank(density.values()[place])));
    }
    return alphas;
  }

  /// The class of the nearest points: the paler, the less they agree; fading out where there are no
  /// points.
  static ColourField of(ClassRegions regions, KernelDensity density) {
    Lattice lattice = regions.lattice();
    double least = density.levelHolding(KernelDensity.SUPPORTED);
    byte[] alphas = new byte[lattice.count()];
    for (int place = 0; place < alphas.length; place++) {
      double x = lattice.x(place % lattice.columns());
      double y = lattice.y(place / lattice.columns());
      double support = least > 0 ? Math.min(1, density.at(x, y) / least) : 1;
      alphas[place] = (byte) Math.round((regions.agreement()[place] & 255) * support);
    }
    return new ColourField(lattice, regions.classes(), alphas);
  }

  /// The same without some colours.
  ///
  /// @param hidden numbers of colours
  ColourField without(BitSet hidden) {
    if (hidden.isEmpty()) {
      return this;
    }
    byte[] seen = alphas.clone();
    for (int place = 0; place < seen.length; place++) {
      seen[place] = hidden.get(numbers[place] & 255) ? 0 : seen[place];
    }
    return new ColourField(lattice, numbers, seen);
  }

  Lattice lattice() {
    return lattice;
  }

  /// The premultiplied ARGB colour of each place. The last result is kept until the palette
  /// changes.
  ///
  /// @param palette one ARGB a colour number; begins again after its last
  int[] argb(int[] palette) {
    Coloured known = last;
    if (known == null || !Arrays.equals(known.palette, palette)) {
      int[] argb = new int[numbers.length];
      for (int place = 0; place < argb.length; place++) {
        int alpha = alphas[place] & 255;
        int opaque = palette[(numbers[place] & 255) % palette.length] | 0xFF000000;
        argb[place] = Mixer.scaled(opaque, alpha + (alpha >> 7));
      }
      known = new Coloured(palette, argb);
      last = known;
    }
    return known.argb;
  }

  /// Blends colour fields at an eighth of the resolution and interpolates the result over the
  /// raster.
  /// The fields are smooth, so the difference cannot be seen.
  static final class Mixer {
    private static final int CELL = 8;
    private static final int ODD = 0xFF00FF;
    private static final int OPAQUE = 0xFF000000;

    private final PaintTarget target;
    private final int cell;
    private final int columns;
    private final int rows;
    private final int[] cells;

    /// @param background opaque ARGB
    Mixer(PaintTarget target, int background) {
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
      int end =
          (int) Math.clamp(Math.floor((lattice.columns() - 1 - start) / step) + 1, 0, columns);
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
}
