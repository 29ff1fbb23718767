package lunula.ui.export;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/// The colours of pictures that are put together, light or dark, whatever the window's are. An
/// invisible node that takes them from the style sheets; in the scene for as long as it is asked.
/// JavaFX thread only.
final class Inks extends Pane {
  private static final String[] TOKENS = {"page", "text", "muted", "accent", "warm", "line"};

  private final List<Rectangle> swatches = new ArrayList<>();

  /// The colours, 0xAARRGGBB.
  record Colours(int page, int text, int muted, int accent, int warm, int line) {}

  /// @param dark light on dark
  Inks(boolean dark) {
    Pose.dress(this, dark);
    for (String token : TOKENS) {
      var swatch = new Rectangle();
      swatch.getStyleClass().add("ink-" + token);
      swatches.add(swatch);
    }
    getChildren().addAll(swatches);
    setVisible(false);
    setManaged(false);
  }

  Colours colours() {
    applyCss();
    int[] argb =
        swatches.stream().mapToInt(swatch -> Surfaces.argb((Color) swatch.getFill(), 1)).toArray();
    return new Colours(argb[0], argb[1], argb[2], argb[3], argb[4], argb[5]);
  }

  static Font font(double size) {
    return Font.font(Font.getDefault().getFamily(), size);
  }
}
