package lunula.ui.map;

import java.util.List;
import java.util.Optional;
import lunula.model.Sample;

/// The pictures that are decoded all over a map.
///
/// @param pictures all of one size, row after row from the top
/// @param columns pictures a row
public record DecodedGrid(List<? extends Sample> pictures, int columns) {
  /// What lies behind a map's points now; empty while the grid is not shown. JavaFX thread only.
  public static Optional<DecodedGrid> of(MapViewModel map) {
    GridTiles tiles = map.tilesProperty().get();
    return tiles == null || !map.gridShownProperty().get()
        ? Optional.empty()
        : Optional.of(new DecodedGrid(tiles.apart(), tiles.lattice().columns()));
  }

  /// Whether there is one now.
  public static boolean isThere(MapViewModel map) {
    return map.tilesProperty().get() != null && map.gridShownProperty().get();
  }
}
