package lunula.ui.map;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// A class's shape in the class's colour, as a small node.
final class GlyphIcon extends StackPane {
  private static final double SIDE = 14;
  private static final double RADIUS = 4.4;

  private final SVGPath path = new SVGPath();

  GlyphIcon() {
    getStyleClass().add("glyph");
    setMinSize(SIDE, SIDE);
    setPrefSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    setMouseTransparent(true);
    getChildren().add(path);
  }

  /// Shows the shape and colour of a class.
  void show(int classNumber) {
    path.setContent(Glyph.of(classNumber).svgPath(RADIUS));
    path.getStyleClass().setAll("class-" + classNumber % MapPalette.CLASS_COLOURS);
  }
}
