package lunula.data.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.files.UserMessage;

/// How a table of pixels is laid out: found out from its first line.
///
/// @param separator between the fields
/// @param hasHeader whether the first line names the columns
/// @param columns fields a line
/// @param labelColumn which field is the class, or -1
/// @param width pixels a row
/// @param height rows an image
/// @param guessed whether the label column was guessed from the number of fields
record CsvLayout(
    char separator,
    boolean hasHeader,
    int columns,
    int labelColumn,
    int width,
    int height,
    boolean guessed) {
  private static final Set<String> LABEL_NAMES =
      Set.of("label", "labels", "class", "classes", "target", "y", "category", "digit");

  /// @param file named in the message
  /// @param width pixels a row, or 0 for square images
  /// @throws DataException if no image comes of it
  static CsvLayout of(String file, String firstLine, CsvTable.LabelColumn choice, int width)
      throws DataException {
    char separator = separator(firstLine);
    List<String> fields = split(firstLine, separator);
    int named = named(fields);
    boolean header = named >= 0 || isHeader(fields);
    int label = labelColumn(fields, choice, named, width, header);
    int pixels = fields.size() - (label < 0 ? 0 : 1);
    int rowWidth = width > 0 ? width : (int) Math.round(Math.sqrt(pixels));
    if (pixels < 4 || pixels % rowWidth != 0 || (width == 0 && rowWidth * rowWidth != pixels)) {
      throw new DataException(
          UserMessage.of("data.csv.columns", file, fields.size(), shape(width)));
    }
    boolean guessed = label >= 0 && named < 0 && choice == CsvTable.LabelColumn.DETECT;
    return new CsvLayout(
        separator, header, fields.size(), label, rowWidth, pixels / rowWidth, guessed);
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
      List<String> fields, CsvTable.LabelColumn choice, int named, int width, boolean header) {
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
      return reader(separator).ofSingleCsvRecord(line).getFields().stream()
          .map(String::strip)
          .toList();
    } catch (CsvParseException unquoted) {
      return List.of();
    }
  }
}
