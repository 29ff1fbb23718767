package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import lunula.model.GrayImage;
import lunula.model.Sample;

/// The decoded pictures of a lattice, put together into one.
///
/// @param lattice where they belong
/// @param width pixels a row
/// @param height rows, from the top
/// @param levels row-major, unsigned bytes, 0 black to 255 white; nobody writes to it
record GridTiles(TileLattice lattice, int width, int height, byte[] levels) {
  /// Pixels that a tile is drawn with whose sample has none of its own.
  private static final int SIDE = 64;

  /// @param pictures one a tile, all of one size, in the order of [TileLattice#places]
  static GridTiles joined(TileLattice lattice, List<? extends Sample> pictures) {
    GrayImage first = pictures.getFirst().picture(SIDE);
    int tileWidth = first.width();
    int tileHeight = first.height();
    int width = tileWidth * lattice.columns();
    byte[] levels = new byte[width * tileHeight * lattice.rows()];
    for (int tile = 0; tile < pictures.size(); tile++) {
      int left = tile % lattice.columns() * tileWidth;
      int top = tile / lattice.columns() * tileHeight;
      copy(pictures.get(tile).picture(SIDE), levels, top * width + left, width);
    }
    return new GridTiles(lattice, width, tileHeight * lattice.rows(), levels);
  }

  private static void copy(GrayImage picture, byte[] levels, int corner, int width) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        levels[corner + y * width + x] = (byte) picture.level(x, y);
      }
    }
  }

  /// The pictures apart again, row after row.
  List<GrayImage> apart() {
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
}
