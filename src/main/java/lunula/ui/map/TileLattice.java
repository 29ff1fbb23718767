package lunula.ui.map;

import lunula.geometry.LatentBounds;
import lunula.geometry.Viewport;

/// The places whose decoded pictures lie behind the points: the middles of square tiles that stay
/// where they are in the latent space while one pans, and halve their area by steps while one zooms
/// in.
///
/// @param step side of a tile in latent units
/// @param column number of the leftmost column; tile 0 begins at latent 0
/// @param row number of the lowest row
/// @param columns how many tiles from left to right
/// @param rows how many tiles from bottom to top
record TileLattice(double step, int column, int row, int columns, int rows) {
  private static final double LEAST_PIXELS = 40;
  private static final int SPARE = 1;

  /// The tiles that cover what is visible and one more on each side; 40 to 57 pixels wide.
  static TileLattice covering(Viewport viewport) {
    double step = stepFor(viewport);
    LatentBounds visible = viewport.visible();
    int column = (int) Math.floor(visible.minX() / step) - SPARE;
    int row = (int) Math.floor(visible.minY() / step) - SPARE;
    int endColumn = (int) Math.ceil(visible.maxX() / step) + SPARE;
    int endRow = (int) Math.ceil(visible.maxY() / step) + SPARE;
    return new TileLattice(step, column, row, endColumn - column, endRow - row);
  }

  private static double stepFor(Viewport viewport) {
    double halvings = Math.log(LEAST_PIXELS / viewport.scale()) / Math.log(2);
    return Math.pow(2, Math.ceil(2 * halvings) / 2);
  }

  /// Whether these tiles still fill the viewport at their proper size.
  boolean suits(Viewport viewport) {
    return step == stepFor(viewport) && covers(viewport);
  }

  /// Whether these tiles fill the viewport, at whatever size.
  boolean covers(Viewport viewport) {
    LatentBounds visible = viewport.visible();
    LatentBounds tiles = bounds();
    return tiles.minX() <= visible.minX()
        && tiles.minY() <= visible.minY()
        && tiles.maxX() >= visible.maxX()
        && tiles.maxY() >= visible.maxY();
  }

  /// The area of all tiles together.
  LatentBounds bounds() {
    return new LatentBounds(
        column * step, row * step, (column + columns) * step, (row + rows) * step);
  }

  /// How many tiles.
  int count() {
    return columns * rows;
  }

  /// The middles of all tiles, row by row from the top, each row from the left.
  ///
  /// @return row-major, shape (count, 2)
  float[] places() {
    float[] places = new float[count() * 2];
    for (int tile = 0; tile < count(); tile++) {
      int fromTop = tile / columns;
      places[2 * tile] = (float) ((column + tile % columns + 0.5) * step);
      places[2 * tile + 1] = (float) ((row + rows - 1 - fromTop + 0.5) * step);
    }
    return places;
  }
}
