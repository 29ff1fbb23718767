package lunula.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lunula.data.ImportPlan;
import org.jspecify.annotations.Nullable;

/// A table of classes beside images without any: a line an image, in the images' order, or with a
/// column that numbers them from 0 or 1.
///
/// @param file where they are from
/// @param labels one an image
record LabelTable(Path file, String[] labels) {
  private static final int MOST_TABLES = 10;
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_CLASSES = 256;

  /// The table beside some images that is called as their labels are, such as `labels.csv`,
  /// `y_train.csv` or `test_labels.txt`, and has a line for each.
  ///
  /// @param images the file of the images
  /// @param name what the images are called
  /// @param count how many there are
  /// @return null if there is none, or more than one
  static @Nullable LabelTable beside(Path images, String name, int count) throws IOException {
    Path folder = images.toAbsolutePath().getParent();
    if (folder == null) {
      return null;
    }
    ImportPlan.Use use = ArrayRole.of(name).use();
    List<LabelTable> found = new ArrayList<>();
    try (Stream<Path> beside = Files.list(folder)) {
      for (Path table :
          beside
              .filter(file -> isLabels(file, use))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_TABLES)
              .toList()) {
        String[] labels = read(table, count);
        if (labels != null) {
          found.add(new LabelTable(table, labels));
        }
      }
    }
    return found.size() == 1 ? found.getFirst() : null;
  }

  private static boolean isLabels(Path file, ImportPlan.@Nullable Use use) {
    String lower = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    ArrayRole role = ArrayRole.of(lower.replaceFirst("\\..*", ""));
    return lower.matches(".*\\.(csv|tsv|txt)(\\.gz)?") && role.labels() && role.use() == use;
  }

  private static String @Nullable [] read(Path file, int count) throws IOException {
    CsvSurvey.Format format = CsvSurvey.begin(file).format();
    if (format.columns() > MOST_COLUMNS) {
      return null;
    }
    TextFields fields = format.fields();
    List<List<String>> rows = new ArrayList<>();
    try (TextLines lines = new TextLines(file)) {
      boolean header = format.hasHeader();
      while (lines.advance()) {
        if (CsvSurvey.isBlank(lines)) {
          continue;
        }
        if (header) {
          header = false;
        } else if (rows.size() == count
            || fields.split(lines.bytes(), lines.length()) != format.columns()) {
          return null;
        } else {
          rows.add(fields.texts());
        }
      }
    }
    return rows.size() == count ? labels(rows, format) : null;
  }

  private static String @Nullable [] labels(List<List<String>> rows, CsvSurvey.Format format) {
    int numbers = -1;
    int[] places = new int[rows.size()];
    Arrays.setAll(places, i -> i);
    int label = -1;
    int fewest = MOST_CLASSES + 1;
    for (int column = 0; column < format.columns(); column++) {
      int[] told = numbers < 0 && format.columns() > 1 ? places(rows, column) : null;
      if (told != null) {
        numbers = column;
        places = told;
        continue;
      }
      Set<String> distinct = new HashSet<>();
      for (List<String> row : rows) {
        distinct.add(row.get(column));
      }
      boolean named = !format.names().isEmpty() && CsvSurvey.isLabel(format.names().get(column));
      if (named || (distinct.size() > 1 && distinct.size() < fewest)) {
        label = column;
        fewest = named ? 0 : distinct.size();
      }
    }
    if (label < 0) {
      return null;
    }
    String[] labels = new String[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      String text = rows.get(i).get(label);
      labels[places[i]] = text.isBlank() ? OwnData.classless() : text.intern();
    }
    return labels;
  }

  /// Where each line belongs, if a column numbers the images from 0 or from 1; else null.
  private static int @Nullable [] places(List<List<String>> rows, int column) {
    int[] places = new int[rows.size()];
    boolean[] from0 = new boolean[rows.size() + 1];
    for (int i = 0; i < places.length; i++) {
      String text = rows.get(i).get(column);
      int number = text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : -1;
      if (number < 0 || number >= from0.length || from0[number]) {
        return null;
      }
      from0[number] = true;
      places[i] = number;
    }
    if (from0[0] && from0[places.length]) {
      return null;
    }
    int first = from0[0] ? 0 : 1;
    Arrays.setAll(places, i -> places[i] - first);
    return places;
  }
}
