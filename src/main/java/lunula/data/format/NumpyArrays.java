package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.data.DataException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// The arrays of an NPZ archive, or the one of an NPY file. Nothing is unpacked beyond what an
/// array's own header promises, and no header is believed that promises more than its packed bytes
/// can hold.
final class NumpyArrays implements Closeable {
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
            UserMessages.shortName(file) + ": " + name, zip.getInputStream(entry), mostBytes(entry))
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
        throw new DataException(
            UserMessage.of("data.npy.promise", name, numbers, header.shapeText()));
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
          throw new DataException(UserMessage.of("data.npy.long", name, header.shapeText()));
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
        throw new DataException(UserMessage.of("data.npy.words", array));
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
      return new DataException(UserMessage.of("data.npy.wrong", array, what));
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
