package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

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
        throw new DataException(UserMessage.of("data.empty", UserMessages.shortName(file)));
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
    try (CsvRows rows = new CsvRows(file, layout, progress, 0)) {
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
    try (CsvRows rows = new CsvRows(file, layout, progress, 1)) {
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
}
