package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A person's own images in a NumPy array (NPY) or an archive of arrays (NPZ).
///
/// Images have the shape (count, height, width), (count, height, width, 1), (count, 1, height,
/// width) or, if square, (count, pixels), as integers or floating numbers from 0 to 255, 0 to 1 or
/// -1 to 1. In an archive they are called `x`, `images`, `data`, `x_train` or `train_images`, or
/// are the only such array; labels are whole numbers called `y`, `labels`, `targets`, `y_train` or
/// `train_labels`; `x_test` and `y_test` or `test_images` and `test_labels` become the test set.
public final class NumpyFile extends OwnData {
  private static final List<String> IMAGES =
      List.of("x_train", "train_images", "x", "X", "images", "data", "arr_0");
  private static final List<String> LABELS =
      List.of("y_train", "train_labels", "y", "Y", "labels", "targets", "target", "arr_1");
  private static final List<String> TEST_IMAGES = List.of("x_test", "test_images");
  private static final List<String> TEST_LABELS = List.of("y_test", "test_labels");
  private static final int REPORT_EVERY = 512;
  private static final int LARGEST_SIDE = 1024;

  private final Path file;

  /// @param file an NPY or NPZ file
  public NumpyFile(Path file, Shaping shaping, Split split) {
    super(DataFinder.plainName(file), shaping, split);
    this.file = file;
  }

  /// Sizes of an array of images.
  private record Size(int count, int width, int height) {
    int pixels() {
      return width * height;
    }
  }

  @Override
  Gathered gather(int limit, Progress progress) throws DataException {
    return reading(file, () -> read(limit, progress));
  }

  private Gathered read(int limit, Progress progress) throws IOException {
    try (NumpyArrays arrays = NumpyArrays.open(file)) {
      String images = imagesName(arrays);
      String labels = named(arrays, LABELS);
      SkipList skipped = new SkipList();
      Set<String> notes = new LinkedHashSet<>();
      if (arrays.isArchive()) {
        notes.add(UserMessages.words(UserMessage.of("data.npz.images", images)));
      }
      long total = size(arrays, images).count();
      Part only = part(arrays, images, labels, limit, skipped, notes, progress);
      String test = named(arrays, TEST_IMAGES);
      Part apart = null;
      if (test != null && !test.equals(images) && limit == Integer.MAX_VALUE) {
        String testLabels = named(arrays, TEST_LABELS);
        apart = part(arrays, test, testLabels, limit, skipped, notes, progress);
      }
      return new Gathered(only, apart, total, skipped, List.copyOf(notes));
    }
  }

  private String imagesName(NumpyArrays arrays) throws IOException {
    String known = arrays.isArchive() ? named(arrays, IMAGES) : arrays.names().getFirst();
    if (known != null) {
      return known;
    }
    List<String> candidates = new ArrayList<>();
    for (String name : arrays.names()) {
      if (mayBeImages(arrays, name)) {
        candidates.add(name);
      }
    }
    if (candidates.size() != 1) {
      throw ambiguous(arrays.names());
    }
    return candidates.getFirst();
  }

  private static boolean mayBeImages(NumpyArrays arrays, String name) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      return numbers.shape().length >= 2;
    } catch (DataException noNumbers) {
      return false;
    }
  }

  private DataException ambiguous(List<String> names) {
    return new DataException(
        "data.npz.arrays",
        UserMessages.shortName(file),
        names.isEmpty() ? "(none)" : names.toString());
  }

  private static @Nullable String named(NumpyArrays arrays, List<String> wanted) {
    return wanted.stream().filter(arrays.names()::contains).findFirst().orElse(null);
  }

  private static Size size(NumpyArrays arrays, String name) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      return size(numbers);
    }
  }

  private static Size size(NumpyArrays.Numbers numbers) throws DataException {
    int[] shape = numbers.shape();
    Size size =
        switch (shape.length) {
          case 2 -> square(shape);
          case 3 -> new Size(shape[0], shape[2], shape[1]);
          case 4 ->
              shape[3] == 1
                  ? new Size(shape[0], shape[2], shape[1])
                  : new Size(shape[0], shape[3], shape[1] == 1 ? shape[2] : 0);
          default -> new Size(0, 0, 0);
        };
    boolean possible =
        Math.min(size.count(), Math.min(size.width(), size.height())) > 0
            && Math.max(size.width(), size.height()) <= LARGEST_SIDE;
    if (!possible) {
      throw new DataException(
          "data.npy.images", numbers.name(), numbers.header().shapeText(), LARGEST_SIDE);
    }
    numbers.checkSize((long) size.count() * size.pixels());
    return size;
  }

  private static Size square(int[] shape) {
    int side = (int) Math.round(Math.sqrt(shape[1]));
    return side * side == shape[1] ? new Size(shape[0], side, side) : new Size(0, 0, 0);
  }

  private Part part(
      NumpyArrays arrays,
      String images,
      @Nullable String labels,
      int limit,
      SkipList skipped,
      Set<String> notes,
      Progress progress)
      throws IOException {
    Size size = size(arrays, images);
    checkedLength(name(), size.count(), size.pixels());
    int count = Math.min(size.count(), limit);
    String[] names = labels == null ? null : labels(arrays, labels, size.count());
    PixelScale scale = scale(arrays, images, size, count, progress);
    notes.add(scale.sentence());
    byte[] pixels = new byte[checkedLength(name(), count, size.pixels())];
    double[] row = new double[size.pixels()];
    int kept = 0;
    try (NumpyArrays.Numbers numbers = arrays.read(images)) {
      for (int image = 0; image < count; image++) {
        report(progress, count + image, 2L * count);
        numbers.next(row);
        UserMessage wrong = scale.write(row, pixels, kept * row.length);
        if (wrong != null) {
          skipped.add(UserMessage.of("data.npy.image", image, images), wrong);
          continue;
        }
        if (names != null) {
          names[kept] = names[image];
        }
        kept++;
      }
      if (count == size.count()) {
        numbers.finish();
      }
    }
    byte[] filled = kept == count ? pixels : Arrays.copyOf(pixels, kept * row.length);
    String @Nullable [] classes = names == null ? null : Arrays.copyOf(names, kept);
    return shape(new Part(size.width(), size.height(), filled, classes), progress);
  }

  private static void report(Progress progress, long done, long total) {
    if (done % REPORT_EVERY == 0) {
      progress.report(done, total);
    }
  }

  private static PixelScale scale(
      NumpyArrays arrays, String images, Size size, int count, Progress progress)
      throws IOException {
    var range = new PixelScale.Range();
    double[] row = new double[size.pixels()];
    try (NumpyArrays.Numbers numbers = arrays.read(images)) {
      for (int image = 0; image < count; image++) {
        report(progress, image, 2L * count);
        numbers.next(row);
        if (Arrays.stream(row).allMatch(PixelScale::possible)) {
          range.add(row);
        }
      }
    }
    return range.scale();
  }

  private static String[] labels(NumpyArrays arrays, String name, int count) throws IOException {
    try (NumpyArrays.Numbers numbers = arrays.read(name)) {
      int[] shape = numbers.shape();
      boolean one = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
      if (!one || shape[0] != count) {
        throw new DataException(
            "data.npy.labels", numbers.name(), numbers.header().shapeText(), count);
      }
      numbers.checkSize(count);
      double[] values = new double[count];
      numbers.next(values);
      numbers.finish();
      return names(numbers.name(), values);
    }
  }

  private static String[] names(String array, double[] values) throws DataException {
    String[] names = new String[values.length];
    for (int i = 0; i < names.length; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > 1e9) {
        throw new DataException("data.npy.label", array, String.valueOf(values[i]));
      }
      names[i] = Long.toString((long) values[i]).intern();
    }
    return names;
  }

  /// The arrays of an NPZ archive, or the one of an NPY file. Nothing is unpacked beyond what an
  /// array's own header promises, and no header is believed that promises more than its packed
  /// bytes
  /// can hold.
  private static final class NumpyArrays implements Closeable {
    private static final int MOST_ARRAYS = 1000;
    private static final int BUFFER = 1 << 16;

    private static final String ENDING = ".npy";

    private final Path file;
    private final @Nullable ZipFile archive;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private NumpyArrays(Path file, @Nullable ZipFile archive) {
      this.file = file;
      this.archive = archive;
    }

    /// Opens a file of either kind.
    ///
    /// @throws IOException if it cannot be read
    static NumpyArrays open(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        if (in.read() != 'P') {
          return new NumpyArrays(file, null);
        }
      }
      NumpyArrays arrays = new NumpyArrays(file, openArchive(file));
      arrays.listEntries();
      return arrays;
    }

    private static ZipFile openArchive(Path file) throws IOException {
      try {
        return new ZipFile(file.toFile());
      } catch (ZipException damaged) {
        throw new DataException(
            UserMessage.of(
                "data.npz.damaged", UserMessages.shortName(file), UserMessages.argument(damaged)),
            damaged);
      }
    }

    private void listEntries() {
      ZipFile zip = archive;
      if (zip != null) {
        zip.stream()
            .filter(entry -> entry.getName().endsWith(ENDING))
            .limit(MOST_ARRAYS)
            .forEach(entry -> entries.put(bare(entry.getName()), entry));
      }
    }

    private static String bare(String entry) {
      return entry.substring(0, entry.length() - ENDING.length());
    }

    /// Whether the file is an archive and not a single array.
    boolean isArchive() {
      return archive != null;
    }

    /// Names of the arrays in an archive; that of the file for a single array.
    List<String> names() {
      return archive == null ? List.of(fileName()) : List.copyOf(entries.keySet());
    }

    private String fileName() {
      return String.valueOf(file.getFileName());
    }

    /// Begins to read an array.
    ///
    /// @param name one of [#names]
    /// @throws IOException if it cannot be read or is no array of plain numbers
    Numbers read(String name) throws IOException {
      ZipFile zip = archive;
      ZipEntry entry = entries.get(name);
      return zip != null && entry != null
          ? begin(
              UserMessages.shortName(file) + ": " + name,
              zip.getInputStream(entry),
              mostBytes(entry))
          : begin(UserMessages.shortName(file), Files.newInputStream(file), Files.size(file));
    }

    private static Numbers begin(String shown, InputStream raw, long most) throws IOException {
      boolean ready = false;
      try {
        InputStream in = new BufferedInputStream(raw, BUFFER);
        Numbers numbers = new Numbers(shown, NpyHeader.read(in, shown), in, most);
        ready = true;
        return numbers;
      } catch (EOFException | ZipException damaged) {
        throw new DataException(
            UserMessage.of("data.npy.damaged", shown, UserMessages.argument(damaged)), damaged);
      } finally {
        if (!ready) {
          raw.close();
        }
      }
    }

    private static long mostBytes(ZipEntry entry) {
      return Math.max(0, entry.getCompressedSize()) * IdxReader.MOST_GZIP_SHRINKS;
    }

    @Override
    public void close() throws IOException {
      if (archive != null) {
        archive.close();
      }
    }

    /// The numbers of one array, read from first to last.
    static final class Numbers implements Closeable {
      private final String name;
      private final NpyHeader header;
      private final InputStream in;
      private final long mostBytes;
      private byte[] buffer = new byte[0];

      Numbers(String name, NpyHeader header, InputStream in, long mostBytes) {
        this.name = name;
        this.header = header;
        this.in = in;
        this.mostBytes = mostBytes;
      }

      String name() {
        return name;
      }

      NpyHeader header() {
        return header;
      }

      int[] shape() {
        return header.shape();
      }

      /// Refuses an array that its bytes cannot hold.
      void checkSize(long numbers) throws DataException {
        if (numbers > mostBytes / header.itemSize()) {
          throw new DataException("data.npy.promise", name, numbers, header.shapeText());
        }
      }

      /// Reads the next numbers, as many as `values` holds.
      void next(double[] values) throws IOException {
        int length = values.length * header.itemSize();
        if (buffer.length != length) {
          buffer = new byte[length];
        }
        try {
          if (in.readNBytes(buffer, 0, length) < length) {
            throw cut(null);
          }
        } catch (EOFException | ZipException damaged) {
          throw cut(damaged);
        }
        header.decode(buffer, values);
      }

      private DataException cut(@Nullable IOException cause) {
        return new DataException(UserMessage.of("data.npy.short", name, header.shapeText()), cause);
      }

      /// Makes sure that nothing comes after the last number.
      void finish() throws IOException {
        try {
          if (in.read() >= 0) {
            throw new DataException("data.npy.long", name, header.shapeText());
          }
        } catch (EOFException | ZipException damaged) {
          throw cut(damaged);
        }
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    }

    /// The beginning of an array in NumPy's format NPY, versions 1 to 3: numpy.org,
    /// “numpy.lib.format”.
    ///
    /// @param kind `u` unsigned, `i` signed, `f` floating, `b` truth value
    /// @param itemSize bytes a number: 1, 2, 4 or 8
    /// @param bigEndian whether the first byte of a number is the greatest
    /// @param shape lengths along each direction, the last running fastest
    record NpyHeader(char kind, int itemSize, boolean bigEndian, int[] shape) {
      private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
      private static final int LONGEST = 1 << 16;
      private static final Pattern TYPE =
          Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
      private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
      private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

      /// Reads up to the first number.
      ///
      /// @param array named in messages
      /// @throws DataException if it is no array of plain numbers
      static NpyHeader read(InputStream in, String array) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(Arrays.copyOf(start, 6), MAGIC)) {
          throw wrong(array, UserMessage.of("data.npy.none"));
        }
        if (start[6] < 1 || start[6] > 3) {
          throw wrong(array, UserMessage.of("data.npy.version", start[6]));
        }
        byte[] length = in.readNBytes(start[6] == 1 ? 2 : 4);
        long size = 0;
        for (int i = length.length - 1; i >= 0; i--) {
          size = size << 8 | Byte.toUnsignedLong(length[i]);
        }
        if (size > LONGEST) {
          throw wrong(array, UserMessage.of("data.npy.header", size));
        }
        byte[] text = in.readNBytes((int) size);
        if (length.length < 2 || text.length < size) {
          throw wrong(array, UserMessage.of("data.npy.cut"));
        }
        return parse(new String(text, StandardCharsets.ISO_8859_1), array);
      }

      private static NpyHeader parse(String text, String array) throws DataException {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find()) {
          throw wrong(array, UserMessage.of("data.npy.objects"));
        }
        if (!order.find() || !shape.find()) {
          throw wrong(array, UserMessage.of("data.npy.silent"));
        }
        char kind = type.group(2).charAt(0);
        int itemSize =
            type.group(3).isEmpty() || type.group(3).length() > 3
                ? 0
                : Integer.parseInt(type.group(3));
        boolean known =
            switch (kind) {
              case 'u', 'i' -> itemSize == 1 || itemSize == 2 || itemSize == 4 || itemSize == 8;
              case 'f' -> itemSize == 2 || itemSize == 4 || itemSize == 8;
              case 'b' -> itemSize == 1;
              default -> false;
            };
        if (kind == 'U' || kind == 'S') {
          throw new DataException("data.npy.words", array);
        }
        if (!known) {
          throw wrong(array, UserMessage.of("data.npy.type", String.valueOf(kind), type.group(3)));
        }
        int[] lengths = lengths(shape.group(1), array);
        if (order.group(1).equals("True") && lengths.length > 1) {
          throw wrong(array, UserMessage.of("data.npy.columns"));
        }
        return new NpyHeader(kind, itemSize, type.group(1).equals(">"), lengths);
      }

      private static int[] lengths(String text, String array) throws DataException {
        try {
          return Arrays.stream(text.split(",", -1))
              .map(length -> length.replace("L", "").strip())
              .filter(length -> !length.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
        } catch (NumberFormatException tooLong) {
          throw new DataException(UserMessage.of("data.npy.shape", array, text), tooLong);
        }
      }

      private static DataException wrong(String array, UserMessage what) {
        return new DataException("data.npy.wrong", array, what);
      }

      /// The numbers in `bytes`, as many as `values` holds.
      void decode(byte[] bytes, double[] values) {
        for (int i = 0; i < values.length; i++) {
          long bits = 0;
          for (int k = 0; k < itemSize; k++) {
            int place = bigEndian ? k : itemSize - 1 - k;
            bits = bits << 8 | Byte.toUnsignedLong(bytes[i * itemSize + place]);
          }
          values[i] = number(bits);
        }
      }

      private double number(long bits) {
        int unused = 64 - 8 * itemSize;
        return switch (kind) {
          case 'f' ->
              switch (itemSize) {
                case 2 -> Float.float16ToFloat((short) bits);
                case 4 -> Float.intBitsToFloat((int) bits);
                default -> Double.longBitsToDouble(bits);
              };
          case 'i' -> bits << unused >> unused;
          case 'b' -> bits == 0 ? 0 : 1;
          default -> bits;
        };
      }

      /// The shape as NumPy writes it.
      String shapeText() {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
      }
    }
  }
}
