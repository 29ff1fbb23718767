package lunula.session;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.files.InvalidValueException;
import lunula.files.JsonField;
import lunula.files.UserMessage;

/// Many whole numbers as a person writes them: `3-17 20 25-30`.
public final class Ranges {
  /// No number is larger.
  public static final int MOST = 10_000_000;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,8})(?:-(\\d{1,8}))?");

  private Ranges() {}

  /// Writes numbers down, in order.
  public static String write(BitSet numbers) {
    var text = new StringBuilder();
    int from = numbers.nextSetBit(0);
    while (from >= 0) {
      int end = numbers.nextClearBit(from);
      text.append(text.isEmpty() ? "" : " ").append(from);
      if (end - from > 1) {
        text.append('-').append(end - 1);
      }
      from = numbers.nextSetBit(end);
    }
    return text.toString();
  }

  /// Reads the numbers of a field.
  ///
  /// @throws InvalidValueException if its text is not of that kind
  public static BitSet read(JsonField field) {
    String text = field.text();
    try {
      return read(text);
    } catch (InvalidValueException wrong) {
      throw field.refused(UserMessage.of("session.ranges", wrong.userMessage()));
    }
  }

  /// Reads numbers.
  ///
  /// @throws InvalidValueException if the text is not of that kind
  public static BitSet read(String text) {
    var numbers = new BitSet();
    for (String word : text.isBlank() ? new String[0] : text.strip().split("[ ,]+", -1)) {
      Matcher range = RANGE.matcher(word);
      if (!range.matches()) {
        throw new InvalidValueException("session.ranges.word", word);
      }
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (to < from || to >= MOST) {
        throw new InvalidValueException("session.ranges.range", word);
      }
      numbers.set(from, to + 1);
    }
    return numbers;
  }
}
