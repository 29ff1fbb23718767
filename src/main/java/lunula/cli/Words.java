package lunula.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/// How constants are written on the command line: small letters and hyphens.
final class Words {
  private Words() {}

  /// A constant by its word; capitals and underscores will do, too.
  ///
  /// @throws TypeConversionException if there is none of that word
  static <E extends Enum<?>> E constant(Class<E> type, String text) {
    String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(wanted)) {
        return constant;
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    throw new TypeConversionException(CliCommand.words("cli.typed.word", text, all));
  }

  /// Words with spaces behind them up to a column.
  static String padded(String words, int width) {
    return words + " ".repeat(Math.max(0, width - columns(words)));
  }

  /// How many columns of a terminal words take: Chinese characters and their punctuation two each.
  static int columns(String words) {
    return words.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  private static boolean isWide(int point) {
    return Character.isIdeographic(point)
        || (point >= 0x3000 && point <= 0x30FF)
        || (point >= 0xFF01 && point <= 0xFF60);
  }

  /// A constant's word.
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
