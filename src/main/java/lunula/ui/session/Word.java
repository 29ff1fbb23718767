package lunula.ui.session;

import java.util.Locale;

/// One of several, as sessions write it: in small letters.
final class Word {
  private Word() {}

  static String of(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /// The one of a word; the usual one if the word is not known here.
  static <E extends Enum<E>> E find(String word, E usual) {
    for (E one : usual.getDeclaringClass().getEnumConstants()) {
      if (of(one).equals(word)) {
        return one;
      }
    }
    return usual;
  }
}
