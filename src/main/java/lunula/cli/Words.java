package lunula.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How constants are written on the command line: small letters and hyphens.
final class Words {
  private Words() {}

  /// Reads a constant by its word; capitals and underscores will do, too.
  static <E extends Enum<E>> ITypeConverter<E> of(Class<E> type) {
    return text -> constant(type, text);
  }

  /// A constant by its word.
  ///
  /// @throws TypeConversionException if there is none of that word
  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "“%s” is none of %s".formatted(text, String.join(", ", all(type)))));
  }

  /// A constant's word.
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }
}
