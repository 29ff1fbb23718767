package lunula.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
}
