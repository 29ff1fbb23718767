package lunula.data.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits lines of a table into fields, and reads numbers from their bytes. RFC 4180, with blanks
/// around quotation marks; where blanks separate, several are one, and those at the ends are none.
final class TextFields {
  private static final double[] TENS = new double[23];

  static {
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = Double.parseDouble("1e" + i);
    }
  }

  private static final int SURE_DIGITS = 15;
  private static final int LEVEL_DIGITS = 5;
  private static final int MOST_FIELDS = 1 << 21;

  private final byte separator;
  private final boolean decimalComma;
  private final int packed;
  private byte[] line = new byte[0];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];

  // Of a field of a few digits, its number; else -1: most fields of most tables are levels.
  private int[] levels = new int[64];
  private int count;

  /// @param separator `' '` for any run of blanks and tabulators
  /// @param decimalComma whether numbers have a comma before their fraction
  TextFields(char separator, boolean decimalComma) {
    this(separator, decimalComma, -1);
  }

  /// Likewise.
  ///
  /// @param packed a field whose words count as fields of their own: it holds all pixels of an
  ///     image with blanks between; -1 if there is none
  TextFields(char separator, boolean decimalComma, int packed) {
    this.separator = (byte) separator;
    this.decimalComma = decimalComma;
    this.packed = packed;
  }

  char separator() {
    return (char) separator;
  }

  boolean decimalComma() {
    return decimalComma;
  }

  /// Splits a line, whose array is kept until the next one.
  ///
  /// @return how many fields there are; -1 if more follows a closing quotation mark
  int split(byte[] bytes, int length) {
    int fields = splitAll(bytes, length);
    return packed < 0 || packed >= fields ? fields : unpack();
  }

  /// Puts the words of the packed field in its place.
  private int unpack() {
    int after = count - packed - 1;
    int[] laterStarts = Arrays.copyOfRange(starts, packed + 1, count);
    int[] laterEnds = Arrays.copyOfRange(ends, packed + 1, count);
    boolean[] laterQuoted = Arrays.copyOfRange(quoted, packed + 1, count);
    int[] laterLevels = Arrays.copyOfRange(levels, packed + 1, count);
    int at = starts[packed];
    int end = ends[packed];
    count = packed;
    while (at < end) {
      int start = skipBlanks(at, end);
      int stop = start;
      while (stop < end && !isBlank(line[stop])) {
        stop++;
      }
      if (stop > start) {
        add(start, stop, false);
      }
      at = stop;
    }
    for (int i = 0; i < after; i++) {
      add(laterStarts[i], laterEnds[i], laterQuoted[i]);
      levels[count - 1] = laterLevels[i];
    }
    return count;
  }

  private int splitAll(byte[] bytes, int length) {
    line = bytes;
    count = 0;
    int at = 0;
    boolean blanks = separator == ' ';
    if (blanks) {
      at = skipBlanks(at, length);
    }
    while (true) {
      at = blanks ? at : takeLevels(at, length);
      if (at == length && count > 0) {
        add(at, at, false);
        return count;
      }
      int start = at;
      int first = separator == '\t' ? at : skipBlanks(at, length);
      boolean quotes = first < length && line[first] == '"';
      if (quotes) {
        int close = first + 1;
        while (close < length
            && (line[close] != '"' || (close + 1 < length && line[close + 1] == '"'))) {
          close += line[close] == '"' ? 2 : 1;
        }
        at = Math.min(length, close + 1);
        while (at < length && line[at] != separator && isBlank(line[at])) {
          at++;
        }
        if (at < length && line[at] != separator && !(blanks && isBlank(line[at]))) {
          return -1;
        }
        add(first + 1, Math.min(close, length), true);
      } else {
        while (at < length && line[at] != separator && !(blanks && line[at] == '\t')) {
          at++;
        }
        addTrimmed(start, at);
      }
      if (blanks) {
        at = skipBlanks(at, length);
      }
      if (at >= length) {
        return count;
      }
      at += blanks ? 0 : 1;
      if (!blanks && at == length) {
        add(at, at, false);
        return count;
      }
    }
  }

  /// Takes the fields of a few digits each that a separator follows, up to the first that is
  /// anything else.
  ///
  /// @return where that begins
  private int takeLevels(int from, int length) {
    byte[] text = line;
    int[] first = starts;
    int[] last = ends;
    boolean[] marks = quoted;
    int[] numbers = levels;
    int taken = count;
    int begun = from;
    while (taken < first.length) {
      int at = begun;
      int level = 0;
      while (at < length && text[at] >= '0' && text[at] <= '9') {
        level = 10 * level + text[at++] - '0';
      }
      if (at == begun || at - begun > LEVEL_DIGITS || at == length || text[at] != separator) {
        break;
      }
      first[taken] = begun;
      last[taken] = at;
      marks[taken] = false;
      numbers[taken++] = level;
      begun = at + 1;
    }
    count = taken;
    return begun;
  }

  int split(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return split(bytes, bytes.length);
  }

  private int skipBlanks(int from, int length) {
    int at = from;
    while (at < length && isBlank(line[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t';
  }

  private void addTrimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(line[start])) {
      start++;
    }
    while (end > start && isBlank(line[end - 1])) {
      end--;
    }
    add(start, end, false);
  }

  private void add(int from, int to, boolean inQuotes) {
    if (count == starts.length) {
      if (count >= MOST_FIELDS) {
        return;
      }
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      quoted = Arrays.copyOf(quoted, 2 * count);
      levels = Arrays.copyOf(levels, 2 * count);
    }
    starts[count] = from;
    ends[count] = to;
    levels[count] = -1;
    quoted[count++] = inQuotes;
  }

  /// Forgets the last field if it is empty and one too many, as a comma at the end makes it.
  void dropTrailing(int columns) {
    if (count == columns + 1 && isEmpty(columns)) {
      count = columns;
    }
  }

  int count() {
    return count;
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  /// A field's text.
  String text(int field) {
    String text =
        new String(line, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    return quoted[field] ? text.replace("\"\"", "\"").strip() : text;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int field = 0; field < count; field++) {
      texts.add(text(field));
    }
    return texts;
  }

  /// A field's number; NaN if it is none.
  double number(int field) {
    if (levels[field] >= 0) {
      return levels[field];
    }
    int at = starts[field];
    int end = ends[field];
    boolean negative = at < end && line[at] == '-';
    at += negative || (at < end && line[at] == '+') ? 1 : 0;
    long digits = 0;
    int many = 0;
    int fraction = -1;
    for (; at < end; at++) {
      int one = line[at] - '0';
      if (one >= 0 && one <= 9) {
        digits = 10 * digits + one;
        many++;
        fraction += fraction < 0 ? 0 : 1;
      } else if (line[at] == (decimalComma ? ',' : '.') && fraction < 0) {
        fraction = 0;
      } else {
        return spelled(field);
      }
      if (many > SURE_DIGITS) {
        return spelled(field);
      }
    }
    if (many == 0) {
      return Double.NaN;
    }
    double value = fraction > 0 ? digits / TENS[fraction] : digits;
    return negative ? -value : value;
  }

  /// Exponents and many digits.
  private double spelled(int field) {
    String text = text(field);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    if (!(last >= '0' && last <= '9') && last != '.' && last != ',') {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
    } catch (NumberFormatException word) {
      return Double.NaN;
    }
  }
}
