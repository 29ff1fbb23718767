package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images as a table, or a table a part: one line an image, one column a pixel in
/// row order, with or without a line of names, a column for the class, and one of numbers or names
/// of rows. Comma, semicolon, tabulator or blanks between; decimal points or commas; UTF-8 or
/// UTF-16; gzipped or plain.
///
/// The file is read twice: once to find out what is in it, once to keep it as bytes. A line that is
/// no image is left out and listed.
public final class CsvTable extends OwnData {
  private static final int REPORT_EVERY = 256;

  private final List<File> files;
  private final int width;

  /// A table.
  ///
  /// @param use what its images are for; null if that is not told
  record File(Path path, ImportPlan.@Nullable Use use) {}

  /// A table of square images.
  public CsvTable(Path file, Shaping shaping, Split split) {
    this(file, 0, ImportOptions.of(shaping), split);
  }

  /// @param width pixels a row, or 0 for square images
  public CsvTable(Path file, int width, ImportOptions options, Split split) {
    this(DataFinder.plainName(file), List.of(new File(file, null)), width, options, split);
  }

  CsvTable(String name, List<File> files, int width, ImportOptions options, Split split) {
    super(name, options, split);
    if (width < 0) {
      throw new IllegalArgumentException("width must not be negative: " + width);
    }
    this.files = List.copyOf(files);
    this.width = width;
  }

  @Override
  Found find(Progress progress) throws IOException {
    List<NumberRows> rows = new ArrayList<>();
    List<String> notes = notes();
    List<String[]> labels = new ArrayList<>();
    var range = new PixelScale.Range();
    CsvLayout first = null;
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      long before = i;
      Progress part =
          (done, total) ->
              progress.goesOn(before * total + done, files.size() * Math.max(1, total));
      CsvSurvey survey;
      CsvLayout layout;
      try {
        survey = reading(file.path(), () -> survey(file, part));
        layout = survey.layout(name(), options(), width);
      } catch (DataException noImages) {
        if (files.size() == 1) {
          throw noImages;
        }
        notes.add(said("data.csv.left", UserMessages.words(noImages)));
        continue;
      }
      if (first != null && !first.shape().equals(layout.shape())) {
        notes.add(said("data.csv.differs", UserMessages.shortName(file.path())));
        continue;
      }
      first = first == null ? layout : first;
      survey.addTo(range, layout);
      notes.addAll(layout.notes());
      labels.add(layout.label().isEmpty() ? null : layout.classes().toArray(String[]::new));
      if (layout.parts().isEmpty()) {
        rows.add(new Table(file, layout, file.use(), survey.images(layout)));
      } else {
        layout.parts().forEach((use, count) -> rows.add(new Table(file, layout, use, count)));
      }
    }
    if (first == null) {
      throw new DataException("data.none", name());
    }
    List<String> names = classNames(labels, List.of());
    return NumberImages.of(
        this,
        said("data.kind.table"),
        rows,
        range.scale(options()),
        first.label().isEmpty() ? "" : first.labelName(),
        names,
        first.choices(),
        notes);
  }

  private CsvSurvey survey(File file, Progress progress) throws IOException {
    CsvSurvey survey = CsvSurvey.begin(file.path());
    try (TextLines lines = new TextLines(file.path())) {
      while (lines.advance()) {
        if (lines.number() % REPORT_EVERY == 0 && !progress.goesOn(lines.done(), lines.size())) {
          throw new CancellationException();
        }
        survey.add(lines);
      }
    }
    return survey;
  }

  /// The lines of one file that should be images.
  private record Table(File file, CsvLayout layout, ImportPlan.@Nullable Use use, long count)
      implements NumberRows {
    @Override
    public String name() {
      String name = String.valueOf(file.path().getFileName());
      return layout.parts().isEmpty() || use == null
          ? name
          : name + ": " + use.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public RowShape shape() {
      return layout.shape();
    }

    @Override
    public boolean labelled() {
      return !layout.label().isEmpty();
    }

    @Override
    public Cursor open(Progress progress) throws IOException {
      return new CsvRows(file.path(), layout, use);
    }
  }

  /// The lines of a table of pixels that should be images, one after the other.
  private static final class CsvRows implements NumberRows.Cursor {
    private final CsvLayout layout;
    private final TextFields fields;
    private final TextLines lines;
    private final double[] row;
    private final int[] labelColumns;
    private final ImportPlan.@Nullable Use use;
    private boolean headerToCome;
    private int count;

    CsvRows(Path file, CsvLayout layout, ImportPlan.@Nullable Use use) throws IOException {
      this.layout = layout;
      this.use = use;
      this.fields = layout.format().fields();
      this.headerToCome = layout.format().hasHeader();
      this.row = new double[layout.pixels().length];
      this.labelColumns = layout.label().stream().mapToInt(Integer::intValue).toArray();
      this.lines = new TextLines(file);
    }

    @Override
    public boolean next() throws IOException {
      while (lines.advance()) {
        if (CsvSurvey.isBlank(lines)) {
          continue;
        }
        if (headerToCome) {
          headerToCome = false;
          continue;
        }
        count = fields.split(lines.bytes(), lines.length());
        fields.dropTrailing(layout.format().columns());
        count = count < 0 ? count : fields.count();
        if (belongs()) {
          return true;
        }
      }
      return false;
    }

    /// Whether a row is of the part that is read; one that is spoilt is of the training part.
    private boolean belongs() {
      if (layout.parts().isEmpty()) {
        return true;
      }
      boolean whole = count == layout.format().columns();
      ImportPlan.Use told = whole ? ArrayRole.of(fields.text(layout.part())).use() : null;
      return told == null ? use == ImportPlan.Use.TRAIN : told == use;
    }

    @Override
    public UserMessage where() {
      return UserMessage.of("data.line", lines.number());
    }

    @Override
    public @Nullable UserMessage read(double[] grey) {
      UserMessage wrong = CsvSurvey.wrong(count, layout.format().columns());
      if (wrong != null) {
        return wrong;
      }
      int[] pixels = layout.pixels();
      for (int i = 0; i < pixels.length; i++) {
        double value = fields.number(pixels[i]);
        if (!Double.isFinite(value)) {
          return CsvSurvey.noPixel(fields.text(pixels[i]));
        }
        row[i] = value;
      }
      if (!layout.label().isEmpty() && label().isEmpty()) {
        return UserMessage.of("data.csv.classless");
      }
      layout.shape().grey(row, grey);
      return null;
    }

    @Override
    public String label() {
      return labelColumns.length == 0 ? "" : CsvSurvey.label(fields, labelColumns);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /// How a table is laid out.
  ///
  /// @param pixels the columns of the pixels, in their order
  /// @param label the column of the class; several, if each stands for a class; empty without
  /// @param labelName what the person may call it
  /// @param choices columns that may be the class
  /// @param classes labels that were found
  /// @param part the column that says which part a row belongs to; -1 if there is none
  /// @param parts how many rows each has; empty if there is none
  record CsvLayout(
      CsvSurvey.Format format,
      int[] pixels,
      RowShape shape,
      List<Integer> label,
      String labelName,
      List<String> choices,
      Set<String> classes,
      List<String> notes,
      int part,
      Map<ImportPlan.Use, Integer> parts) {
    CsvLayout {
      label = List.copyOf(label);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof CsvLayout that
          && Arrays.equals(pixels, that.pixels)
          && label.equals(that.label);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(pixels);
    }
  }
}
