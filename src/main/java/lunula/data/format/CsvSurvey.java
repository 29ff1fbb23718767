package lunula.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// What is in a table, found out from all of its lines: which columns are pixels, which is the
/// class, and which only numbers or names the rows.
final class CsvSurvey {
  private static final Set<String> LABEL_NAMES =
      Set.of(
          "label",
          "labels",
          "class",
          "classes",
          "target",
          "targets",
          "y",
          "category",
          "categories",
          "digit",
          "letter",
          "species",
          "emotion",
          "character",
          "type");
  private static final Set<String> PART_NAMES =
      Set.of("usage", "split", "set", "subset", "part", "partition", "phase", "purpose");
  private static final Set<String> ROW_NAMES =
      Set.of(
          "",
          "id",
          "ids",
          "index",
          "idx",
          "row",
          "rowid",
          "image_id",
          "imageid",
          "filename",
          "file",
          "file_name",
          "path",
          "image",
          "unnamed: 0",
          "no",
          "nr",
          "number",
          "key",
          "uuid",
          "name");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)[0-9]+(?:[x_, .-][0-9]+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]*,[0-9]+([eE].*)?");
  private static final Pattern PACKED_NUMBERS = Pattern.compile("[-+0-9.eE \\t]+");
  private static final int LOOKED_AT = 20;
  private static final int MOST_CLASSES = 257;

  /// More columns than this beside the pixels are no class of their own each.
  private static final int MOST_ONE_HOT = 256;

  /// The least words of a field that holds all pixels of an image.
  private static final int PACKED = 9;

  /// What pandas makes of a first line of numbers that it takes for names: `5`, `0`, `0.1`, `0.2`.
  private static final Pattern MANGLED = Pattern.compile("(-?[0-9]+)(?:\\.([0-9]+))?");

  /// Fewer rows that count up may as well be one image of each class.
  private static final int SURELY_COUNTING = 12;

  private final Path file;
  private final Format format;
  private final TextFields fields;
  private final Column[] edges;
  private final int[] edgeOf;
  private final double[] row;
  private final PixelScale.Range range = new PixelScale.Range();
  private final List<OneHot> oneHots = new ArrayList<>();
  private final List<Integer> beside;
  private final int columns;
  private boolean headerToCome;
  private long rows;
  private @Nullable UserMessage firstWrong;

  /// How the text of a table is written.
  ///
  /// @param names of the columns; empty without a header
  /// @param packed the column that holds all pixels with blanks between, each of which counts as a
  ///     column; -1 if there is none
  /// @param mangled whether the first line was a row of numbers before pandas took it for names
  record Format(
      char separator,
      boolean decimalComma,
      boolean hasHeader,
      int columns,
      List<String> names,
      int packed,
      boolean mangled) {
    TextFields fields() {
      return new TextFields(separator, decimalComma, packed);
    }

    /// What a column is called: its name, or its number from 1.
    String name(int column) {
      return names.isEmpty() || names.get(column).isBlank()
          ? Integer.toString(column + 1)
          : names.get(column);
    }
  }

  /// What is in a column that may be no pixel.
  private static final class Column {
    private final int index;
    private final Map<String, Integer> distinct = new LinkedHashMap<>();
    private boolean counts = true;
    private boolean numbers = true;
    private double last = Double.NaN;
    private final PixelScale.Range range = new PixelScale.Range();
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean whole = true;

    Column(int index) {
      this.index = index;
    }

    void add(double value, TextFields fields) {
      if (distinct.size() <= MOST_CLASSES) {
        distinct.merge(CsvSurvey.label(fields, new int[] {index}), 1, Integer::sum);
      }
      if (!Double.isFinite(value)) {
        numbers = false;
        counts = false;
        return;
      }
      counts &= Double.isNaN(last) || value == last + 1;
      last = value;
      whole &= value == Math.rint(value);
      least = Math.min(least, value);
      most = Math.max(most, value);
      range.add(new double[] {value});
    }

    /// Whether its values can be classes: two or more, and few.
    boolean isClass(long rows) {
      boolean few = distinct.size() > 1 && distinct.size() < MOST_CLASSES;
      return few && (!numbers || whole) && !(counts && rows > SURELY_COUNTING);
    }

    /// Whether its values are 0, 1, 2 … or 1, 2, 3 … without a gap.
    boolean isDense() {
      return numbers && whole && least >= 0 && least <= 1 && most - least + 1 == distinct.size();
    }

    /// How many rows each part has, if the values are names of parts; else empty.
    Map<ImportPlan.Use, Integer> parts() {
      Map<ImportPlan.Use, Integer> parts = new EnumMap<>(ImportPlan.Use.class);
      for (Map.Entry<String, Integer> value : distinct.entrySet()) {
        ImportPlan.Use use = ArrayRole.of(value.getKey()).use();
        if (use == null) {
          return Map.of();
        }
        parts.merge(use, value.getValue(), Integer::sum);
      }
      return parts.size() > 1 && parts.containsKey(ImportPlan.Use.TRAIN) ? parts : Map.of();
    }

    /// Whether every row has another value.
    boolean tellsRows(long rows) {
      return counts
          || (!numbers
              && distinct.size() >= Math.min(rows, MOST_CLASSES)
              && rows > SURELY_COUNTING);
    }
  }

  /// Columns side by side of which each stands for a class.
  private static final class OneHot {
    private final int from;
    private final int count;
    private boolean fits = true;

    OneHot(int from, int count) {
      this.from = from;
      this.count = count;
    }

    void add(double[] row) {
      double sum = 0;
      for (int i = from; i < from + count; i++) {
        fits &= row[i] == 0 || row[i] == 1;
        sum += row[i];
      }
      fits &= sum == 1;
    }
  }

  private CsvSurvey(Path file, Format format) {
    this.file = file;
    this.format = format;
    this.fields = format.fields();
    this.columns = format.columns();
    this.headerToCome = format.hasHeader();
    this.row = new double[columns];
    this.edgeOf = new int[columns];
    Arrays.fill(edgeOf, -1);
    List<Column> edge = new ArrayList<>();
    beside = beside(format.names());
    Set<Integer> all = new LinkedHashSet<>(beside);
    for (int i = 0; i < 2; i++) {
      all.add(Math.min(i, columns - 1));
      all.add(Math.max(0, columns - 1 - i));
    }
    all.stream().sorted().forEach(index -> edge.add(new Column(index)));
    edges = edge.toArray(Column[]::new);
    for (int i = 0; i < edges.length; i++) {
      edgeOf[edges[i].index] = i;
    }
    for (int more = 3; more <= Math.min(MOST_ONE_HOT, columns - 4); more++) {
      if (RowShape.square(columns - more) != null) {
        oneHots.add(new OneHot(columns - more, more));
        oneHots.add(new OneHot(0, more));
      }
    }
  }

  /// Columns whose names are of another kind than most.
  private static List<Integer> beside(List<String> names) {
    List<String> kinds =
        names.stream()
            .map(name -> NUMBERED.matcher(name))
            .map(matcher -> matcher.matches() ? matcher.group(1) : "\0")
            .toList();
    Map<String, Integer> counts = new HashMap<>();
    kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
    int most =
        counts.entrySet().stream()
            .filter(kind -> !kind.getKey().equals("\0"))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    boolean named = IntStream.range(0, names.size()).anyMatch(i -> isLabel(names.get(i)));
    return IntStream.range(0, names.size())
        .filter(
            i ->
                isLabel(names.get(i))
                    || (most > names.size() / 2 && counts.getOrDefault(kinds.get(i), 0) < most)
                    || (named && isRowName(names.get(i))))
        .limit(64)
        .boxed()
        .toList();
  }

  static boolean isLabel(String name) {
    return LABEL_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isRowName(String name) {
    return ROW_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Finds out how a table is written from its first lines.
  ///
  /// @throws DataException if it is empty
  static CsvSurvey begin(Path file) throws IOException {
    List<String> first = new ArrayList<>();
    try (TextLines lines = new TextLines(file)) {
      while (first.size() < LOOKED_AT && lines.advance()) {
        if (!isBlank(lines)) {
          first.add(lines.text());
        }
      }
    }
    if (first.isEmpty()) {
      throw new DataException("data.empty", UserMessages.shortName(file));
    }
    return new CsvSurvey(file, format(first));
  }

  /// Refuses a table of words alone.
  ///
  /// @throws DataException if the first lines hold no number
  void checkNumbers() throws IOException {
    boolean pictures = false;
    int seen = 0;
    try (TextLines lines = new TextLines(file)) {
      while (seen < LOOKED_AT && lines.advance()) {
        if (isBlank(lines) || (format.hasHeader() && seen++ == 0)) {
          continue;
        }
        seen++;
        fields.split(lines.bytes(), lines.length());
        for (int i = 0; i < fields.count(); i++) {
          String text = fields.text(i);
          pictures |= PictureFormat.isPicture(text.substring(text.lastIndexOf('.') + 1));
          if (!Double.isNaN(fields.number(i)) && !pictures) {
            return;
          }
        }
      }
    }
    throw new DataException(
        pictures ? "data.csv.pictures" : "data.csv.words", UserMessages.shortName(file), columns);
  }

  private static Format format(List<String> lines) {
    String line = lines.getFirst();
    String sure = lines.getLast();
    char separator =
        Stream.of(';', '\t', ',')
            .filter(one -> bare(line).indexOf(one) >= 0 && bare(sure).indexOf(one) >= 0)
            .findFirst()
            .orElse(' ');
    List<List<String>> split = split(lines, separator, false);
    int packed = packed(split);
    boolean comma =
        separator != ','
            && split.stream()
                .flatMap(List::stream)
                .anyMatch(field -> DECIMAL_COMMA.matcher(field).matches());
    List<String> head = split.getFirst();
    List<String> next = split.get(Math.min(1, split.size() - 1));
    boolean mangled = split.size() > 1 && isMangled(head);
    boolean header = mangled || isHeader(head, split.size() > 1 ? next : List.of(), comma);
    // A comma at the end of every line begins no further column.
    List<List<String>> body = header && split.size() > 1 ? split.subList(1, split.size()) : split;
    boolean trailing =
        separator != ' '
            && head.size() > 1
            && body.stream().allMatch(fields -> !fields.isEmpty() && fields.getLast().isEmpty())
            && (!header || head.getLast().isEmpty() || head.size() == next.size() - 1);
    int columns = trailing ? body.getFirst().size() - 1 : head.isEmpty() ? 1 : head.size();
    List<String> names = List.of();
    if (header) {
      names = new ArrayList<>(head.subList(0, Math.min(columns, head.size())));
      if (names.size() < columns) {
        // What writes the numbers of rows without naming their column.
        names.addFirst("");
      }
      while (names.size() < columns) {
        names.add("");
      }
      names = List.copyOf(names);
    }
    boolean unnamed = header && body.getFirst().size() == head.size() + 1 && !trailing;
    if (unnamed) {
      columns = body.getFirst().size();
      names = Stream.concat(Stream.of(""), head.stream()).toList();
    }
    if (packed >= 0) {
      int more = words(body.getFirst().get(packed)) - 1;
      List<String> all = new ArrayList<>(names);
      for (int i = 0; i <= more && !all.isEmpty(); i++) {
        String name = "pixel" + i;
        if (i == 0) {
          all.set(packed, name);
        } else {
          all.add(packed + i, name);
        }
      }
      return new Format(separator, comma, header, columns + more, List.copyOf(all), packed, false);
    }
    return new Format(
        separator, comma, header, Math.max(1, columns), mangled ? List.of() : names, -1, mangled);
  }

  /// The column of which each field, but for the name, holds many numbers; -1 if there is none.
  private static int packed(List<List<String>> rows) {
    List<List<String>> body = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
    List<String> first = body.getFirst();
    for (int column = 0; column < first.size(); column++) {
      int at = column;
      boolean numbers =
          body.stream()
              .allMatch(
                  row ->
                      row.size() == first.size()
                          && words(row.get(at)) >= PACKED
                          && PACKED_NUMBERS.matcher(row.get(at)).matches());
      if (numbers && first.size() > 1) {
        return column;
      }
    }
    return -1;
  }

  private static int words(String field) {
    return field.isBlank() ? 0 : field.strip().split("[ \t]+", -1).length;
  }

  /// Whether numbers that stand there more than once were made different by a second number.
  private static boolean isMangled(List<String> fields) {
    Map<String, Integer> seen = new HashMap<>();
    int changed = 0;
    for (String field : fields) {
      Matcher matcher = MANGLED.matcher(field);
      if (!matcher.matches()) {
        return false;
      }
      int before = seen.merge(matcher.group(1), 1, Integer::sum) - 1;
      String number = matcher.group(2);
      if (!(number == null ? "0" : number).equals(Integer.toString(before))
          || (number != null && before == 0)) {
        return false;
      }
      changed += before > 0 ? 1 : 0;
    }
    return 2 * changed > fields.size() && fields.size() > PACKED;
  }

  /// A line without what stands in quotation marks.
  private static String bare(String line) {
    return line.replaceAll("\"[^\"]*\"", "").strip();
  }

  private static List<List<String>> split(List<String> lines, char separator, boolean comma) {
    TextFields fields = new TextFields(separator, comma);
    List<List<String>> split = new ArrayList<>();
    for (String line : lines) {
      split.add(fields.split(line) < 0 ? List.of() : fields.texts());
    }
    return split;
  }

  /// Names, or pixel numbers 0, 1, 2 … as some programs write them.
  private static boolean isHeader(List<String> fields, List<String> next, boolean comma) {
    int words = 0;
    int counting = 0;
    int others = 0;
    double last = Double.NaN;
    for (String field : fields) {
      double number = number(field, comma);
      words += Double.isNaN(number) ? 1 : 0;
      if (!Double.isNaN(number)) {
        boolean follows =
            Double.isNaN(last) ? number == 0 || (number == 1 && words > 0) : number == last + 1;
        counting += follows ? 1 : 0;
        others += follows ? 0 : 1;
        last = number;
      }
    }
    boolean counts = others == 0 && counting > 2 && words <= 3;
    boolean named = fields.stream().anyMatch(CsvSurvey::isLabel);
    long wordsBelow = next.stream().filter(field -> Double.isNaN(number(field, comma))).count();
    return counts || named || (words > fields.size() / 2 && (next.isEmpty() || wordsBelow < words));
  }

  private static double number(String field, boolean comma) {
    TextFields one = new TextFields(';', comma);
    return one.split(field) == 1 ? one.number(0) : Double.NaN;
  }

  /// Whether a line holds nothing: blanks, a remark as NumPy writes it, after a “#”, one of Weka’s
  /// remarks and declarations, after a “%” or an “@”, or the first one by which Excel is told what
  /// separates, `sep=;`.
  static boolean isBlank(TextLines lines) {
    byte[] bytes = lines.bytes();
    for (int i = 0; i < lines.length(); i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return bytes[i] == '#'
            || bytes[i] == '%'
            || bytes[i] == '@'
            || (bytes[i] == 's'
                && lines.number() == 1
                && lines.length() < 8
                && lines.text().strip().startsWith("sep="));
      }
    }
    return true;
  }

  static @Nullable UserMessage wrong(int count, int columns) {
    if (count < 0) {
      return UserMessage.of("data.csv.quoted");
    }
    return count == columns ? null : UserMessage.of("data.csv.fields", count, columns);
  }

  static UserMessage noPixel(String field) {
    return UserMessage.of(
        "data.csv.pixel", field.length() > 20 ? field.substring(0, 20) + "…" : field);
  }

  /// The class of a row; empty if it has none.
  ///
  /// @param label its column, or the columns of which one is 1
  static String label(TextFields fields, int[] label) {
    if (label.length > 1) {
      for (int i = 0; i < label.length; i++) {
        if (fields.number(label[i]) == 1) {
          return Integer.toString(i);
        }
      }
      return "";
    }
    // A label that some programs write as 7.0 is 7.
    String text = fields.text(label[0]);
    double number = fields.number(label[0]);
    return number == Math.rint(number) && Math.abs(number) < 1e9 && text.indexOf('.') > 0
        ? Long.toString((long) number)
        : text;
  }

  /// How the table is written.
  Format format() {
    return format;
  }

  /// Looks at a line.
  void add(TextLines lines) {
    if (isBlank(lines)) {
      return;
    }
    if (headerToCome) {
      headerToCome = false;
      return;
    }
    int count = fields.split(lines.bytes(), lines.length());
    fields.dropTrailing(columns);
    UserMessage wrong = wrong(count < 0 ? count : fields.count(), columns);
    for (int i = 0; wrong == null && i < columns; i++) {
      row[i] = fields.number(i);
      if (!Double.isFinite(row[i]) && edgeOf[i] < 0) {
        wrong = noPixel(fields.text(i));
      }
    }
    if (wrong != null) {
      firstWrong =
          firstWrong != null
              ? firstWrong
              : UserMessage.of(
                  "data.line.wrong", UserMessage.of("data.line", lines.number()), wrong);
      return;
    }
    rows++;
    for (Column edge : edges) {
      edge.add(row[edge.index], fields);
    }
    oneHots.removeIf(
        one -> {
          one.add(row);
          return !one.fits;
        });
    int from = 0;
    while (from < columns && edgeOf[from] >= 0) {
      from++;
    }
    // Between the edges; columns of another kind amid the pixels are few.
    int to = columns;
    while (to > from && edgeOf[to - 1] >= 0) {
      to--;
    }
    if (edgesAreOutside(from, to)) {
      range.add(row, from, to);
    } else {
      double[] others = new double[to - from];
      int kept = 0;
      for (int i = from; i < to; i++) {
        if (edgeOf[i] < 0) {
          others[kept++] = row[i];
        }
      }
      range.add(others, 0, kept);
    }
  }

  private boolean edgesAreOutside(int from, int to) {
    for (Column edge : edges) {
      if (edge.index >= from && edge.index < to) {
        return false;
      }
    }
    return true;
  }

  /// Decides.
  ///
  /// @param name of the data
  /// @param width pixels a row, or 0 for square images
  /// @throws DataException if no image comes of it
  CsvTable.CsvLayout layout(String name, ImportOptions options, int width) throws IOException {
    String shown = UserMessages.shortName(file);
    List<String> notes = new ArrayList<>();
    List<Integer> out = new ArrayList<>();
    Column parts = parts(options);
    if (parts != null) {
      out.add(parts.index);
    }
    List<Integer> label = label(options, width, out, shown, notes);
    if (parts == null && label.isEmpty() && !options.labelIs(ImportOptions.NONE)) {
      oneHots.stream()
          .filter(one -> one.fits && rows > 0 && shape(columns, width) == null)
          .min((a, b) -> a.count - b.count)
          .ifPresent(
              one -> {
                out.clear();
                notes.clear();
                IntStream.range(one.from, one.from + one.count).forEach(label::add);
                notes.add(OwnData.said("data.csv.onehot", one.count));
              });
    }
    int[] pixels =
        IntStream.range(0, columns)
            .filter(column -> !label.contains(column) && !out.contains(column))
            .toArray();
    RowShape shape = shape(pixels.length, width);
    boolean words =
        rows > 0
            && Arrays.stream(edges)
                .anyMatch(
                    edge -> edge.least > edge.most && Arrays.binarySearch(pixels, edge.index) >= 0);
    if (shape == null || pixels.length < 4 || words) {
      checkNumbers();
      throw new DataException(
          "data.csv.columns",
          shown,
          columns,
          width > 0 ? UserMessage.of("data.csv.rows", width) : UserMessage.of("data.csv.square"));
    }
    if (!shape.isPossible()) {
      throw new DataException(
          "data.csv.sides", shown, shape.width(), shape.height(), RowShape.largestSide());
    }
    if (rows == 0) {
      checkNumbers();
      UserMessage wrong = firstWrong;
      throw wrong == null
          ? new DataException("data.none", name)
          : new DataException("data.unusable", name, UserMessages.words(wrong), "");
    }
    Set<String> classes = new LinkedHashSet<>();
    if (label.size() == 1) {
      classes.addAll(edges[edgeOf[label.getFirst()]].distinct.keySet());
      classes.remove("");
      if (classes.size() >= MOST_CLASSES) {
        throw new DataException("data.classes.many", shown, MOST_CLASSES - 1, MOST_CLASSES - 1);
      }
    } else {
      IntStream.range(0, label.size()).mapToObj(Integer::toString).forEach(classes::add);
    }
    for (int column : out) {
      notes.add(
          OwnData.said(
              parts != null && column == parts.index ? "data.csv.parts" : "data.csv.out",
              format.name(column)));
    }
    if (format.mangled()) {
      notes.add(OwnData.said("data.csv.mangled"));
    }
    if (firstWrong != null) {
      notes.add(OwnData.said("data.csv.spoilt", UserMessages.words(firstWrong)));
    }
    Boolean transpose = options.transpose();
    return new CsvTable.CsvLayout(
        format,
        pixels,
        shape.transposed(Boolean.TRUE.equals(transpose)),
        label,
        label.isEmpty() ? "" : format.name(label.getFirst()),
        choices(),
        classes,
        notes,
        parts == null ? -1 : parts.index,
        parts == null ? Map.of() : parts.parts());
  }

  /// The column that says which part a row belongs to; null if there is none.
  private @Nullable Column parts(ImportOptions options) {
    for (Column edge : edges) {
      String name = format.names().isEmpty() ? "" : format.names().get(edge.index);
      boolean called = PART_NAMES.contains(name.toLowerCase(Locale.ROOT));
      boolean wanted = name.equalsIgnoreCase(options.label()) && !name.isEmpty();
      if (!wanted && (called || name.isBlank()) && !edge.parts().isEmpty()) {
        return edge;
      }
    }
    return null;
  }

  private static @Nullable RowShape shape(int pixels, int width) {
    if (width == 0) {
      return RowShape.square(pixels);
    }
    return pixels % width == 0 && pixels >= width ? RowShape.grey(width, pixels / width) : null;
  }

  /// The first and the last column, and those that are named.
  private List<String> choices() {
    return format.hasHeader()
        ? Arrays.stream(edges).map(edge -> format.name(edge.index)).toList()
        : List.of();
  }

  /// Chooses the column of the class, and those that are left out.
  private List<Integer> label(
      ImportOptions options, int width, List<Integer> out, String shown, List<String> notes)
      throws DataException {
    List<Integer> label = new ArrayList<>();
    int gone = out.size();
    if (!options.label().isEmpty()) {
      if (!options.labelIs(ImportOptions.NONE)) {
        label.add(chosen(options, shown));
      }
    }
    boolean open = options.label().isEmpty();
    List<Column> apart =
        Arrays.stream(edges)
            .filter(edge -> beside.contains(edge.index))
            .filter(edge -> !label.contains(edge.index) && !out.contains(edge.index))
            .toList();
    if (shape(columns - gone - label.size() - apart.size(), width) != null && !apart.isEmpty()) {
      Column named =
          apart.stream()
              .filter(edge -> open && isLabel(format.name(edge.index)))
              .findFirst()
              .or(
                  () ->
                      apart.stream()
                          .filter(edge -> open && !isRowName(format.names().get(edge.index)))
                          .filter(edge -> edge.isClass(rows))
                          .findFirst())
              .orElse(null);
      if (named != null) {
        label.add(named.index);
        notes.add(OwnData.said("data.csv.class", format.name(named.index)));
      }
      apart.stream().filter(edge -> edge != named).forEach(edge -> out.add(edge.index));
      return label;
    }
    int over = columns - gone - label.size();
    if (shape(over, width) != null) {
      return label;
    }
    guess(label, out, width, open, notes);
    return label;
  }

  /// Without names: one or two columns at the ends are over, where the others make an image.
  private void guess(
      List<Integer> label, List<Integer> out, int width, boolean open, List<String> notes) {
    int taken = label.size();
    int gone = out.size();
    List<Column> free =
        Arrays.stream(edges)
            .filter(one -> !label.contains(one.index) && !out.contains(one.index))
            .toList();
    Column first = free.stream().filter(one -> one.index <= taken).findFirst().orElse(null);
    Column last = free.isEmpty() ? null : free.getLast();
    if (first == null || last == null) {
      return;
    }
    if (shape(columns - gone - taken - 1, width) != null) {
      boolean rowNumbers = tells(first) || tells(last);
      if (rowNumbers) {
        out.add(tells(first) ? first.index : last.index);
        return;
      }
      Column best = better(first, last);
      if (!open) {
        out.add(best.index);
        return;
      }
      label.add(best.index);
      notes.add(OwnData.said(best == first ? "data.csv.first" : "data.csv.last"));
      return;
    }
    if (open && shape(columns - gone - 2, width) != null) {
      boolean firstTells = tells(first);
      Column number = firstTells ? first : tells(last) ? last : null;
      if (number != null) {
        Column beside =
            Arrays.stream(edges)
                .filter(one -> one != number && one.isClass(rows))
                .filter(
                    one ->
                        one.index == columns - 1
                            || one.index == 0
                            || one.index == (firstTells ? 1 : columns - 2))
                .max((a, b) -> Boolean.compare(a.isDense(), b.isDense()))
                .orElse(null);
        if (beside != null) {
          out.add(number.index);
          label.add(beside.index);
          notes.add(OwnData.said("data.csv.class", format.name(beside.index)));
        }
      }
    }
  }

  private boolean tells(Column column) {
    boolean named = !format.names().isEmpty() && isRowName(format.names().get(column.index));
    return named || (column.tellsRows(rows) && rows > SURELY_COUNTING);
  }

  /// Which of two columns is rather the class.
  private Column better(Column first, Column last) {
    boolean firstMay = first.isClass(rows);
    boolean lastMay = last.isClass(rows);
    if (firstMay != lastMay) {
      return firstMay ? first : last;
    }
    if (first.numbers != last.numbers) {
      return first.numbers ? last : first;
    }
    if (first.isDense() != last.isDense()) {
      return first.isDense() ? first : last;
    }
    return last.distinct.size() < first.distinct.size() ? last : first;
  }

  private int chosen(ImportOptions options, String shown) throws DataException {
    if (options.labelIs(ImportOptions.FIRST)) {
      return 0;
    }
    if (options.labelIs(ImportOptions.LAST)) {
      return columns - 1;
    }
    return Arrays.stream(edges)
        .filter(edge -> format.name(edge.index).equalsIgnoreCase(options.label()))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "data.label.unknown", shown, options.label(), String.join(", ", choices())))
        .index;
  }

  /// Adds the pixels of all lines.
  void addTo(PixelScale.Range all, CsvTable.CsvLayout layout) {
    all.addAll(range);
    for (Column edge : edges) {
      if (Arrays.binarySearch(layout.pixels(), edge.index) >= 0) {
        all.addAll(edge.range);
      }
    }
  }

  /// How many lines are images.
  long images(CsvTable.CsvLayout layout) {
    return rows;
  }
}
