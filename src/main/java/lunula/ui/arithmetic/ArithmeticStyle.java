package lunula.ui.arithmetic;

import java.util.Objects;

/// The style sheet of this package.
final class ArithmeticStyle {
  private ArithmeticStyle() {}

  static String sheet() {
    return Objects.requireNonNull(ArithmeticStyle.class.getResource("arithmetic.css"))
        .toExternalForm();
  }
}
