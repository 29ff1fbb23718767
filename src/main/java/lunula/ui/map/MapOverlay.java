package lunula.ui.map;

import javafx.scene.Node;
import lunula.geometry.Viewport;

/// Something drawn above the points in places of the map: outlines, ellipses, marks.
///
/// JavaFX thread only. Whoever changes between two calls of [#place] draws itself anew in the
/// viewport it was told last.
public interface MapOverlay {
  /// What is drawn: unmanaged, from the map's upper left corner, made once.
  Node node();

  /// The map has been laid out: puts everything where it is now.
  void place(Viewport viewport);
}
