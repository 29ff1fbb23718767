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

  /// A constant's word.
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
