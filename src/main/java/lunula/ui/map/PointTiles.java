package lunula.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws very many points: sorts them by the tiles of the raster that they touch, then draws tile
/// by tile, as many at once as there are cores. Each point is looked at once a frame, and the
/// pixels of a tile stay in the processor's cache. In every tile the points keep their order, so
/// every pixel comes out as if the points were drawn one after the other.
///
/// Keeps its memory from frame to frame. One thread at a time.
final class PointTiles {
  /// Pixels a row of the buffer that sprites are drawn into: a tile, and on both sides room for
  /// points beyond its edge that reach into it.
  static final int STRIDE = 360;

  private static final int COLUMN_BITS = 8;
  private static final int ROW_BITS = 6;
  private static final int COLUMNS = 1 << COLUMN_BITS;
  private static final int ROWS = 1 << ROW_BITS;
  private static final int MARGIN = (STRIDE - COLUMNS) / 2;
  private static final int CORNER = MARGIN * STRIDE + MARGIN;
  private static final int LENGTH = STRIDE * (ROWS + 2 * MARGIN);
  private static final int CHUNKS = 8;
  private static final int PHASE_BITS = Integer.numberOfTrailingZeros(PointSprite.PHASES);
  private static final int PHASE_MASK = PointSprite.PHASES - 1;

  /// Class number and place inside the pixel.
  private static final int LOOK_BITS = 8 + 2 * PHASE_BITS;

  private final Raster raster;
  private final int across;
  private final int down;
  private final Chunk[] chunks;
  private long[][] buffers = {};

  /// Points and where they lie on the raster.
  ///
  /// @param only the points that are drawn, by index; null: all
  /// @param scale fractions of a pixel per latent unit, [PointSprite#PHASES] of them a pixel
  /// @param left fractions of a pixel from the outermost border's left edge to latent 0
  /// @param top fractions of a pixel from the outermost border's upper edge to latent 0
  record Placed(PointCloud cloud, @Nullable BitSet only, double scale, double left, double top) {}

  PointTiles(Raster raster) {
    this.raster = raster;
    across = ((raster.width() - 1) >> COLUMN_BITS) + 1;
    down = ((raster.height() - 1) >> ROW_BITS) + 1;
    chunks =
        IntStream.range(0, CHUNKS).mapToObj(each -> new Chunk(across * down)).toArray(Chunk[]::new);
  }

  /// Draws points.
  ///
  /// @param sprites by class number, 256; classes without one are not drawn
  /// @param colours ARGB by class number; more classes than colours begin again
  void draw(Placed points, @Nullable PointSprite[] sprites, int[] colours) {
    int[] reaches = new int[sprites.length];
    long[] inks = new long[sprites.length];
    for (int label = 0; label < sprites.length; label++) {
      PointSprite sprite = sprites[label];
      reaches[label] = sprite == null ? -1 : sprite.reach();
      inks[label] = PointSprite.spread(colours[label % colours.length]);
    }
    Raster.atOnce(CHUNKS, worker -> chunk -> sort(points, reaches, chunk));
    if (buffers.length == 0) {
      buffers = new long[Raster.workers()][LENGTH];
    }
    Raster.atOnce(across * down, worker -> drawingInto(buffers[worker], sprites, inks));
  }

  private IntConsumer drawingInto(long[] buffer, @Nullable PointSprite[] sprites, long[] inks) {
    return tile -> {
      if (Arrays.stream(chunks).anyMatch(chunk -> chunk.has(tile))) {
        int left = tile % across * COLUMNS;
        int top = tile / across * ROWS;
        int width = Math.min(COLUMNS, raster.width() - left);
        int height = Math.min(ROWS, raster.height() - top);
        int first = (top + Raster.BORDER) * raster.stride() + left + Raster.BORDER;
        for (int row = 0; row < height; row++) {
          int from = first + row * raster.stride();
          PointSprite.spread(raster.pixels(), from, buffer, CORNER + row * STRIDE, width);
        }
        for (Chunk chunk : chunks) {
          chunk.draw(tile, buffer, sprites, inks);
        }
        for (int row = 0; row < height; row++) {
          int to = first + row * raster.stride();
          PointSprite.join(buffer, CORNER + row * STRIDE, raster.pixels(), to, width);
        }
      }
    };
  }

  /// Looks through a share of the points and puts each into the tiles that it touches.
  private void sort(Placed points, int[] reaches, int number) {
    long count = points.cloud().count();
    int first = (int) (count * number / CHUNKS);
    int end = (int) (count * (number + 1) / CHUNKS);
    Chunk chunk = chunks[number];
    chunk.clear();
    int phases = PointSprite.PHASES;
    int leastX = Raster.BORDER / 2 * phases;
    int mostX = (raster.stride() - Raster.BORDER / 2) * phases;
    int mostY = (raster.height() + 2 * Raster.BORDER) * phases;
    double scale = points.scale();
    double left = points.left();
    double top = points.top();
    BitSet only = points.only();
    float[] xs = points.cloud().xs();
    float[] ys = points.cloud().ys();
    byte[] labels = points.cloud().labels();
    for (int index = first; index < end; index++) {
      int y = (int) (top - ys[index] * scale);
      int x = (int) (left + xs[index] * scale);
      if (y >= 0 && y < mostY && x >= leastX && x < mostX) {
        int label = labels[index] & 255;
        int reach = reaches[label];
        if (reach >= 0 && (only == null || only.get(index))) {
          int column = (x >> PHASE_BITS) - Raster.BORDER;
          int row = (y >> PHASE_BITS) - Raster.BORDER;
          int phase = ((y & PHASE_MASK) << PHASE_BITS) | (x & PHASE_MASK);
          int look = (label << (2 * PHASE_BITS)) | phase;
          int firstColumn = (column - reach) >> COLUMN_BITS;
          int firstRow = (row - reach) >> ROW_BITS;
          if (firstColumn == (column + reach) >> COLUMN_BITS
              && firstRow == (row + reach) >> ROW_BITS) {
            if (firstColumn >= 0 && firstColumn < across && firstRow >= 0 && firstRow < down) {
              put(chunk, column, row, firstColumn, firstRow, look);
            }
          } else {
            putAround(chunk, column, row, reach, look);
          }
        }
      }
    }
  }

  /// Puts a point on an edge into each tile that it touches.
  private void putAround(Chunk chunk, int column, int row, int reach, int look) {
    int firstColumn = Math.max(0, (column - reach) >> COLUMN_BITS);
    int lastColumn = Math.min((column + reach) >> COLUMN_BITS, across - 1);
    int firstRow = Math.max(0, (row - reach) >> ROW_BITS);
    int lastRow = Math.min((row + reach) >> ROW_BITS, down - 1);
    for (int i = firstRow; i <= lastRow; i++) {
      for (int j = firstColumn; j <= lastColumn; j++) {
        put(chunk, column, row, j, i, look);
      }
    }
  }

  private void put(Chunk chunk, int column, int row, int tileColumn, int tileRow, int look) {
    int x = column - tileColumn * COLUMNS;
    int y = row - tileRow * ROWS;
    chunk.put(tileRow * across + tileColumn, ((CORNER + y * STRIDE + x) << LOOK_BITS) | look);
  }

  /// A share of the points, each tile's in their order, in blocks that are chained. A point is the
  /// index of its pixel in the buffer, its class number and its place inside the pixel.
  private static final class Chunk {
    private static final int BLOCK = 64;
    private static final int NONE = -1;

    private final int[] heads;
    private final int[] ends;
    private int[] chain = new int[64];
    private int[] points = new int[chain.length * BLOCK];
    private int used;

    Chunk(int tiles) {
      heads = new int[tiles];
      ends = new int[tiles];
    }

    void clear() {
      Arrays.fill(heads, NONE);
      Arrays.fill(ends, 0);
      used = 0;
    }

    boolean has(int tile) {
      return heads[tile] != NONE;
    }

    void put(int tile, int point) {
      int at = ends[tile];
      if ((at & (BLOCK - 1)) == 0) {
        at = begin(tile, at);
      }
      points[at] = point;
      ends[tile] = at + 1;
    }

    /// Begins a block.
    ///
    /// @param end of the tile's last block, if it has one
    private int begin(int tile, int end) {
      if (used == chain.length) {
        chain = Arrays.copyOf(chain, 2 * used);
        points = Arrays.copyOf(points, chain.length * BLOCK);
      }
      if (heads[tile] == NONE) {
        heads[tile] = used;
      } else {
        chain[end / BLOCK - 1] = used;
      }
      chain[used] = NONE;
      return used++ * BLOCK;
    }

    void draw(int tile, long[] buffer, @Nullable PointSprite[] sprites, long[] inks) {
      for (int block = heads[tile]; block != NONE; block = chain[block]) {
        int end = chain[block] == NONE ? ends[tile] : (block + 1) * BLOCK;
        for (int at = block * BLOCK; at < end; at++) {
          int point = points[at];
          int label = (point >> (2 * PHASE_BITS)) & 255;
          int phase = point & ((1 << (2 * PHASE_BITS)) - 1);
          PointSprite sprite = sprites[label];
          if (sprite != null) {
            sprite.draw(buffer, point >>> LOOK_BITS, phase, inks[label]);
          }
        }
      }
    }
  }
}
