package lunula.ui.map;

/// Scales decoded pictures row by row with bilinear interpolation: first between two rows, then
/// along
/// the row, in fixed-point numbers.
final class LevelScaler {
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
