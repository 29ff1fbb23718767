package lunula.ui.draw;

import java.util.Objects;

/// The style sheet of this package.
final class DrawStyle {
  private DrawStyle() {}

  static String sheet() {
    return Objects.requireNonNull(DrawStyle.class.getResource("draw.css")).toExternalForm();
  }
}
