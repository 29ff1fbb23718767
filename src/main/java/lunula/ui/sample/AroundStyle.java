package lunula.ui.sample;

import java.util.Objects;

/// The style sheet of this package.
final class AroundStyle {
  private AroundStyle() {}

  static String sheet() {
    return Objects.requireNonNull(AroundStyle.class.getResource("sample.css")).toExternalForm();
  }
}
