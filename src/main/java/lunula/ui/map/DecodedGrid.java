package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.geometry.LatentBounds;
import lunula.geometry.Viewport;
import lunula.model.GrayImage;
import lunula.model.Sample;

/// The pictures decoded at the places of a lattice, put together into one picture.
///
/// @param lattice where they belong
/// @param width pixels a row
/// @param height rows, from the top
/// @param levels row-major, unsigned bytes, 0 black to 255 white; nobody writes to it
public record DecodedGrid(TileLattice lattice, int width, int height, byte[] levels) {
  /// Pixels that a tile is drawn with whose sample has none of its own.
  private static final int SIDE = 64;

  /// What lies behind a map's points now; empty while the grid is not shown. JavaFX thread only.
  public static Optional<DecodedGrid> of(MapViewModel map) {
    return map.gridShownProperty().get()
        ? Optional.ofNullable(map.layers().gridProperty().get())
        : Optional.empty();
  }

  /// @param samples one a tile, all of one size, in the order of [TileLattice#places]
  static DecodedGrid joined(TileLattice lattice, List<? extends Sample> samples) {
    GrayImage first = samples.getFirst().picture(SIDE);
    int tileWidth = first.width();
    int tileHeight = first.height();
    int width = tileWidth * lattice.columns();
    byte[] levels = new byte[width * tileHeight * lattice.rows()];
    for (int tile = 0; tile < samples.size(); tile++) {
      int left = tile % lattice.columns() * tileWidth;
      int top = tile / lattice.columns() * tileHeight;
      copy(samples.get(tile).picture(SIDE), levels, top * width + left, width);
    }
    return new DecodedGrid(lattice, width, tileHeight * lattice.rows(), levels);
  }

  private static void copy(GrayImage picture, byte[] levels, int corner, int width) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        levels[corner + y * width + x] = (byte) picture.level(x, y);
      }
    }
  }

  /// Pictures a row.
  public int columns() {
    return lattice.columns();
  }

  /// The single pictures, all of one size, row after row from the top.
  public List<GrayImage> pictures() {
    int across = width / lattice.columns();
    int down = height / lattice.rows();
    List<GrayImage> pictures = new ArrayList<>();
    for (int tile = 0; tile < lattice.columns() * lattice.rows(); tile++) {
      float[] pixels = new float[across * down];
      int left = tile % lattice.columns() * across;
      int top = tile / lattice.columns() * down;
      for (int at = 0; at < pixels.length; at++) {
        int level = levels[(top + at / across) * width + left + at % across] & 255;
        pixels[at] = level / 255f;
      }
      pictures.add(new GrayImage(across, down, pixels));
    }
    return pictures;
  }

  /// The places whose decoded pictures lie behind the points: the middles of square tiles that stay
  /// where they are in the latent space while one pans, and halve their area by steps while one
  /// zooms in.
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
}
