package lunula.ui.train;

import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Reads numbers as people write them; what cannot be read becomes a sentence for the person.
final class Numbers {
  private final Texts texts = Texts.of(Numbers.class);

  /// A field for a whole number.
  ///
  /// @param prefix of the field's texts, ends with a dot
  Input<Integer> count(String prefix, int least, int most) {
    return new Input<>("", text -> count(prefix, text, least, most));
  }

  /// A field for a number.
  ///
  /// @param prefix of the field's texts, ends with a dot
  Input<Double> number(String prefix, double least, double most) {
    return new Input<>("", text -> number(prefix, text, least, most));
  }

  /// A field for a number above 0.
  ///
  /// @param problem key of the sentence for anything else, told `most`
  Input<Double> positive(String problem, double most) {
    return new Input<>("", text -> positive(problem, text, most));
  }

  /// A field for any whole number that a computer counts with.
  ///
  /// @param problem key of the sentence for anything else
  Input<Long> whole(String problem) {
    return new Input<>("", text -> whole(problem, text));
  }

  private int count(String prefix, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a number out of range.
    }
    throw wrong(
        "train.number.count",
        texts.get(prefix + "label"),
        NumberFormats.count(least),
        NumberFormats.count(most));
  }

  private double number(String prefix, String text, double least, double most) {
    Double value = decimal(text);
    if (value == null || !(value >= least && value <= most)) {
      throw wrong(
          "train.number.real",
          texts.get(prefix + "label"),
          NumberFormats.plain(least),
          NumberFormats.plain(most));
    }
    return value;
  }

  private double positive(String problem, String text, double most) {
    Double value = decimal(text);
    if (value == null || !(value > 0 && value <= most)) {
      throw wrong(problem, NumberFormats.plain(most));
    }
    return value;
  }

  private long whole(String problem, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw wrong(problem);
    }
  }

  /// Reads 0.001, 1e-3 and 0,001; null for anything else, such as what only Java calls a number.
  private static @Nullable Double decimal(String text) {
    if (!text.chars().allMatch(letter -> "0123456789.,+-eE".indexOf(letter) >= 0)) {
      return null;
    }
    try {
      return Double.valueOf(text.replace(',', '.'));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private IllegalArgumentException wrong(String key, Object... arguments) {
    return new IllegalArgumentException(texts.get(key, arguments));
  }
}
