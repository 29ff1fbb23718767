package lunula.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a table of pixels that should be images, one after the other.
final class CsvRows implements Closeable {
  private static final int REPORT_EVERY = 256;

  private final CsvLayout layout;
  private final Progress progress;
  private final int round;
  private final TextLines lines;
  private boolean headerToCome;
  private String line = "";
  private String label = "";

  /// @param round 0 for the first reading of the file, 1 for the second
  CsvRows(Path file, CsvLayout layout, Progress progress, int round) throws IOException {
    this.layout = layout;
    this.progress = progress;
    this.round = round;
    this.headerToCome = layout.hasHeader();
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
    List<String> fields = CsvLayout.split(line, layout.separator());
    if (fields.size() != layout.columns()) {
      return "has %,d fields instead of %,d".formatted(fields.size(), layout.columns());
    }
    int pixel = 0;
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (i == layout.labelColumn()) {
        label = wholeNumber(field);
        continue;
      }
      double value = pixel(field);
      if (Double.isNaN(value)) {
        return "has “%s” where a pixel should be".formatted(shortened(field));
      }
      if (!PixelScale.possible(value)) {
        return PixelScale.impossible(value);
      }
      pixels[pixel++] = value;
    }
    return label.isEmpty() && layout.labelColumn() >= 0 ? "has no class" : null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /// A label that some programs write as 7.0 is 7.
  private static String wholeNumber(String label) {
    return label.matches("-?[0-9]+\\.0+") ? label.substring(0, label.indexOf('.')) : label;
  }

  /// The number a field holds, or NaN.
  private static double pixel(String field) {
    int length = field.length();
    if (length > 0 && length < 4) {
      int value = 0;
      for (int i = 0; i < length; i++) {
        int digit = field.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return parsed(field);
        }
        value = 10 * value + digit;
      }
      return value;
    }
    return parsed(field);
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
