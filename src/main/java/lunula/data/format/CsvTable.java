package lunula.data.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images as a table: one line an image, one column a pixel in row order, with or
/// without a line of names and a column for the class. Comma, semicolon, tabulator or blank
/// between; gzipped or plain. Pixels go from 0 to 255, 0 to 1 or -1 to 1, which is found out.
///
/// The file is read twice: once to find out what is in it, once to keep it as bytes. A line that is
/// no image is left out and listed.
public final class CsvTable extends OwnData {
  private final Path file;
  private final LabelColumn labelColumn;
  private final int width;

  /// Which column is the class.
  public enum LabelColumn {
    /// The one that is named so, or the one that is over where the others make a square image.
    DETECT,
    /// None; every column is a pixel.
    NONE,
    /// The first.
    FIRST,
    /// The last.
    LAST
  }

  /// A table of square images.
  public CsvTable(Path file, Shaping shaping, Split split) {
    this(file, LabelColumn.DETECT, 0, shaping, split);
  }

  /// @param width pixels a row, or 0 for square images
  public CsvTable(Path file, LabelColumn labelColumn, int width, Shaping shaping, Split split) {
    super(DataFinder.plainName(file), shaping, split);
    if (width < 0) {
      throw new IllegalArgumentException("width must not be negative: " + width);
    }
    this.file = file;
    this.labelColumn = labelColumn;
    this.width = width;
  }

  @Override
  Gathered gather(int limit, Progress progress) throws DataException {
    return reading(file, () -> read(limit, progress));
  }

  private Gathered read(int limit, Progress progress) throws IOException {
    CsvLayout layout = layout();
    SkipList skipped = new SkipList();
    var range = new PixelScale.Range();
    int count = survey(layout, limit, range, skipped, progress);
    PixelScale scale = range.scale();
    Part part = fill(layout, scale, count, skipped, progress);
    List<String> notes = notes(scale.sentence());
    if (layout.guessed()) {
      notes.add(
          UserMessages.words(
              UserMessage.of(layout.labelColumn() == 0 ? "data.csv.first" : "data.csv.last")));
    }
    long total = limit == Integer.MAX_VALUE ? part.count() : -1;
    return new Gathered(shape(part, progress), null, total, skipped, notes);
  }

  private CsvLayout layout() throws IOException {
    try (TextLines lines = new TextLines(file)) {
      String first = lines.next();
      while (first != null && first.isBlank()) {
        first = lines.next();
      }
      if (first == null) {
        throw new DataException("data.empty", UserMessages.shortName(file));
      }
      return CsvLayout.of(UserMessages.shortName(file), first, labelColumn, width);
    }
  }

  /// How many lines are images, and between which bounds their pixels are.
  private int survey(
      CsvLayout layout, int limit, PixelScale.Range range, SkipList skipped, Progress progress)
      throws IOException {
    int count = 0;
    double[] row = new double[layout.width() * layout.height()];
    try (CsvRows rows = new CsvRows(layout, progress, 0)) {
      while (count < limit && rows.next()) {
        UserMessage wrong = rows.read(row);
        if (wrong == null) {
          checkedLength(name(), ++count, row.length);
          range.add(row);
        } else {
          skipped.add(UserMessage.of("data.line", rows.number()), wrong);
        }
      }
    }
    return count;
  }

  /// Keeps the first `count` lines that are images, less those beyond the scale.
  private Part fill(
      CsvLayout layout, PixelScale scale, int count, SkipList skipped, Progress progress)
      throws IOException {
    double[] row = new double[layout.width() * layout.height()];
    byte[] pixels = new byte[checkedLength(name(), count, row.length)];
    String[] labels = new String[count];
    int kept = 0;
    try (CsvRows rows = new CsvRows(layout, progress, 1)) {
      for (int seen = 0; seen < count && rows.next(); ) {
        if (rows.read(row) == null) {
          seen++;
          UserMessage wrong = scale.write(row, pixels, kept * row.length);
          if (wrong == null) {
            labels[kept++] = rows.label();
          } else {
            skipped.add(UserMessage.of("data.line", rows.number()), wrong);
          }
        }
      }
    }
    return new Part(
        layout.width(),
        layout.height(),
        kept == count ? pixels : Arrays.copyOf(pixels, kept * row.length),
        layout.labelColumn() < 0 ? null : Arrays.copyOf(labels, kept));
  }

  /// The lines of a table of pixels that should be images, one after the other.
  private final class CsvRows implements Closeable {
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
    CsvRows(CsvLayout layout, Progress progress, int round) throws IOException {
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
          progress.report(round * lines.size() + lines.done(), 2 * lines.size());
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

  /// How a table of pixels is laid out: found out from its first line.
  ///
  /// @param separator between the fields
  /// @param hasHeader whether the first line names the columns
  /// @param columns fields a line
  /// @param labelColumn which field is the class, or -1
  /// @param width pixels a row
  /// @param height rows an image
  /// @param guessed whether the label column was guessed from the number of fields
  private record CsvLayout(
      char separator,
      boolean hasHeader,
      int columns,
      int labelColumn,
      int width,
      int height,
      boolean guessed) {
    private static final Set<String> LABEL_NAMES =
        Set.of("label", "labels", "class", "classes", "target", "y", "category", "digit");

    private static final int LARGEST_SIDE = 1024;
    private static final int MOST_FIELDS = 1 << 21;

    /// @param file named in the message
    /// @param width pixels a row, or 0 for square images
    /// @throws DataException if no image comes of it
    static CsvLayout of(String file, String firstLine, LabelColumn choice, int width)
        throws DataException {
      char separator = separator(firstLine);
      List<String> fields = split(firstLine, separator);
      int named = named(fields);
      boolean header = named >= 0 || isHeader(fields);
      int label = labelColumn(fields, choice, named, width, header);
      int pixels = fields.size() - (label < 0 ? 0 : 1);
      int rowWidth = width > 0 ? width : (int) Math.round(Math.sqrt(pixels));
      if (pixels < 4 || pixels % rowWidth != 0 || (width == 0 && rowWidth * rowWidth != pixels)) {
        throw new DataException("data.csv.columns", file, fields.size(), shape(width));
      }
      int rowHeight = pixels / rowWidth;
      if (Math.max(rowWidth, rowHeight) > LARGEST_SIDE) {
        throw new DataException("data.csv.sides", file, rowWidth, rowHeight, LARGEST_SIDE);
      }
      boolean guessed = label >= 0 && named < 0 && choice == LabelColumn.DETECT;
      return new CsvLayout(separator, header, fields.size(), label, rowWidth, rowHeight, guessed);
    }

    private static char separator(String line) {
      char best = ',';
      for (char candidate : new char[] {';', '\t', ' '}) {
        if (split(line.strip(), candidate).size() > split(line.strip(), best).size()) {
          best = candidate;
        }
      }
      return best;
    }

    private static int named(List<String> fields) {
      return IntStream.range(0, fields.size())
          .filter(i -> LABEL_NAMES.contains(fields.get(i).toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElse(-1);
    }

    /// Names, or pixel numbers 0, 1, 2 … as some programs write them.
    private static boolean isHeader(List<String> fields) {
      int words = 0;
      boolean counts = fields.size() > 2;
      for (int i = 0; i < fields.size(); i++) {
        words += isNumber(fields.get(i)) ? 0 : 1;
        counts &= fields.get(i).equals(Integer.toString(i));
      }
      return counts || words > fields.size() / 2;
    }

    private static UserMessage shape(int width) {
      return width > 0 ? UserMessage.of("data.csv.rows", width) : UserMessage.of("data.csv.square");
    }

    private static int labelColumn(
        List<String> fields, LabelColumn choice, int named, int width, boolean header) {
      int last = fields.size() - 1;
      return switch (choice) {
        case NONE -> -1;
        case FIRST -> 0;
        case LAST -> last;
        case DETECT -> {
          if (named >= 0 || isImage(fields.size(), width) || !isImage(last, width)) {
            yield named;
          }
          yield !header && isNumber(fields.get(0)) && !isNumber(fields.get(last)) ? last : 0;
        }
      };
    }

    private static boolean isImage(int pixels, int width) {
      long root = Math.round(Math.sqrt(pixels));
      return pixels >= 4 && (width > 0 ? pixels % width == 0 : root * root == pixels);
    }

    private static boolean isNumber(String field) {
      try {
        return !Double.isNaN(Double.parseDouble(field));
      } catch (NumberFormatException word) {
        return false;
      }
    }

    /// Splits lines as RFC 4180 says; blanks may stand around quotation marks.
    static CsvReader.CsvReaderBuilder reader(char separator) {
      return CsvReader.builder().fieldSeparator(separator).trimWhitespacesAroundQuotes(true);
    }

    /// The fields of a line, without quotes and outer blanks; none if its quotes make no sense.
    private static List<String> split(String line, char separator) {
      try {
        return reader(separator)
            .ofSingleCsvRecord(CsvRecordHandler.of(handler -> handler.maxFields(MOST_FIELDS)), line)
            .getFields()
            .stream()
            .map(String::strip)
            .toList();
      } catch (CsvParseException unquoted) {
        return List.of();
      }
    }
  }
}
