package lunula.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.export.code.Language;

/// Which parts of a line of a program are comments, strings, words of the language and numbers.
/// Knows lines alone, which is enough for programs whose strings end where they begin.
final class Syntax {
  private static final Pattern PYTHON =
      pattern("#.*", "class|def|return|import|from|with|as|try|except|for|in|self|super");
  private static final Pattern JAVA =
      pattern(
          "//.*",
          "class|static|final|public|protected|private|return|import|new|try|for|int|float|long"
              + "|byte|void|extends|this|throws|boolean|false|true");

  /// What a part of a line is.
  enum Kind {
    PLAIN,
    COMMENT,
    STRING,
    WORD,
    NUMBER
  }

  /// A part of a line.
  record Part(Kind kind, String text) {}

  private Syntax() {}

  private static Pattern pattern(String comment, String words) {
    return Pattern.compile(
        "(?<COMMENT>"
            + comment
            + ")|(?<STRING>\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\")|(?<WORD>\\b(?:"
            + words
            + ")\\b)|(?<NUMBER>(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?f?\\b)");
  }

  /// The parts of a line, which make it up without a gap.
  static List<Part> parts(Language language, String line) {
    Matcher matcher = (language == Language.PYTORCH ? PYTHON : JAVA).matcher(line);
    List<Part> parts = new ArrayList<>();
    int end = 0;
    while (matcher.find()) {
      add(parts, Kind.PLAIN, line.substring(end, matcher.start()));
      add(parts, kind(matcher), matcher.group());
      end = matcher.end();
    }
    add(parts, Kind.PLAIN, line.substring(end));
    return parts;
  }

  private static Kind kind(Matcher matcher) {
    for (Kind kind : List.of(Kind.COMMENT, Kind.STRING, Kind.WORD)) {
      if (matcher.group(kind.name()) != null) {
        return kind;
      }
    }
    return Kind.NUMBER;
  }

  private static void add(List<Part> parts, Kind kind, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(kind, text));
    }
  }
}
