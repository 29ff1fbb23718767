package lunula.data.format;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.SourceNames;
import lunula.data.Split;
import lunula.files.JsonException;
import lunula.files.JsonFields;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Pictures in Parquet files, as Hugging Face writes them: a column of pictures, each the bytes of
/// a picture file, alone or in a group with their path, and a column of labels, whose names are in
/// the file's metadata. Several files are the parts of one data set, by their names.
final class ParquetFiles extends OwnData {
  private static final int BATCH = 2048;
  // Held, or the level would be forgotten with it. What it tells is for its developers.
  private static final Logger LOG = Logger.getLogger("dev.hardwood");

  static {
    LOG.setLevel(Level.WARNING);
  }

  private static final Set<CompressionCodec> UNPACKED =
      EnumSet.of(
          CompressionCodec.UNCOMPRESSED,
          CompressionCodec.SNAPPY,
          CompressionCodec.GZIP,
          CompressionCodec.ZSTD);
  private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  private final List<Path> files;

  /// @param options must give a size, if there are pictures
  ParquetFiles(String name, List<Path> files, ImportOptions options, Split split) {
    super(name, options, split);
    this.files = List.copyOf(files);
  }

  /// Whether a file has a column of pictures, as far as it can be read; else its images are
  // numbers.
  static boolean holdsPictures(Path file) {
    try (ParquetFileReader reader = open(file)) {
      return reader.getFileSchema().getColumns().stream().anyMatch(ParquetFiles::mayHoldPictures);
    } catch (IOException | RuntimeException damaged) {
      // Who reads it whole says what is wrong.
      return true;
    }
  }

  private static boolean mayHoldPictures(ColumnSchema column) {
    List<String> path = column.fieldPath().elements();
    return column.type() == PhysicalType.BYTE_ARRAY
        && (path.getLast().equals("bytes")
            || (path.size() == 1 && ArrayRole.of(path.getFirst()).images()));
  }

  /// The columns that are used.
  ///
  /// @param image of the pictures, at the top; empty if the images are numbers
  /// @param bytes the field of its group that holds the bytes; empty if it is the bytes itself
  /// @param listed whether there are lists of pictures, of which the first is taken
  /// @param label of the classes; empty without
  /// @param labelType how labels are stored
  /// @param names of the classes, if the file tells them
  private record Columns(
      String image,
      String bytes,
      boolean listed,
      String label,
      PhysicalType labelType,
      List<String> names) {}

  /// One file.
  ///
  /// @param numbers where the pixels are, if they are numbers; else null
  private record Table(
      Path file,
      Columns columns,
      long rows,
      String @Nullable [] labels,
      ParquetNumbers.@Nullable Layout numbers) {}

  @Override
  Found find(Progress progress) throws IOException {
    List<Table> tables = new ArrayList<>();
    List<String[]> labels = new ArrayList<>();
    List<ImportPlan.@Nullable Use> told = new ArrayList<>();
    List<String> choices = new ArrayList<>();
    for (Path file : files) {
      Table table = reading(file, () -> table(file, choices));
      tables.add(table);
      labels.add(table.labels());
      told.add(use(file));
    }
    List<String> notes = notes();
    Columns first = tables.getFirst().columns();
    if (tables.getFirst().numbers() != null) {
      return numbers(tables, told, labels, choices, progress);
    }
    notes.add(said("data.parquet.images", first.image()));
    if (first.listed()) {
      notes.add(said("data.parquet.first"));
    }
    List<ImportPlan.@Nullable Use> uses = uses(told, notes);
    List<ImportPlan.Part> parts = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      checkedLength(name(), table.rows(), (long) shaping().width() * shaping().height());
      parts.add(
          new ImportPlan.Part(
              String.valueOf(table.file().getFileName()), uses.get(i), table.rows()));
    }
    ImportPlan plan =
        new ImportPlan(
            said("data.kind.parquet"),
            parts,
            0,
            0,
            1,
            Boolean.TRUE.equals(options().transpose()),
            shaping().width(),
            shaping().height(),
            ImportPlan.Scale.OF_PICTURES,
            first.label(),
            classNames(labels, first.names()),
            choices.stream().distinct().toList(),
            notes);
    return new Decoded(plan, tables);
  }

  /// Which part a file is, by its name, or else by its folder’s: `train/0000.parquet`.
  static ImportPlan.@Nullable Use use(Path file) {
    ImportPlan.Use use = ArrayRole.of(DataFinder.plainName(file)).use();
    Path folder = file.toAbsolutePath().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return use != null || name == null ? use : ArrayRole.of(name.toString()).use();
  }

  /// A plan of images that are stored as numbers.
  private Found numbers(
      List<Table> tables,
      List<ImportPlan.@Nullable Use> told,
      List<String[]> labels,
      List<String> choices,
      Progress progress)
      throws IOException {
    List<NumberRows> rows = new ArrayList<>();
    ParquetNumbers.Layout first = tables.getFirst().numbers();
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      ParquetNumbers.Layout layout = table.numbers();
      if (first == null || layout == null || !layout.shape().equals(first.shape())) {
        throw none(table.file(), List.of());
      }
      ParquetNumbers numbers =
          new ParquetNumbers(table.file(), layout, told.get(i), table.rows(), table.labels());
      numbers.check(name());
      rows.add(numbers);
    }
    Columns columns = tables.getFirst().columns();
    return NumberImages.of(
        this,
        said("data.kind.parquet"),
        rows,
        NumberImages.scale(rows, options(), progress),
        columns.label(),
        classNames(labels, columns.names()),
        choices.stream().distinct().toList(),
        notes());
  }

  private static DataException none(Path file, List<String> columns) {
    return new DataException(
        "data.parquet.none", UserMessages.shortName(file), String.join(", ", columns));
  }

  private Table table(Path file, List<String> choices) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      Columns columns = columns(file, reader, choices);
      checkPacking(file, reader);
      long rows = reader.getFileMetaData().numRows();
      if (rows > MOST_IMAGES) {
        throw new DataException("data.images.many", name(), rows, MOST_IMAGES);
      }
      ParquetNumbers.Layout numbers =
          columns.image().isEmpty()
              ? ParquetNumbers.layout(
                  reader, columns.label(), Boolean.TRUE.equals(options().transpose()))
              : null;
      if (columns.image().isEmpty() && numbers == null) {
        throw none(
            file,
            reader.getFileSchema().getColumns().stream()
                .map(column -> column.fieldPath().toString())
                .limit(20)
                .toList());
      }
      if (numbers != null && !numbers.lists()) {
        choices.removeAll(numbers.columns());
      }
      return new Table(file, columns, rows, labels(reader, columns, (int) rows), numbers);
    } catch (DataException known) {
      throw known;
    } catch (RuntimeException | LinkageError damaged) {
      throw damaged(file, damaged);
    }
  }

  /// Others need libraries that are not in the box.
  private static void checkPacking(Path file, ParquetFileReader reader) throws DataException {
    for (RowGroup group : reader.getFileMetaData().rowGroups()) {
      for (ColumnChunk column : group.columns()) {
        CompressionCodec codec = column.metaData().codec();
        if (!UNPACKED.contains(codec)) {
          throw new DataException(
              "data.parquet.packed",
              UserMessages.shortName(file),
              codec.name(),
              String.valueOf(file.getFileName()));
        }
      }
    }
  }

  static ParquetFileReader open(Path file) throws IOException {
    try {
      return ParquetFileReader.open(InputFile.of(file));
    } catch (IOException | RuntimeException damaged) {
      throw damaged(file, damaged);
    }
  }

  static DataException damaged(Path file, Throwable failure) {
    return new DataException(
        UserMessage.of(
            "data.parquet.damaged", UserMessages.shortName(file), UserMessages.argument(failure)),
        failure);
  }

  private Columns columns(Path file, ParquetFileReader reader, List<String> choices)
      throws DataException {
    String image = "";
    String bytes = "";
    boolean listed = false;
    String label = "";
    PhysicalType labelType = PhysicalType.INT64;
    for (ColumnSchema column : reader.getFileSchema().getColumns()) {
      List<String> path = column.fieldPath().elements();
      boolean repeated =
          column.repetitionType() == RepetitionType.REPEATED || column.maxRepetitionLevel() > 0;
      String top = path.getFirst();
      boolean holds =
          column.type() == PhysicalType.BYTE_ARRAY
              && !repeated
              && (path.size() == 2
                  ? path.get(1).equals("bytes")
                  : path.size() == 1 && ArrayRole.of(top).images());
      if (holds
          && (image.isEmpty() || (!ArrayRole.of(image).images() && ArrayRole.of(top).images()))) {
        image = top;
        bytes = path.size() == 2 ? path.get(1) : "";
        listed = false;
      } else if (repeated
          && image.isEmpty()
          && column.type() == PhysicalType.BYTE_ARRAY
          && path.getLast().equals("bytes")) {
        image = top;
        bytes = "bytes";
        listed = true;
      } else if (path.size() == 1 && !repeated && !holds) {
        choices.add(top);
        boolean wanted =
            options().label().isEmpty()
                ? CsvSurvey.isLabel(top) || ArrayRole.of(top).labels()
                : top.equals(options().label());
        if (wanted && label.isEmpty()) {
          label = top;
          labelType = column.type();
        }
      }
    }
    String wanted = options().label();
    if (!wanted.isEmpty() && !options().labelIs(ImportOptions.NONE) && label.isEmpty()) {
      throw new DataException(
          "data.label.unknown", UserMessages.shortName(file), wanted, String.join(", ", choices));
    }
    return new Columns(image, bytes, listed, label, labelType, names(file, reader, label));
  }

  /// What Hugging Face writes about a column of classes.
  private static List<String> names(Path file, ParquetFileReader reader, String label) {
    String text = reader.getFileMetaData().keyValueMetadata().get("huggingface");
    if (text == null || label.isEmpty()) {
      return List.of();
    }
    try {
      JsonFields features =
          JsonFields.parse(file, text.getBytes(StandardCharsets.UTF_8))
              .object("info")
              .object("features");
      JsonFields column = features.object(label);
      return column.has("names") ? column.texts("names") : List.of();
    } catch (JsonException unread) {
      // The classes then go by their numbers.
      return List.of();
    }
  }

  private static String @Nullable [] labels(ParquetFileReader reader, Columns columns, int rows) {
    if (columns.label().isEmpty()) {
      return null;
    }
    String[] labels = new String[rows];
    try (RowReader row =
        reader.buildRowReader().projection(ColumnProjection.columns(columns.label())).build()) {
      for (int i = 0; i < rows && row.hasNext(); i++) {
        row.next();
        labels[i] = label(row, columns).intern();
      }
    }
    for (int i = 0; i < rows; i++) {
      labels[i] = labels[i] == null || labels[i].isBlank() ? classless() : labels[i];
    }
    return labels;
  }

  private static String label(RowReader row, Columns columns) {
    String name = columns.label();
    if (row.isNull(name)) {
      return "";
    }
    return switch (columns.labelType()) {
      case INT32 -> Integer.toString(row.getInt(name));
      case INT64 -> Long.toString(row.getLong(name));
      case BOOLEAN -> row.getBoolean(name) ? "1" : "0";
      case FLOAT -> Long.toString((long) row.getFloat(name));
      case DOUBLE -> Long.toString((long) row.getDouble(name));
      default -> row.getString(name);
    };
  }

  /// Decodes the pictures of a plan.
  private final class Decoded implements Found {
    private final ImportPlan plan;
    private final List<Table> tables;

    Decoded(ImportPlan plan, List<Table> tables) {
      this.plan = plan;
      this.tables = tables;
    }

    @Override
    public ImportPlan plan() {
      return plan;
    }

    @Override
    public Gathered gather(int limit, Progress progress) throws DataException {
      SkipList skipped = new SkipList();
      Part learned = part(false, limit, skipped, progress);
      boolean apart = plan.parts().stream().anyMatch(part -> part.use() == ImportPlan.Use.TEST);
      Part judged =
          apart && limit == Integer.MAX_VALUE ? part(true, limit, skipped, progress) : null;
      List<String> notes = notes();
      PixelScale found = ByteLevels.scale(options(), learned, judged);
      if (options().saysScale()) {
        learned = ByteLevels.mapped(learned, found);
        judged = judged == null ? null : ByteLevels.mapped(judged, found);
      } else if (!Double.isNaN(found.plan().offer())) {
        notes.add(found.plan().words());
      }
      return new Gathered(learned, judged, skipped, notes);
    }

    private Part part(boolean test, int limit, SkipList skipped, Progress progress)
        throws DataException {
      List<Table> wanted = new ArrayList<>();
      for (int i = 0; i < tables.size(); i++) {
        ImportPlan.Use use = plan.parts().get(i).use();
        if (use != null && (use == ImportPlan.Use.TEST) == test) {
          wanted.add(tables.get(i));
        }
      }
      long count = Math.min(limit, wanted.stream().mapToLong(Table::rows).sum());
      int size = shaping().width() * shaping().height();
      byte[] pixels = new byte[checkedLength(name(), count, size)];
      boolean[] failed = new boolean[(int) count];
      String[] labels = new String[(int) count];
      List<String> sources = new ArrayList<>();
      boolean labelled = !plan.classNames().isEmpty();
      int at = 0;
      try (ExecutorService pool =
          Executors.newFixedThreadPool(
              READERS, Thread.ofPlatform().daemon().name("pictures-", 0).factory())) {
        for (Table table : wanted) {
          int here = (int) Math.min(table.rows(), count - at);
          read(table, here, at, pixels, failed, pool, skipped, progress, count);
          for (int i = 0; i < here; i++) {
            String[] told = table.labels();
            if (labelled) {
              labels[at + i] = told == null ? classless() : told[i];
            }
            if (!failed[at + i]) {
              sources.add(UserMessages.shortName(table.file()) + ":" + i);
            }
          }
          at += here;
        }
      }
      int kept = 0;
      for (int i = 0; i < at; i++) {
        if (!failed[i]) {
          System.arraycopy(pixels, i * size, pixels, kept * size, size);
          labels[kept++] = labels[i];
        }
      }
      Part part =
          new Part(
                  shaping().width(),
                  shaping().height(),
                  kept == count ? pixels : Arrays.copyOf(pixels, kept * size),
                  labelled ? Arrays.copyOf(labels, kept) : null)
              .named(SourceNames.of(sources));
      return plan.transposed() ? ByteLevels.transposed(part) : part;
    }

    private void read(
        Table table,
        int rows,
        int at,
        byte[] pixels,
        boolean[] failed,
        ExecutorService pool,
        SkipList skipped,
        Progress progress,
        long total)
        throws DataException {
      Columns columns = table.columns();
      List<Future<?>> running = new ArrayList<>();
      try (ParquetFileReader reader = open(table.file());
          RowReader row =
              reader
                  .buildRowReader()
                  .projection(
                      ColumnProjection.columns(
                          columns.bytes().isEmpty() || columns.listed()
                              ? columns.image()
                              : columns.image() + "." + columns.bytes()))
                  .build()) {
        byte[][] batch = new byte[BATCH][];
        int begun = 0;
        for (int i = 0; i < rows; i++) {
          if (!row.hasNext()) {
            throw new DataException("data.changed", name());
          }
          row.next();
          batch[i - begun] = bytes(row, columns);
          if (i - begun == BATCH - 1 || i == rows - 1) {
            byte[][] full = batch;
            int from = begun;
            int count = i + 1 - begun;
            running.add(
                pool.submit(() -> decode(table, full, count, from, at, pixels, failed, skipped)));
            // Two batches ahead are enough to keep the readers at work.
            if (running.size() > READERS + 1) {
              await(table, running.removeFirst());
            }
            batch = new byte[BATCH][];
            begun = i + 1;
            if (!progress.goesOn(at + begun, total)) {
              throw new CancellationException();
            }
          }
        }
        while (!running.isEmpty()) {
          await(table, running.removeFirst());
        }
      } catch (DataException | CancellationException known) {
        throw known;
      } catch (IOException | RuntimeException damaged) {
        throw damaged(table.file(), damaged);
      }
    }

    private static void await(Table table, Future<?> running) throws DataException {
      try {
        running.get();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      } catch (ExecutionException failure) {
        throw damaged(table.file(), failure);
      }
    }

    private static byte @Nullable [] bytes(RowReader row, Columns columns) {
      if (row.isNull(columns.image())) {
        return null;
      }
      if (columns.bytes().isEmpty()) {
        return row.getBinary(columns.image());
      }
      PqStruct group =
          columns.listed() ? first(row.getList(columns.image())) : row.getStruct(columns.image());
      if (group == null) {
        return null;
      }
      return group.isNull(columns.bytes()) ? null : group.getBinary(columns.bytes());
    }

    private static @Nullable PqStruct first(PqList list) {
      return list.isEmpty() || list.isNull(0) ? null : list.structs().getFirst();
    }

    private void decode(
        Table table,
        byte[][] batch,
        int count,
        int from,
        int at,
        byte[] pixels,
        boolean[] failed,
        SkipList skipped) {
      int size = shaping().width() * shaping().height();
      for (int i = 0; i < count; i++) {
        int image = at + from + i;
        byte[] bytes = batch[i];
        try {
          if (bytes == null) {
            throw new PictureReader.Unreadable(UserMessage.of("data.picture.elsewhere"));
          }
          PictureReader.Grey grey = PictureReader.read(bytes, shaping().damage(), () -> false);
          AreaScaling.scale(grey, shaping(), pixels, image * size);
        } catch (PictureReader.Unreadable unusable) {
          failed[image] = true;
          skipped.add(
              said("data.parquet.row", from + i, table.file().getFileName()),
              unusable.userMessage());
        }
      }
    }
  }
}
