package lunula.export.numbers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;

/// A table of words and numbers as comma-separated values, as RFC 4180 has them, in UTF-8.
///
/// @param rows the header first
public record CsvTable(List<List<String>> rows) {
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|-?Infinity|-");

  public CsvTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// Writes it, whole or not at all. Blocking.
  ///
  /// @throws FileWriteException with a sentence for the person
  public void write(Path file) throws FileWriteException {
    AtomicWriter.write(file, text().getBytes(StandardCharsets.UTF_8));
  }

  /// What the file holds.
  String text() {
    return rows.stream()
        .map(row -> row.stream().map(CsvTable::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /// One value, in quotes if it needs them.
  static String cell(String words) {
    boolean quoted = words.chars().anyMatch(letter -> "\",\r\n".indexOf(letter) >= 0);
    return quoted ? quoted(words) : harmless(words);
  }

  /// One value in quotes.
  static String quoted(String words) {
    return '"' + harmless(words).replace("\"", "\"\"") + '"';
  }

  /// Words that a spreadsheet would take for a formula get an apostrophe in front, so that a name
  /// from elsewhere computes nothing (OWASP, "CSV Injection"); numbers stay as they are.
  private static String harmless(String words) {
    boolean formula = FORMULA.matcher(words).matches() && !NUMBER.matcher(words).matches();
    return formula ? "'" + words : words;
  }
}
