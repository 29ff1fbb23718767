package lunula.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import lunula.files.Progress;
import org.jspecify.annotations.Nullable;

/// The lines of a table of pixels that should be images, one after the other.
final class CsvRows implements Closeable {
  private static final int REPORT_EVERY = 256;

  private final CsvLayout layout;
  private final Progress progress;
  private final int round;
  private final TextLines lines;
  private final int[] starts;
  private boolean headerToCome;
  private String line = "";
  private String label = "";

  /// @param round 0 for the first reading of the file, 1 for the second
  CsvRows(Path file, CsvLayout layout, Progress progress, int round) throws IOException {
    this.layout = layout;
    this.progress = progress;
    this.round = round;
    this.headerToCome = layout.hasHeader();
    this.starts = new int[layout.columns() + 1];
    this.lines = new TextLines(file);
  }

  /// Goes to the next line.
  ///
  /// @return false after the last
  boolean next() throws IOException {
    for (String read = lines.next(); read != null; read = lines.next()) {
      if (lines.number() % REPORT_EVERY == 0) {
        OwnData.tell(progress, round * lines.size() + lines.done(), 2 * lines.size());
      }
      if (!read.isBlank() && !headerToCome) {
        line = read;
        return true;
      }
      headerToCome &= read.isBlank();
    }
    return false;
  }

  /// Number of the line, from 1.
  long number() {
    return lines.number();
  }

  /// The class of the line last read; empty if there is none.
  String label() {
    return label;
  }

  /// Reads the line's pixels and its label.
  ///
  /// @return why it is no image, or null
  @Nullable String read(double[] pixels) {
    int fields = findFields();
    if (fields != layout.columns()) {
      return "has %,d fields instead of %,d".formatted(fields, layout.columns());
    }
    label = layout.labelColumn() < 0 ? "" : wholeNumber(text(layout.labelColumn()));
    int pixel = 0;
    for (int field = 0; field < fields; field++) {
      if (field == layout.labelColumn()) {
        continue;
      }
      double value = number(field);
      if (Double.isNaN(value)) {
        return "has “%s” where a pixel should be".formatted(shortened(text(field)));
      }
      if (!PixelScale.possible(value)) {
        return PixelScale.impossible(value);
      }
      pixels[pixel++] = value;
    }
    return label.isEmpty() && layout.labelColumn() >= 0 ? "has no class" : null;
  }

  /// Notes where the line's fields start.
  ///
  /// @return how many there are
  private int findFields() {
    int fields = 0;
    boolean quoted = false;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || (line.charAt(i) == layout.separator() && !quoted)) {
        fields++;
        if (fields < starts.length) {
          starts[fields] = i + 1;
        }
      } else if (line.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return fields;
  }

  private String text(int field) {
    return CsvLayout.bare(line.substring(starts[field], starts[field + 1] - 1));
  }

  /// The number a field holds, or NaN. Whole numbers of up to three digits, which most pixels are,
  /// need no text of their own.
  private double number(int field) {
    int from = starts[field];
    int to = starts[field + 1] - 1;
    int value = 0;
    boolean plain = to > from && to - from < 4;
    for (int i = from; plain && i < to; i++) {
      int digit = line.charAt(i) - '0';
      plain = digit >= 0 && digit <= 9;
      value = 10 * value + digit;
    }
    return plain ? value : parsed(text(field));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /// A label that some programs write as 7.0 is 7.
  private static String wholeNumber(String label) {
    return label.matches("-?[0-9]+\\.0+") ? label.substring(0, label.indexOf('.')) : label;
  }

  private static double parsed(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException word) {
      return Double.NaN;
    }
  }

  private static String shortened(String field) {
    return field.length() > 20 ? field.substring(0, 20) + "…" : field;
  }
}
