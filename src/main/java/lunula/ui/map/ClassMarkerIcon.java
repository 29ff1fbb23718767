package lunula.ui.map;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// The marker of a class in its colour, as a small node.
final class ClassMarkerIcon extends StackPane {
  private static final double SIDE = 14;
  private static final double RADIUS = 4.4;

  private final SVGPath path = new SVGPath();

  ClassMarkerIcon() {
    getStyleClass().add("glyph");
    setMinSize(SIDE, SIDE);
    setPrefSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    setMouseTransparent(true);
    getChildren().add(path);
  }

  void show(int classNumber) {
    path.setContent(ClassMarker.of(classNumber).svgPath(RADIUS));
    path.getStyleClass().setAll("class-" + classNumber % MapPalette.CLASS_COLOURS);
  }
}
