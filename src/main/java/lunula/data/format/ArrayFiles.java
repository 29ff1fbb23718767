package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.data.DataException;
import lunula.data.ImportOptions;
import lunula.data.ImportPlan;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.PickleReader;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images in arrays: NumPy's NPY and NPZ, IDX of any numbers, in one file or several
/// that belong together.
///
/// Images are (count, height, width), (count, pixels) or (height, width, count), with colours
/// before or behind, as integers or floating numbers. Which array is images, which is labels, and
/// which part they belong to, is told by their names, such as `x_train`, `testLabels` and
/// `val_images`, and where those say nothing by their shapes.
public final class ArrayFiles extends OwnData {
  private static final String ENDING = ".npy";
  private static final int MOST_ARRAYS = 1000;

  /// In which the type of an NPY array is told.
  private static final int HEADER = 256;

  /// A last direction that is so much longer than the others is rather the number of images.
  private static final int MANY_TIMES = 4;

  private static final List<String> BEST_NAMES =
      List.of("x_train", "train_images", "x", "images", "imgs", "image", "data", "arr_0");

  private final List<Path> files;

  /// @param file an NPY, NPZ or IDX file
  public ArrayFiles(Path file, Shaping shaping, Split split) {
    this(DataFinder.plainName(file), List.of(file), ImportOptions.of(shaping), split);
  }

  /// @param files that belong together
  ArrayFiles(String name, List<Path> files, ImportOptions options, Split split) {
    super(name, options, split);
    this.files = List.copyOf(files);
  }

  /// How sure it is which direction counts the images.
  private enum Doubt {
    /// No other can.
    NONE,
    /// It was said, or the labels tell.
    SAID,
    /// The other could as well, but is unusual.
    GUESSED,
    /// The person must say.
    ASKED
  }

  /// An array that may be images.
  ///
  /// @param countLast whether the last direction counts them, and not the first
  private record Images(
      NumberArray array, ArrayRole role, RowShape shape, boolean countLast, Doubt doubt) {
    int count() {
      int[] lengths = array.header().shape();
      return countLast ? lengths[lengths.length - 1] : lengths[0];
    }

    /// What is said of the direction that counts; empty if there is nothing to say.
    String words() {
      String text = array.header().shapeText();
      if (doubt == Doubt.NONE || doubt == Doubt.SAID) {
        return countLast ? said("data.npy.last", text, count()) : "";
      }
      int[] lengths = array.lengths();
      int other = countLast ? lengths[0] : lengths[lengths.length - 1];
      RowShape instead = countLast ? firstCounts(lengths) : lastCounts(lengths);
      return said(
          doubt == Doubt.ASKED ? "data.npy.asked" : "data.npy.guessed",
          text,
          countLast ? 1 : 0,
          count(),
          shape.width(),
          shape.height(),
          countLast ? 0 : 1,
          other,
          instead == null ? 0 : instead.width(),
          instead == null ? 0 : instead.height());
    }
  }

  /// Images of an array that the first direction counts; null if they can be none.
  private static @Nullable RowShape firstCounts(int[] lengths) {
    return lengths.length == 3
        ? RowShape.grey(lengths[2], lengths[1])
        : RowShape.square(lengths[1]);
  }

  /// Images of an array that the last direction counts; null if they can be none.
  private static @Nullable RowShape lastCounts(int[] lengths) {
    if (lengths.length == 3) {
      return RowShape.grey(lengths[1], lengths[0]);
    }
    return lengths[0] >= 4 && lengths[1] > 1 ? RowShape.square(lengths[0]) : null;
  }

  @Override
  Found find(Progress progress) throws IOException {
    List<NumberArray> arrays = new ArrayList<>();
    List<DataException> refusals = new ArrayList<>();
    boolean archive = files.size() > 1;
    for (Path file : files) {
      archive |= reading(file, () -> list(file, arrays, refusals));
    }
    List<String> notes = notes();
    List<Images> images = images(arrays, refusals, archive);
    boolean several =
        images.size() > 1
            && images.stream().allMatch(one -> one.role().use() == null)
            && files.size() > 1;
    if (several) {
      notes.add(said("data.npy.classes"));
    } else if (archive) {
      notes.add(
          said(
              "data.npz.images",
              String.join(
                  "”, “", images.stream().map(one -> one.array().name()).distinct().toList())));
    }
    List<NumberRows> rows = new ArrayList<>();
    List<String[]> labels = new ArrayList<>();
    List<NumberArray> used = new ArrayList<>();
    String question = "";
    for (Images one : images) {
      used.add(one.array());
      NumberArray labelArray = several ? null : labelsOf(one, images, arrays);
      String[] names = null;
      if (labelArray != null) {
        used.add(labelArray);
        NumberArray.Labels read = labelArray.labels(one.count());
        names = read.names();
        if (!read.taken().isEmpty()) {
          notes.add(said(read.taken(), labelArray.name(), labelArray.header().shapeText()));
        }
      }
      if (names == null && !several && labelsMayBeBeside(one)) {
        LabelTable table = LabelTable.beside(files.getFirst(), one.array().name(), one.count());
        if (table != null) {
          names = table.labels();
          notes.add(said("data.labels.table", String.valueOf(table.file().getFileName())));
        }
      }
      String className = several && !options().labelIs(ImportOptions.NONE) ? classOf(one) : null;
      labels.add(className == null ? names : new String[] {className});
      boolean transpose =
          Boolean.TRUE.equals(options().transpose())
              || (options().transpose() == null && lies(one.array()));
      RowShape shape = one.shape().transposed(transpose);
      if (transpose && options().transpose() == null && rows.isEmpty()) {
        notes.add(said("data.emnist"));
      }
      if (one.doubt() == Doubt.ASKED && question.isEmpty()) {
        question = one.words();
      } else if (rows.isEmpty() && !one.words().isEmpty()) {
        notes.add(one.words());
      }
      checkLength(one);
      rows.add(one.array().rows(shape, one.countLast(), one.role().use(), names, className));
    }
    notes.addAll(leftOut(arrays, used));
    if (archive) {
      refusals.forEach(one -> notes.add(said("data.csv.left", UserMessages.words(one))));
    }
    RowShape first = rows.getFirst().shape();
    for (NumberRows other : rows) {
      if (other.shape().imageWidth() != first.imageWidth()
          || other.shape().imageHeight() != first.imageHeight()) {
        throw new DataException(
            "data.parts.differ",
            name(),
            first.imageWidth(),
            first.imageHeight(),
            other.shape().imageWidth(),
            other.shape().imageHeight());
      }
    }
    String labelled =
        used.stream()
            .filter(array -> images.stream().noneMatch(one -> one.array().equals(array)))
            .map(NumberArray::name)
            .findFirst()
            .orElse(several ? said("data.labels.files") : "");
    PixelScale scale = NumberImages.scale(rows, options(), progress);
    NumberImages planned =
        NumberImages.of(
            this,
            said(archive ? "data.kind.arrays" : "data.kind.array"),
            rows,
            scale,
            labelled,
            classNames(labels, List.of()),
            arrays.stream()
                .filter(array -> images.stream().noneMatch(one -> one.array().equals(array)))
                .map(NumberArray::name)
                .toList(),
            notes);
    Images counted = images.getFirst();
    return counted.doubt() == Doubt.NONE
        ? planned
        : planned.counted(
            counted.countLast() ? ImportOptions.Count.LAST : ImportOptions.Count.FIRST, question);
  }

  /// A table is looked for beside images whose labels nobody named.
  private boolean labelsMayBeBeside(Images one) {
    return options().label().isEmpty() && one.count() > 1;
  }

  private void checkLength(Images one) throws DataException {
    one.array().checkSize();
    checkedLength(name(), one.count(), one.shape().pixels());
  }

  /// EMNIST stores its images with rows and columns changed.
  private static boolean lies(NumberArray array) {
    return array.shown().toLowerCase(Locale.ROOT).contains("emnist-");
  }

  private static String classOf(Images one) {
    return one.array()
        .name()
        .replaceFirst("^(full[_-])?numpy[_-]bitmaps?[_-]|^full[_-]", "")
        .replace('_', ' ');
  }

  private static List<String> leftOut(List<NumberArray> arrays, List<NumberArray> used) {
    List<String> names =
        arrays.stream().filter(array -> !used.contains(array)).map(NumberArray::name).toList();
    return names.isEmpty() ? List.of() : List.of(said("data.npz.out", String.join(", ", names)));
  }

  /// The arrays that are images: by name, or the only one that can be.
  private List<Images> images(
      List<NumberArray> arrays, List<DataException> refusals, boolean archive)
      throws DataException {
    List<Images> possible = new ArrayList<>();
    for (NumberArray array : arrays) {
      Images one = possible(array, arrays);
      if (one != null && !array.name().equals(options().label())) {
        possible.add(one);
      } else if (!archive) {
        throw new DataException(
            "data.npy.images", array.shown(), array.header().shapeText(), RowShape.largestSide());
      }
    }
    if (possible.isEmpty() && refusals.size() == 1) {
      throw refusals.getFirst();
    }
    if (possible.size() < 2) {
      return single(possible, arrays);
    }
    List<Images> named = possible.stream().filter(one -> one.role().images()).toList();
    List<Images> chosen = named.isEmpty() ? unlabelled(possible) : named;
    if (chosen.size() > 1) {
      chosen = onePerPart(chosen);
    }
    if (chosen.isEmpty()) {
      throw ambiguous(arrays);
    }
    return chosen;
  }

  private List<Images> single(List<Images> possible, List<NumberArray> arrays)
      throws DataException {
    if (possible.isEmpty()) {
      NumberArray only =
          arrays.stream()
              .filter(array -> ArrayRole.of(array.name()).images())
              .findFirst()
              .orElse(null);
      throw only == null
          ? ambiguous(arrays)
          : new DataException(
              "data.npy.images", only.shown(), only.header().shapeText(), RowShape.largestSide());
    }
    return possible;
  }

  private static List<Images> unlabelled(List<Images> possible) {
    int most = possible.stream().mapToInt(one -> one.array().lengths().length).max().orElse(0);
    List<Images> others =
        possible.stream()
            .filter(one -> !one.role().labels())
            .filter(one -> one.array().lengths().length == most)
            .toList();
    return others.isEmpty() ? possible : others;
  }

  /// One array of images a part; several without a part are classes, if they are files.
  private List<Images> onePerPart(List<Images> named) {
    Map<String, List<Images>> parts = new LinkedHashMap<>();
    for (Images one : named) {
      parts.computeIfAbsent(String.valueOf(one.role().use()), key -> new ArrayList<>()).add(one);
    }
    boolean noParts = parts.size() == 1 && parts.containsKey("null");
    boolean files = this.files.size() > 1;
    if (noParts && files) {
      return named;
    }
    List<Images> chosen = new ArrayList<>();
    for (ImportPlan.Use use : ImportPlan.Use.values()) {
      List<Images> part = parts.getOrDefault(use.toString(), List.of());
      if (!part.isEmpty()) {
        chosen.addAll(files ? part : List.of(best(part)));
      }
    }
    if (chosen.isEmpty()) {
      List<Images> best =
          named.stream()
              .filter(one -> BEST_NAMES.contains(one.array().name().toLowerCase(Locale.ROOT)))
              .toList();
      return best.isEmpty() ? List.of() : List.of(best(best));
    }
    return chosen;
  }

  private static Images best(List<Images> some) {
    for (String name : BEST_NAMES) {
      for (Images one : some) {
        if (one.array().name().toLowerCase(Locale.ROOT).equals(name)) {
          return one;
        }
      }
    }
    return some.getFirst();
  }

  private DataException ambiguous(List<NumberArray> arrays) {
    return new DataException(
        "data.npz.arrays",
        files.size() == 1 ? UserMessages.shortName(files.getFirst()) : name(),
        arrays.isEmpty()
            ? said("data.npz.none")
            : arrays.stream()
                .map(array -> array.name() + " " + array.header().shapeText())
                .reduce((a, b) -> a + ", " + b)
                .orElse(""));
  }

  /// What an array is as images; null if it cannot be any.
  private @Nullable Images possible(NumberArray array, List<NumberArray> arrays) {
    ArrayHeader header = array.header();
    if (header.isWords()) {
      return null;
    }
    ArrayRole role = ArrayRole.of(array.name());
    int[] all = header.shape();
    int[] lengths = array.lengths();
    RowShape shape = null;
    boolean last = false;
    Doubt doubt = Doubt.NONE;
    switch (lengths.length) {
      case 1 -> {
        // One image of one row a picture is no picture, unless it says so.
        boolean tiny = all.length >= 3;
        shape = tiny ? RowShape.grey(1, 1) : null;
      }
      case 2 -> {
        if (all.length == 2
            || (all.length == 3 && (all[1] == 1 || all[2] == 1))
            || all.length > 3) {
          shape = RowShape.square(lengths[1]);
        }
        if (shape == null && all.length >= 3) {
          shape = RowShape.grey(all[2] == 1 ? 1 : lengths[1], all[2] == 1 ? lengths[1] : 1);
        }
        RowShape columns = all.length == 2 ? lastCounts(lengths) : null;
        if (columns != null) {
          last = shape == null || lastIs(lengths, false, arrays);
          boolean usual = !last && lengths[0] >= lengths[1];
          doubt = shape == null || usual ? Doubt.NONE : doubt(lengths, last, false, arrays);
          shape = last ? columns : shape;
        }
      }
      case 3 -> {
        boolean square = lengths[1] == lengths[2] && lengths[0] != lengths[1];
        int most = Math.max(lengths[0], lengths[1]);
        boolean proposed =
            !square
                && ((lengths[0] == lengths[1] && lengths[1] != lengths[2])
                    || lengths[2] >= MANY_TIMES * most);
        boolean asked = proposed || (lengths[0] == lengths[1] && lengths[1] == lengths[2]);
        last = lastIs(lengths, proposed, arrays);
        doubt = square && !last ? Doubt.NONE : doubt(lengths, last, asked, arrays);
        shape = last ? lastCounts(lengths) : firstCounts(lengths);
      }
      case 4 -> {
        boolean behind = lengths[3] == 3 || (lengths[3] == 4 && lengths[1] != 3);
        boolean counted = lengths[2] == 3 && !behind && lengths[0] == lengths[1];
        boolean before = !counted && (lengths[1] == 3 || lengths[1] == 4);
        last = counted;
        shape =
            behind
                ? new RowShape(lengths[2], lengths[1], lengths[3], false, false)
                : before
                    ? new RowShape(lengths[3], lengths[2], lengths[1], true, false)
                    : counted ? new RowShape(lengths[1], lengths[0], 3, false, false) : null;
      }
      default -> {}
    }
    boolean some = Arrays.stream(all).allMatch(length -> length > 0);
    return shape == null || !shape.isPossible() || !some
        ? null
        : new Images(array, role, shape, last, doubt);
  }

  /// Whether the last direction counts the images: as was said, as the labels tell, or as proposed.
  private boolean lastIs(int[] lengths, boolean proposed, List<NumberArray> arrays) {
    ImportOptions.Count wanted = options().count();
    if (wanted != null) {
      return wanted == ImportOptions.Count.LAST;
    }
    ImportOptions.Count told = told(lengths, arrays);
    return told == null ? proposed : told == ImportOptions.Count.LAST;
  }

  private Doubt doubt(int[] lengths, boolean last, boolean asked, List<NumberArray> arrays) {
    // Who says how the images lie has looked at them.
    boolean seen = last && options().transpose() != null;
    if (options().count() != null || told(lengths, arrays) != null || seen) {
      return Doubt.SAID;
    }
    RowShape other = last ? firstCounts(lengths) : lastCounts(lengths);
    if (other == null || !other.isPossible()) {
      return Doubt.NONE;
    }
    return asked ? Doubt.ASKED : Doubt.GUESSED;
  }

  /// Which direction is as long as there are labels, or has another length in an array of otherwise
  /// the same shape, as that of another part; null if that is neither or both.
  private static ImportOptions.@Nullable Count told(int[] lengths, List<NumberArray> arrays) {
    int firstLength = lengths[0];
    int lastLength = lengths[lengths.length - 1];
    boolean first = false;
    boolean last = false;
    for (NumberArray array : arrays) {
      int[] labels = array.lengths();
      if (labels.length == 1 && firstLength != lastLength && ArrayRole.of(array.name()).labels()) {
        first |= labels[0] == firstLength;
        last |= labels[0] == lastLength;
      } else if (labels.length == lengths.length && !Arrays.equals(labels, lengths)) {
        int end = lengths.length - 1;
        first |= Arrays.equals(labels, 1, end + 1, lengths, 1, end + 1);
        last |= Arrays.equals(labels, 0, end, lengths, 0, end);
      }
    }
    return first == last ? null : first ? ImportOptions.Count.FIRST : ImportOptions.Count.LAST;
  }

  /// The labels of some images; null if there are none.
  private @Nullable NumberArray labelsOf(Images images, List<Images> all, List<NumberArray> arrays)
      throws DataException {
    if (options().labelIs(ImportOptions.NONE)) {
      return null;
    }
    List<NumberArray> others =
        arrays.stream()
            .filter(array -> all.stream().noneMatch(one -> one.array().equals(array)))
            .toList();
    String wanted = options().label();
    if (!wanted.isEmpty()) {
      NumberArray named =
          others.stream().filter(array -> array.name().equals(wanted)).findFirst().orElse(null);
      if (named == null) {
        throw new DataException(
            "data.label.unknown",
            name(),
            wanted,
            String.join(", ", others.stream().map(NumberArray::name).toList()));
      }
      return ArrayRole.of(wanted).use() == images.role().use()
              || named.lengths()[0] == images.count()
          ? named
          : partner(images, others, named);
    }
    List<NumberArray> called =
        others.stream()
            .filter(array -> ArrayRole.of(array.name()).labels())
            .filter(array -> ArrayRole.of(array.name()).use() == images.role().use())
            .toList();
    List<NumberArray> family =
        called.stream()
            .filter(
                array ->
                    ArrayRole.family(array.name()).equals(ArrayRole.family(images.array().name())))
            .toList();
    List<NumberArray> best = family.isEmpty() ? called : family;
    for (NumberArray array : best) {
      if (array.lengths()[0] == images.count()) {
        return array;
      }
    }
    if (!best.isEmpty()) {
      return best.getFirst();
    }
    // Of whole numbers or words, as many as there are images, and not told to be anything else.
    List<NumberArray> fitting =
        others.stream()
            .filter(array -> array.lengths().length == 1 && array.lengths()[0] == images.count())
            .filter(array -> array.header().kind() != 'f')
            .toList();
    boolean numbered = images.array().name().equals("arr_0");
    return fitting.size() == 1
            && (numbered || all.size() == 1)
            && (numbered || ArrayRole.of(fitting.getFirst().name()).labels())
        ? fitting.getFirst()
        : null;
  }

  /// The array of another part that is called as the one that was chosen.
  private static @Nullable NumberArray partner(
      Images images, List<NumberArray> others, NumberArray named) {
    String family = ArrayRole.family(named.name());
    return others.stream()
        .filter(array -> ArrayRole.of(array.name()).use() == images.role().use())
        .filter(array -> ArrayRole.of(array.name()).labels())
        .filter(array -> ArrayRole.family(array.name()).equals(family))
        .findFirst()
        .orElse(null);
  }

  /// Lists the arrays of a file.
  ///
  /// @param refusals grows by what is no array of numbers or words
  /// @return whether it is an archive
  private static boolean list(Path file, List<NumberArray> arrays, List<DataException> refusals)
      throws IOException {
    String stem = DataFinder.plainName(file);
    if (!isZip(file)) {
      NumberArray words =
          words(stem, UserMessages.shortName(file), () -> Files.newInputStream(file));
      arrays.add(
          words != null
              ? words
              : NumberArray.of(
                  stem.isEmpty() ? String.valueOf(file.getFileName()) : stem,
                  UserMessages.shortName(file),
                  () -> Files.newInputStream(file),
                  Files.size(file)));
      return false;
    }
    Archive archive = new Archive(file);
    List<String> names = archive.names();
    for (String name : names) {
      // One array in a file that is called by what it holds.
      boolean bare = names.size() == 1 && name.equals("arr_0");
      try {
        String called = bare ? stem : name;
        String shown = UserMessages.shortName(file) + ": " + name;
        NumberArray words = words(called, shown, () -> archive.open(name));
        arrays.add(
            words != null
                ? words
                : NumberArray.of(called, shown, () -> archive.open(name), archive.packed(name)));
      } catch (DataException noNumbers) {
        refusals.add(noNumbers);
      }
    }
    return true;
  }

  /// The words that NumPy pickles as objects; null if the array holds anything else.
  private static @Nullable NumberArray words(String name, String shown, NumberArray.Source source)
      throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
      in.mark(HEADER);
      boolean objects =
          new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1).contains("'|O'");
      in.reset();
      if (!objects) {
        return null;
      }
      PickledArrays pickled =
          PickledArrays.read(in) instanceof PickleReader.Call call ? PickledArrays.of(call) : null;
      List<String> words = pickled == null ? null : pickled.words();
      return words == null ? null : NumberArray.ofWords(name, shown, words);
    } catch (UserMessageException | EOFException unread) {
      // Told as what it is, an array of objects.
      return null;
    }
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P';
    }
  }

  /// An NPZ file, which is opened for as long as one of its arrays is read.
  private record Archive(Path file) {
    List<String> names() throws IOException {
      try (ZipFile zip = zip()) {
        return zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(ENDING))
            .limit(MOST_ARRAYS)
            .map(name -> name.substring(0, name.length() - ENDING.length()))
            .toList();
      }
    }

    long packed(String name) throws IOException {
      try (ZipFile zip = zip()) {
        ZipEntry entry = zip.getEntry(name + ENDING);
        return entry == null
            ? 0
            : Math.max(0, entry.getCompressedSize()) * IdxReader.MOST_GZIP_SHRINKS;
      }
    }

    InputStream open(String name) throws IOException {
      ZipFile zip = zip();
      try {
        ZipEntry entry = Objects.requireNonNull(zip.getEntry(name + ENDING), name);
        return new Entry(zip.getInputStream(entry), zip);
      } catch (IOException | RuntimeException failure) {
        zip.close();
        throw failure;
      }
    }

    private ZipFile zip() throws IOException {
      try {
        return new ZipFile(file.toFile());
      } catch (ZipException damaged) {
        throw new DataException(
            UserMessage.of(
                "data.npz.damaged", UserMessages.shortName(file), UserMessages.argument(damaged)),
            damaged);
      }
    }
  }

  /// Closes the archive with its entry.
  private static final class Entry extends FilterInputStream {
    private final Closeable archive;

    Entry(InputStream in, Closeable archive) {
      super(in);
      this.archive = archive;
    }

    @Override
    public void close() throws IOException {
      try (archive) {
        super.close();
      }
    }
  }
}
