package lunula.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Where the texts stand in a table that holds words rather than numbers.
///
/// @param separator between its columns
/// @param column of the texts, from 0
/// @param header whether its first line names the columns
record TextColumn(char separator, int column, boolean header) {
  private static final int LOOKED_AT = 1 << 16;
  private static final int LINES = 50;

  /// A table of more columns is one of measurements, whatever its first lines hold.
  private static final int MOST_COLUMNS = 16;

  private static final Set<String> NAMES =
      Set.of(
          "text",
          "texts",
          "word",
          "words",
          "name",
          "names",
          "sentence",
          "line",
          "couplet",
          "haiku",
          "文本",
          "词",
          "诗",
          "诗句",
          "句子",
          "对句");

  /// Looks at the first lines of a file; blocking.
  ///
  /// @return empty if it is no table of words
  static Optional<TextColumn> of(Path file) {
    List<String> lines;
    try {
      lines = firstLines(file);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return lines.isEmpty() ? Optional.empty() : of(lines);
  }

  private static List<String> firstLines(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(LOOKED_AT);
    }
    String text = new String(first, StandardCharsets.UTF_8).replace("\uFEFF", "");
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (first.length == LOOKED_AT && lines.size() > 1) {
      lines.removeLast();
    }
    return lines.stream().filter(line -> !line.isBlank()).limit(LINES).toList();
  }

  static Optional<TextColumn> of(List<String> lines) {
    char separator = ',';
    int columns = 1;
    for (char candidate : new char[] {'\t', ',', ';'}) {
      int regular = regularColumns(lines, candidate);
      if (regular > columns) {
        separator = candidate;
        columns = regular;
      }
    }
    TextFields fields = new TextFields(separator, false);
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (fields.split(line) == columns) {
        rows.add(fields.texts());
      }
    }
    return columns > MOST_COLUMNS || rows.isEmpty()
        ? Optional.empty()
        : among(rows, separator, columns);
  }

  /// How many columns nearly all lines have; 0 if they differ.
  private static int regularColumns(List<String> lines, char separator) {
    TextFields fields = new TextFields(separator, false);
    int[] counts = lines.stream().mapToInt(fields::split).toArray();
    long alike = IntStream.of(counts).filter(count -> count == counts[0]).count();
    return 10 * alike >= 9L * counts.length ? counts[0] : 0;
  }

  private static Optional<TextColumn> among(List<List<String>> rows, char separator, int columns) {
    List<List<String>> body = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
    int[] words = IntStream.range(0, columns).filter(column -> isOfWords(body, column)).toArray();
    if (2 * words.length < columns || words.length == 0) {
      return Optional.empty();
    }
    List<String> head = rows.getFirst();
    for (int column : words) {
      if (NAMES.contains(head.get(column).strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(new TextColumn(separator, column, true));
      }
    }
    int longest = words[0];
    for (int column : words) {
      longest = length(body, column) > length(body, longest) ? column : longest;
    }
    boolean header =
        rows.size() > 1
            && IntStream.range(0, columns)
                .anyMatch(column -> !isOfWords(body, column) && isWord(head.get(column)));
    return Optional.of(new TextColumn(separator, longest, header));
  }

  private static boolean isOfWords(List<List<String>> rows, int column) {
    long numbers = rows.stream().filter(row -> !isWord(row.get(column))).count();
    return 2 * numbers < rows.size();
  }

  private static long length(List<List<String>> rows, int column) {
    return rows.stream().mapToLong(row -> row.get(column).length()).sum();
  }

  private static boolean isWord(String field) {
    TextFields one = new TextFields('\t', false);
    return !field.isBlank() && (one.split(field) != 1 || Double.isNaN(one.number(0)));
  }

  /// The text of a line; empty if the line has no such column.
  Optional<String> text(String line) {
    TextFields fields = new TextFields(separator, false);
    return fields.split(line) > column ? Optional.of(fields.text(column)) : Optional.empty();
  }
}
