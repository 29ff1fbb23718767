package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Images in the text of LIBSVM and SVMlight: a line an image, its class first, then the numbers of
/// the pixels that are not 0, from 0 or 1, each with its value: `5 153:3 154:18`. How wide an image
/// is, the text does not say: it is the smallest square that has room for all.
final class SparseText extends OwnData {
  private static final int REPORT_EVERY = 256;
  private static final int LOOKED_AT = 5;
  private static final Pattern CLASSES = Pattern.compile("[-+]?[0-9.]+(?:,[0-9]+){0,99}");

  private final Path file;

  SparseText(String name, Path file, ImportOptions options, Split split) {
    super(name, options, split);
    this.file = file;
  }

  /// Whether a text is written so.
  static boolean begins(Path file) throws IOException {
    try (TextLines lines = new TextLines(file)) {
      for (int i = 0; i < LOOKED_AT && lines.advance(); i++) {
        if (!CsvSurvey.isBlank(lines)) {
          return lines.length() <= 1 << 20 && isOne(lines.text());
        }
      }
    }
    return false;
  }

  /// A class, or several with commas, perhaps a query's number, and at least one pixel. Looked at
  /// word by word: a pattern for all of a line runs out of stack on a long one.
  private static boolean isOne(String line) {
    int remark = line.indexOf('#');
    String[] words = (remark < 0 ? line : line.substring(0, remark)).strip().split("\\s+", -1);
    if (!CLASSES.matcher(words[0]).matches()) {
      return false;
    }
    int first = words.length > 1 && words[1].matches("qid:[0-9]+") ? 2 : 1;
    for (int i = first; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      if (colon < 1
          || colon == words[i].length() - 1
          || !words[i].chars().limit(colon).allMatch(digit -> digit >= '0' && digit <= '9')) {
        return false;
      }
    }
    return words.length > first;
  }

  /// One line.
  private static final class Entries {
    private final List<double[]> values = new ArrayList<>();
    private String label = "";

    /// @return why it is no image; or null
    @Nullable UserMessage read(String line) {
      values.clear();
      int remark = line.indexOf('#');
      String[] words = (remark < 0 ? line : line.substring(0, remark)).strip().split("\\s+", -1);
      label = words[0].endsWith(".0") ? words[0].substring(0, words[0].length() - 2) : words[0];
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        if (words[i].startsWith("qid:")) {
          continue;
        }
        try {
          double value = Double.parseDouble(words[i].substring(colon + 1));
          int place = Integer.parseInt(words[i], 0, Math.max(0, colon), 10);
          boolean possible =
              Double.isFinite(value)
                  && place >= 0
                  && place <= RowShape.largestSide() * RowShape.largestSide();
          if (!possible) {
            return CsvSurvey.noPixel(words[i]);
          }
          values.add(new double[] {place, value});
        } catch (NumberFormatException word) {
          return CsvSurvey.noPixel(words[i]);
        }
      }
      return null;
    }
  }

  @Override
  Found find(Progress progress) throws IOException {
    return reading(file, () -> found(progress));
  }

  private Found found(Progress progress) throws IOException {
    int most = 0;
    int least = Integer.MAX_VALUE;
    int rows = 0;
    Set<String> classes = new LinkedHashSet<>();
    Entries entries = new Entries();
    try (TextLines lines = new TextLines(file)) {
      while (lines.advance()) {
        if (lines.number() % REPORT_EVERY == 0 && !progress.goesOn(lines.done(), lines.size())) {
          throw new CancellationException();
        }
        if (CsvSurvey.isBlank(lines) || entries.read(lines.text()) != null) {
          continue;
        }
        rows++;
        classes.add(entries.label);
        for (double[] entry : entries.values) {
          most = Math.max(most, (int) entry[0]);
          least = Math.min(least, (int) entry[0]);
        }
      }
    }
    int first = least == 0 ? 0 : 1;
    int side = (int) Math.ceil(Math.sqrt(most + 1.0 - first));
    RowShape shape = RowShape.grey(side, side);
    String shown = UserMessages.shortName(file);
    if (rows == 0) {
      throw new DataException("data.none", name());
    }
    if (!shape.isPossible() || side < 2) {
      throw new DataException("data.csv.sides", shown, side, side, RowShape.largestSide());
    }
    boolean labelled = !options().labelIs(ImportOptions.NONE);
    List<String> notes = notes();
    notes.add(said("data.sparse.side", side, most));
    Rows images =
        new Rows(
            file,
            shape.transposed(Boolean.TRUE.equals(options().transpose())),
            first,
            rows,
            labelled);
    List<String[]> labels = new ArrayList<>();
    labels.add(labelled ? classes.toArray(String[]::new) : null);
    return NumberImages.of(
        this,
        said("data.kind.sparse"),
        List.of(images),
        NumberImages.scale(List.of(images), options(), progress),
        labelled ? ImportOptions.FIRST : "",
        classNames(labels, List.of()),
        List.of(),
        notes);
  }

  private record Rows(Path file, RowShape shape, int first, long count, boolean labelled)
      implements NumberRows {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public ImportPlan.@Nullable Use use() {
      return null;
    }

    @Override
    public Cursor open(Progress progress) throws IOException {
      return new Lines(this);
    }
  }

  private static final class Lines implements NumberRows.Cursor {
    private final Rows rows;
    private final TextLines lines;
    private final Entries entries = new Entries();
    private final double[] row;

    Lines(Rows rows) throws IOException {
      this.rows = rows;
      row = new double[rows.shape().length()];
      lines = new TextLines(rows.file());
    }

    @Override
    public boolean next() throws IOException {
      while (lines.advance()) {
        if (!CsvSurvey.isBlank(lines)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable UserMessage read(double[] grey) {
      UserMessage wrong = entries.read(lines.text());
      if (wrong != null) {
        return wrong;
      }
      Arrays.fill(row, 0);
      for (double[] entry : entries.values) {
        int place = (int) entry[0] - rows.first();
        if (place < 0 || place >= row.length) {
          return CsvSurvey.noPixel(Integer.toString((int) entry[0]));
        }
        row[place] = entry[1];
      }
      rows.shape().grey(row, grey);
      return null;
    }

    @Override
    public UserMessage where() {
      return UserMessage.of("data.line", lines.number());
    }

    @Override
    public String label() {
      return entries.label;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
