package lunula.ui.sample;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.TilePane;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;

/// A contact sheet: as many small pictures as there are places for.
final class SheetView extends TilePane {
  private static final double GAP = 4;

  private final List<GrayPicture> squares = new ArrayList<>();

  /// @param count places for pictures
  /// @param columns pictures a row
  /// @param side of each, in pixels
  SheetView(int count, int columns, double side) {
    super(GAP, GAP);
    getStyleClass().add("draw-sheet");
    setPrefColumns(columns);
    setMaxWidth(USE_PREF_SIZE);
    for (int i = 0; i < count; i++) {
      squares.add(GrayPicture.ofSide(side));
    }
    getChildren().addAll(squares);
  }

  /// Shows pictures in the first places; the others are empty.
  void show(List<? extends Sample> pictures) {
    for (int i = 0; i < squares.size(); i++) {
      squares.get(i).setPicture(i < pictures.size() ? pictures.get(i) : null);
    }
  }
}
