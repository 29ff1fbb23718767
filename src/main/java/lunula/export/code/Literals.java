package lunula.export.code;

import java.util.ArrayList;
import java.util.List;

/// Values as they stand in the source text of Python and of Java. What a stranger may have chosen,
/// such as a model's name or a folder, stays within its comment or its quotes.
final class Literals {
  private static final int SHORT = 4;
  private static final int PER_LINE = 6;

  private Literals() {}

  /// A string in double quotes.
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        // Octal: Java would read the other kind of escape before it looks for strings.
        quoted.append("\\%03o".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /// Words for a comment of one line. Java reads `\` + `u` in comments, too, so there is none.
  static String comment(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(breaksLine(c) ? ' ' : c == '\\' ? '/' : c);
    }
    return line.toString().strip();
  }

  private static boolean breaksLine(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  /// Numbers between commas, each one exact: few on the line where they begin, many on lines of
  /// their own.
  ///
  /// @param suffix behind each number
  /// @param indent before each line
  /// @param end before what closes the list
  static String numbers(float[] numbers, String suffix, String indent, String end) {
    List<String> lines = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (float number : numbers) {
      words.add(number + suffix);
    }
    if (words.size() <= SHORT) {
      return String.join(", ", words);
    }
    for (int from = 0; from < words.size(); from += PER_LINE) {
      int to = Math.min(words.size(), from + PER_LINE);
      lines.add(indent + String.join(", ", words.subList(from, to)));
    }
    return "\n" + String.join(",\n", lines) + "\n" + end;
  }
}
