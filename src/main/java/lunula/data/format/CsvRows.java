package lunula.data.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import lunula.files.Progress;
import lunula.files.UserMessage;
import org.jspecify.annotations.Nullable;

/// The lines of a table of pixels that should be images, one after the other.
final class CsvRows implements Closeable {
  private static final int REPORT_EVERY = 256;

  private final CsvLayout layout;
  private final Progress progress;
  private final int round;
  private final TextLines lines;
  private final CsvReader.CsvReaderBuilder reader;
  private final Fields fields = new Fields();
  private final double[] numbers;
  private final String[] texts;
  private boolean headerToCome;
  private String line = "";
  private String label = "";

  /// @param round 0 for the first reading of the file, 1 for the second
  CsvRows(Path file, CsvLayout layout, Progress progress, int round) throws IOException {
    this.layout = layout;
    this.progress = progress;
    this.round = round;
    this.headerToCome = layout.hasHeader();
    this.reader = CsvLayout.reader(layout.separator());
    this.numbers = new double[layout.columns()];
    this.texts = new String[layout.columns()];
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
  @Nullable UserMessage read(double[] pixels) {
    int count;
    try {
      count = reader.ofSingleCsvRecord(fields, line);
    } catch (CsvParseException unquoted) {
      return UserMessage.of("data.csv.quoted");
    }
    if (count != layout.columns()) {
      return UserMessage.of("data.csv.fields", count, layout.columns());
    }
    label = layout.labelColumn() < 0 ? "" : wholeNumber(texts[layout.labelColumn()]);
    int pixel = 0;
    for (int field = 0; field < count; field++) {
      if (field == layout.labelColumn()) {
        continue;
      }
      double value = numbers[field] < 0 ? parsed(texts[field]) : numbers[field];
      if (Double.isNaN(value)) {
        return UserMessage.of("data.csv.pixel", shortened(texts[field]));
      }
      if (!PixelScale.possible(value)) {
        return PixelScale.impossible(value);
      }
      pixels[pixel++] = value;
    }
    return label.isEmpty() && layout.labelColumn() >= 0
        ? UserMessage.of("data.csv.classless")
        : null;
  }

  /// Takes a line's fields as they are found. Whole numbers of up to three digits, which most
  /// pixels are, need no text of their own; a string for each would take four times as long.
  private final class Fields extends AbstractBaseCsvCallbackHandler<Integer> {
    @Override
    protected void handleField(int field, char[] from, int offset, int length, boolean quoted) {
      if (field < numbers.length) {
        numbers[field] = field == layout.labelColumn() ? -1 : smallNumber(from, offset, length);
        texts[field] = numbers[field] < 0 ? new String(from, offset, length).strip() : "";
      }
    }

    @Override
    protected Integer buildRecord() {
      return getFieldCount();
    }
  }

  /// The whole number of up to three digits that a field holds, or -1.
  private static int smallNumber(char[] from, int offset, int length) {
    int value = 0;
    boolean plain = length > 0 && length < 4;
    for (int i = offset; plain && i < offset + length; i++) {
      int digit = from[i] - '0';
      plain = digit >= 0 && digit <= 9;
      value = 10 * value + digit;
    }
    return plain ? value : -1;
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
