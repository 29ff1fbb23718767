package lunula.ui.export;

import java.awt.Shape;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lunula.export.picture.VectorDrawing;

/// Sets words for drawings, as the window would. Keeps what it has set: words repeat. JavaFX thread
/// only.
final class Lettering {
  private final Map<Key, Letters> known = new HashMap<>();

  private record Key(String text, Font font) {}

  private record Letters(Shape outline, double length) {}

  /// One line of words.
  ///
  /// @param x where the first letter begins
  /// @param y of the line that the letters stand on
  VectorDrawing.Words words(String text, Font font, double x, double y, int argb) {
    Letters letters = letters(text, font);
    boolean bold = font.getStyle().contains("Bold");
    return new VectorDrawing.Words(
        text,
        font.getFamily(),
        font.getSize(),
        bold,
        x,
        y,
        letters.length(),
        letters.outline(),
        argb);
  }

  /// How long a line of words is.
  double length(String text, Font font) {
    return letters(text, font).length();
  }

  private Letters letters(String text, Font font) {
    return known.computeIfAbsent(new Key(text, font), Lettering::set);
  }

  private static Letters set(Key key) {
    var text = new Text(key.text());
    text.setFont(key.font());
    text.setTextOrigin(VPos.BASELINE);
    return new Letters(Outlines.traced(text), text.getLayoutBounds().getWidth());
  }
}
