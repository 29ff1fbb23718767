package lunula.data.format;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lunula.data.DataException;
import lunula.data.ImportPlan;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Images in a Parquet file as numbers: a list of them in each row, lists of lists as deep as the
/// image has directions, or a column a pixel.
///
/// @param layout the columns that hold the pixels: one of lists, or one a pixel in their order
/// @param use which part they are
/// @param labels one a row, or null
record ParquetNumbers(
    Path file, Layout layout, ImportPlan.@Nullable Use use, long count, String @Nullable [] labels)
    implements NumberRows {
  private static final Set<PhysicalType> NUMBERS =
      EnumSet.of(PhysicalType.INT32, PhysicalType.INT64, PhysicalType.FLOAT, PhysicalType.DOUBLE);
  private static final int LEAST_PIXELS = 4;

  /// Where the pixels are.
  ///
  /// @param columns one of lists, or one a pixel in their order
  /// @param lists whether it is one of lists
  record Layout(List<String> columns, boolean lists, RowShape shape) {
    Layout {
      columns = List.copyOf(columns);
    }
  }

  /// Finds out where the pixels are.
  ///
  /// @param label the column of the classes; empty without
  /// @return null if there are no numbers that make an image
  static @Nullable Layout layout(ParquetFileReader reader, String label, boolean transposed) {
    String list = "";
    List<String> flat = new ArrayList<>();
    for (ColumnSchema column : reader.getFileSchema().getColumns()) {
      List<String> path = column.fieldPath().elements();
      String top = path.getFirst();
      if (!NUMBERS.contains(column.type()) || top.equals(label)) {
        continue;
      }
      boolean repeated =
          column.repetitionType() == RepetitionType.REPEATED || column.maxRepetitionLevel() > 0;
      if (repeated && (list.isEmpty() || ArrayRole.of(top).images())) {
        list = top;
      } else if (!repeated && path.size() == 1 && !CsvSurvey.isRowName(top)) {
        flat.add(top);
      }
    }
    if (!list.isEmpty()) {
      RowShape shape = shapeOf(reader, list);
      return shape == null ? null : new Layout(List.of(list), true, shape.transposed(transposed));
    }
    RowShape shape = flat.size() < LEAST_PIXELS ? null : RowShape.square(flat.size());
    return shape == null || !shape.isPossible()
        ? null
        : new Layout(flat, false, shape.transposed(transposed));
  }

  /// The shape of the first row that holds any.
  private static @Nullable RowShape shapeOf(ParquetFileReader reader, String column) {
    try (RowReader row =
        reader.buildRowReader().projection(ColumnProjection.columns(column)).build()) {
      while (row.hasNext()) {
        row.next();
        PqList list = row.isNull(column) ? null : row.getList(column);
        if (list != null && !list.isEmpty()) {
          return shapeOf(lengths(list));
        }
      }
      return null;
    }
  }

  private static @Nullable RowShape shapeOf(List<Integer> lengths) {
    RowShape shape =
        switch (lengths.size()) {
          case 1 -> lengths.getFirst() < LEAST_PIXELS ? null : RowShape.square(lengths.getFirst());
          case 2 -> RowShape.grey(lengths.get(1), lengths.get(0));
          case 3 -> {
            int first = lengths.get(0);
            int last = lengths.get(2);
            yield last == 1
                ? RowShape.grey(lengths.get(1), first)
                : last == 3 || last == 4
                    ? new RowShape(lengths.get(1), first, last, false, false)
                    : first == 1
                        ? RowShape.grey(last, lengths.get(1))
                        : first == 3 || first == 4
                            ? new RowShape(last, lengths.get(1), first, true, false)
                            : null;
          }
          default -> null;
        };
    return shape == null || !shape.isPossible() ? null : shape;
  }

  private static List<Integer> lengths(PqList list) {
    List<Integer> lengths = new ArrayList<>();
    PqList inner = list;
    while (inner != null && !inner.isEmpty()) {
      lengths.add(inner.size());
      inner = inner.get(0) instanceof PqList deeper ? deeper : null;
    }
    return lengths;
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public RowShape shape() {
    return layout.shape();
  }

  @Override
  public boolean labelled() {
    return labels != null;
  }

  @Override
  public Cursor open(Progress progress) throws IOException {
    return new Rows(this);
  }

  /// One row after the other.
  private static final class Rows implements NumberRows.Cursor {
    private final ParquetNumbers table;
    private final ParquetFileReader reader;
    private final RowReader rows;
    private final double[] row;
    private int at = -1;

    Rows(ParquetNumbers table) throws IOException {
      this.table = table;
      row = new double[table.shape().length()];
      reader = ParquetFiles.open(table.file());
      try {
        rows =
            reader
                .buildRowReader()
                .projection(
                    ColumnProjection.columns(table.layout().columns().toArray(String[]::new)))
                .build();
      } catch (RuntimeException damaged) {
        reader.close();
        throw ParquetFiles.damaged(table.file(), damaged);
      }
    }

    @Override
    public boolean next() throws IOException {
      try {
        if (!rows.hasNext()) {
          return false;
        }
        rows.next();
        at++;
        return at < table.count();
      } catch (RuntimeException damaged) {
        throw ParquetFiles.damaged(table.file(), damaged);
      }
    }

    @Override
    public @Nullable UserMessage read(double[] grey) throws IOException {
      try {
        UserMessage wrong = table.layout().lists() ? ofList() : ofColumns();
        if (wrong != null) {
          return wrong;
        }
      } catch (RuntimeException damaged) {
        throw ParquetFiles.damaged(table.file(), damaged);
      }
      table.shape().grey(row, grey);
      return null;
    }

    private @Nullable UserMessage ofColumns() {
      List<String> columns = table.layout().columns();
      for (int i = 0; i < row.length; i++) {
        Object value = rows.isNull(columns.get(i)) ? null : rows.getRawValue(columns.get(i));
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
          return CsvSurvey.noPixel(String.valueOf(value));
        }
        row[i] = number.doubleValue();
      }
      return null;
    }

    private @Nullable UserMessage ofList() {
      String column = table.layout().columns().getFirst();
      PqList list = rows.isNull(column) ? null : rows.getList(column);
      int filled = list == null ? 0 : fill(list, 0);
      return filled == row.length
          ? null
          : filled < 0
              ? CsvSurvey.noPixel("NaN")
              : UserMessage.of("data.csv.fields", filled, row.length);
    }

    /// @return how many numbers there are so far; -1 if one is none
    private int fill(PqList list, int from) {
      int filled = from;
      for (Object one : list.rawValues()) {
        if (one instanceof PqList deeper) {
          filled = fill(deeper, filled);
          if (filled < 0) {
            return -1;
          }
        } else if (one instanceof Number number && Double.isFinite(number.doubleValue())) {
          if (filled < row.length) {
            row[filled] = number.doubleValue();
          }
          filled++;
        } else {
          return -1;
        }
      }
      return filled;
    }

    @Override
    public UserMessage where() {
      return UserMessage.of("data.parquet.row", at, UserMessages.shortName(table.file()));
    }

    @Override
    public String label() {
      String[] labels = table.labels();
      return labels == null ? "" : labels[at];
    }

    @Override
    public void close() throws IOException {
      rows.close();
      reader.close();
    }
  }

  /// Refuses what would not fit.
  void check(String name) throws DataException {
    OwnData.checkedLength(name, count, shape().pixels());
  }
}
