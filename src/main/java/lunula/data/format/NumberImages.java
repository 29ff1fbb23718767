package lunula.data.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Shaping;
import lunula.files.Progress;
import lunula.files.UserMessage;
import org.jspecify.annotations.Nullable;

/// Makes images of rows of numbers, as a plan says.
final class NumberImages implements OwnData.Found {
  private static final int REPORT_EVERY = 512;

  private final OwnData source;
  private final List<NumberRows> rows;
  private final ImportPlan plan;
  private final PixelScale scale;

  /// @param rows as many as the plan has parts, in their order
  NumberImages(OwnData source, List<NumberRows> rows, ImportPlan plan, PixelScale scale) {
    this.source = source;
    this.rows = List.copyOf(rows);
    this.plan = plan;
    this.scale = scale;
  }

  /// A plan of rows of numbers.
  ///
  /// @param kind what the data are, in words
  /// @param labels where the classes are from; empty without
  /// @param notes what was found out so far
  static NumberImages of(
      OwnData source,
      String kind,
      List<NumberRows> rows,
      PixelScale scale,
      String labels,
      List<String> classNames,
      List<String> labelChoices,
      List<String> notes) {
    RowShape shape = rows.getFirst().shape();
    List<ImportPlan.@Nullable Use> uses =
        source.uses(rows.stream().<ImportPlan.@Nullable Use>map(NumberRows::use).toList(), notes);
    List<ImportPlan.Part> parts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      NumberRows one = rows.get(i);
      parts.add(new ImportPlan.Part(one.name(), uses.get(i), one.count()));
      if (!classNames.isEmpty() && !one.labelled() && uses.get(i) != null) {
        notes.add(OwnData.said("data.labels.none", one.name(), OwnData.classless()));
      }
    }
    if (shape.channels() > 1) {
      notes.add(OwnData.said("data.colours", shape.channels()));
    }
    if (!scale.plan().words().isEmpty()) {
      notes.add(scale.plan().words());
    }
    Shaping shaping = source.shaping();
    return new NumberImages(
        source,
        rows,
        new ImportPlan(
            kind,
            parts,
            shape.width(),
            shape.height(),
            shape.channels(),
            shape.transposed(),
            shaping.keepsSize() ? shape.imageWidth() : shaping.width(),
            shaping.keepsSize() ? shape.imageHeight() : shaping.height(),
            scale.plan(),
            labels,
            classNames,
            labelChoices,
            notes),
        scale);
  }

  /// The same where more than one direction of an array may count the images, as
  /// [ImportPlan#counted].
  NumberImages counted(ImportOptions.Count count, String question) {
    return new NumberImages(source, rows, plan.counted(count, question), scale);
  }

  /// How all numbers of rows are distributed.
  static PixelScale scale(List<NumberRows> rows, ImportOptions options, Progress progress)
      throws IOException {
    var range = new PixelScale.Range();
    long total = rows.stream().mapToLong(NumberRows::count).sum();
    long before = 0;
    for (NumberRows one : rows) {
      double[] grey = new double[one.shape().pixels()];
      long done = 0;
      try (NumberRows.Cursor cursor = one.open(Progress.NONE)) {
        while (cursor.next()) {
          if (done++ % REPORT_EVERY == 0 && !progress.goesOn(before + done, total)) {
            throw new CancellationException();
          }
          if (cursor.read(grey) == null) {
            range.add(grey);
          }
        }
      }
      before += one.count();
    }
    return range.scale(options);
  }

  @Override
  public ImportPlan plan() {
    return plan;
  }

  @Override
  public OwnData.Gathered gather(int limit, Progress progress) throws DataException {
    SkipList skipped = new SkipList();
    try {
      OwnData.Part only = part(false, limit, skipped, progress);
      boolean apart =
          plan.parts().stream().anyMatch(part -> part.use() == ImportPlan.Use.TEST)
              && limit == Integer.MAX_VALUE;
      OwnData.Part test = apart ? part(true, limit, skipped, progress) : null;
      return new OwnData.Gathered(only, test, skipped, List.of());
    } catch (DataException known) {
      throw known;
    } catch (IOException failure) {
      throw OwnData.unreadable(source.name(), failure);
    }
  }

  private OwnData.Part part(boolean test, int limit, SkipList skipped, Progress progress)
      throws IOException {
    List<NumberRows> wanted = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ImportPlan.Use use = plan.parts().get(i).use();
      if (use != null && (use == ImportPlan.Use.TEST) == test) {
        wanted.add(rows.get(i));
      }
    }
    RowShape shape = rows.getFirst().shape();
    long all = wanted.stream().mapToLong(NumberRows::count).sum();
    int each = limit == Integer.MAX_VALUE ? limit : (int) Math.ceilDiv((long) limit, wanted.size());
    long most = wanted.stream().mapToLong(one -> Math.min(each, one.count())).sum();
    byte[] pixels = new byte[OwnData.checkedLength(source.name(), most, shape.pixels())];
    boolean labelled = !plan.classNames().isEmpty();
    String[] labels = new String[labelled ? (int) most : 0];
    double[] grey = new double[shape.pixels()];
    int kept = 0;
    long done = 0;
    for (NumberRows one : wanted) {
      try (NumberRows.Cursor cursor = one.open(Progress.NONE)) {
        int seen = 0;
        while (seen < each && cursor.next()) {
          if (done++ % REPORT_EVERY == 0 && !progress.goesOn(done, all)) {
            throw new CancellationException();
          }
          seen++;
          UserMessage wrong = cursor.read(grey);
          if (wrong == null && kept == most) {
            throw new DataException("data.changed", source.name());
          }
          if (wrong == null) {
            wrong = scale.write(grey, pixels, kept * grey.length);
          }
          if (wrong != null) {
            skipped.add(cursor.where(), wrong);
            continue;
          }
          if (labelled) {
            labels[kept] = one.labelled() ? cursor.label() : OwnData.classless();
          }
          kept++;
        }
        if (seen < each) {
          cursor.finish();
        }
      }
    }
    byte[] filled = kept == most ? pixels : Arrays.copyOf(pixels, kept * grey.length);
    return source.shape(
        new OwnData.Part(
            shape.imageWidth(),
            shape.imageHeight(),
            filled,
            labelled ? Arrays.copyOf(labels, kept) : null),
        progress);
  }
}
