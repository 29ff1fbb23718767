package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A table that tells the classes of pictures by the names of their files: one line a picture, with
/// the file's name, with or without folder and ending, in one column and the class in another.
final class PictureLabels {
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_CLASSES = 256;

  private PictureLabels() {}

  /// Reads a table.
  ///
  /// @param names of the pictures' files, by [#bare]
  /// @param wanted the column that holds the classes; empty to find out
  /// @return the classes by the files' names; empty if the table tells of other things
  static Map<String, String> read(Path file, Set<String> names, String wanted) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    CsvSurvey survey = CsvSurvey.begin(file);
    TextFields fields = survey.format().fields();
    int columns = survey.format().columns();
    if (columns < 2 || columns > MOST_COLUMNS) {
      return Map.of();
    }
    try (TextLines lines = new TextLines(file)) {
      boolean header = survey.format().hasHeader();
      while (lines.advance()) {
        if (CsvSurvey.isBlank(lines)) {
          continue;
        }
        if (header) {
          header = false;
        } else if (fields.split(lines.bytes(), lines.length()) == columns) {
          rows.add(fields.texts());
        }
      }
    }
    int nameColumn = -1;
    long most = 0;
    for (int column = 0; column < columns; column++) {
      int at = column;
      long found = rows.stream().filter(row -> names.contains(bare(row.get(at)))).count();
      if (found > most) {
        most = found;
        nameColumn = column;
      }
    }
    if (2 * most < names.size()) {
      return Map.of();
    }
    int label = labelColumn(rows, nameColumn, columns, survey.format(), wanted);
    Map<String, String> told = new HashMap<>();
    for (List<String> row : rows) {
      if (label >= 0 && names.contains(bare(row.get(nameColumn)))) {
        told.put(bare(row.get(nameColumn)), row.get(label));
      }
    }
    return told;
  }

  /// The column that is called so, or the one with the fewest values.
  private static int labelColumn(
      List<List<String>> rows,
      int nameColumn,
      int columns,
      CsvSurvey.Format format,
      String wanted) {
    int best = -1;
    if (!wanted.isEmpty()) {
      for (int column = 0; column < columns; column++) {
        if (column != nameColumn && format.name(column).equalsIgnoreCase(wanted)) {
          return column;
        }
      }
      return best;
    }
    int fewest = MOST_CLASSES + 1;
    for (int column = 0; column < columns; column++) {
      if (column == nameColumn) {
        continue;
      }
      if (!format.names().isEmpty() && CsvSurvey.isLabel(format.names().get(column))) {
        return column;
      }
      Set<String> values = new HashSet<>();
      for (List<String> row : rows) {
        values.add(row.get(column));
      }
      if (values.size() > 1 && values.size() < fewest) {
        fewest = values.size();
        best = column;
      }
    }
    return best;
  }

  /// A file's name by which tables and folders agree: without folder, ending and capitals, and
  /// without the zeros before a number, which tables lose.
  static String bare(String cell) {
    String name = cell.substring(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf('\\')) + 1);
    int end = name.lastIndexOf('.');
    return (end > 0 ? name.substring(0, end) : name)
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^0+(?=[0-9]+$)", "");
  }

  /// The columns of a table that may hold the classes of pictures.
  static List<String> columns(Path file) throws IOException {
    List<String> names = CsvSurvey.begin(file).format().names();
    return names.size() > MOST_COLUMNS ? List.of() : names;
  }
}
