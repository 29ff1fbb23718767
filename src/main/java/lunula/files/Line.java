package lunula.files;

/// Words from elsewhere, such as names in files, made fit for one line of a window, a terminal or a
/// program.
public final class Line {
  // Join the parts of an emoji and of letters in several scripts.
  private static final String JOINERS = "\u200c\u200d";

  private Line() {}

  /// The words in one line, without characters that steer a terminal or turn the direction of
  /// writing; cut with an ellipsis where they are longer.
  ///
  /// @param longest how many characters stay, at least 1
  public static String of(String words, int longest) {
    StringBuilder line = new StringBuilder();
    words
        .codePoints()
        .map(letter -> steers(letter) || Character.isWhitespace(letter) ? ' ' : letter)
        .filter(
            letter -> letter != ' ' || !(line.isEmpty() || line.charAt(line.length() - 1) == ' '))
        .forEachOrdered(line::appendCodePoint);
    String fit = line.toString().strip();
    return fit.codePointCount(0, fit.length()) <= longest
        ? fit
        : fit.substring(0, fit.offsetByCodePoints(0, longest - 1)) + "…";
  }

  private static boolean steers(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> JOINERS.indexOf(letter) < 0;
      default -> false;
    };
  }
}
