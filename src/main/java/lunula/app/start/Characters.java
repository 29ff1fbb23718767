package lunula.app.start;

import java.util.function.ToDoubleFunction;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lunula.files.Bundle;
import lunula.files.Languages;

/// Whether the fonts of this machine have the characters of a language: on Linux those of Chinese
/// come in a package of their own, and without it every character is the same box.
final class Characters {
  private static final double SIZE = 100;

  /// A Chinese character is as wide as it is high, a box that stands for one is narrower.
  private static final double LEAST_SHARE = 0.9;

  private Characters() {}

  /// Whether what is said in a language can be read here. JavaFX thread.
  static boolean areThere(Bundle.Language language) {
    return language.tag().equals(Bundle.Language.ENGLISH.tag())
        || areThere(
            Languages.all().getOrDefault(language.tag(), ""),
            name -> {
              var text = new Text(name);
              text.setFont(Font.font(SIZE));
              return text.getLayoutBounds().getWidth() / SIZE;
            });
  }

  /// @param name of the language in its own characters
  /// @param width of the name, in heights of the font
  static boolean areThere(String name, ToDoubleFunction<String> width) {
    int count = name.codePointCount(0, name.length());
    return !name.codePoints().allMatch(Character::isIdeographic)
        || width.applyAsDouble(name) >= LEAST_SHARE * count;
  }
}
