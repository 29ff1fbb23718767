package lunula.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lunula.data.DataException;
import lunula.files.UserMessage;
import org.jspecify.annotations.Nullable;

/// The beginning of an array: in NumPy's format NPY, versions 1 to 3 (numpy.org,
/// “numpy.lib.format”), or in IDX (yann.lecun.com/exdb/mnist).
///
/// @param kind `u` unsigned, `i` signed, `f` floating, `b` truth value, `U` words in UTF-32, `S`
///     words in bytes
/// @param itemSize bytes a number: 1, 2, 4 or 8; of words as many as the longest has
/// @param bigEndian whether the first byte of a number is the greatest
/// @param columnMajor whether the first length runs fastest, as in Fortran
/// @param shape lengths along each direction
record ArrayHeader(char kind, int itemSize, boolean bigEndian, boolean columnMajor, int[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final int LONGEST_WORD = 1 << 12;
  private static final int MOST_DIRECTIONS = 8;
  private static final Pattern TYPE =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

  /// Reads up to the first number of an NPY array.
  ///
  /// @param array named in messages
  /// @throws DataException if it is no array of plain numbers or words
  static ArrayHeader read(InputStream in, String array) throws IOException {
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

  /// Reads up to the first number of an IDX array.
  ///
  /// @param array named in messages
  /// @throws DataException if it is none
  static ArrayHeader readIdx(InputStream in, String array) throws IOException {
    byte[] start = in.readNBytes(4);
    char kind = start.length < 4 ? ' ' : idxKind(start);
    if (kind == ' ') {
      throw wrong(array, UserMessage.of("data.npy.none"));
    }
    byte[] lengths = in.readNBytes(4 * start[3]);
    if (lengths.length < 4 * start[3]) {
      throw wrong(array, UserMessage.of("data.npy.cut"));
    }
    int[] shape = new int[start[3]];
    ByteBuffer.wrap(lengths).asIntBuffer().get(shape);
    if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
      throw new DataException("data.npy.shape", array, Arrays.toString(shape));
    }
    int size = start[2] == 8 || start[2] == 9 ? 1 : start[2] == 11 ? 2 : start[2] == 14 ? 8 : 4;
    return new ArrayHeader(kind, size, true, false, shape);
  }

  /// What numbers an IDX file holds that begins so; a blank if it is none.
  static char idxKind(byte[] start) {
    boolean idx =
        start.length >= 4
            && start[0] == 0
            && start[1] == 0
            && start[3] >= 1
            && start[3] <= MOST_DIRECTIONS;
    return !idx
        ? ' '
        : switch (start[2]) {
          case 8 -> 'u';
          case 9, 11, 12 -> 'i';
          case 13, 14 -> 'f';
          default -> ' ';
        };
  }

  private static ArrayHeader parse(String text, String array) throws DataException {
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
        type.group(3).isEmpty() || type.group(3).length() > 4
            ? 0
            : Integer.parseInt(type.group(3)) * (kind == 'U' ? 4 : 1);
    boolean known =
        switch (kind) {
          case 'u', 'i' -> itemSize == 1 || itemSize == 2 || itemSize == 4 || itemSize == 8;
          case 'f' -> itemSize == 2 || itemSize == 4 || itemSize == 8;
          case 'b' -> itemSize == 1;
          case 'U', 'S' -> itemSize > 0 && itemSize <= LONGEST_WORD;
          default -> false;
        };
    if (!known) {
      throw wrong(array, UserMessage.of("data.npy.type", String.valueOf(kind), type.group(3)));
    }
    int[] lengths = lengths(shape.group(1), array);
    return new ArrayHeader(
        kind,
        itemSize,
        type.group(1).equals(">"),
        order.group(1).equals("True") && lengths.length > 1,
        lengths);
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

  /// Whether it holds words instead of numbers.
  boolean isWords() {
    return kind == 'U' || kind == 'S';
  }

  /// How many directions there are.
  int rank() {
    return shape.length;
  }

  /// How many numbers there are, as far as a long can tell.
  long numbers() {
    double product = 1;
    for (int length : shape) {
      product *= length;
    }
    return product > Long.MAX_VALUE / 16.0 ? Long.MAX_VALUE / 16 : (long) product;
  }

  /// Decodes one after the other, from a place in `bytes`.
  void decode(byte[] bytes, int from, double[] values) {
    if (itemSize == 1 && kind == 'u') {
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes[from + i] & 255;
      }
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = number(bytes, from + i * itemSize);
    }
  }

  /// The number at a place.
  double number(byte[] bytes, int at) {
    long bits = 0;
    for (int k = 0; k < itemSize; k++) {
      int place = bigEndian ? k : itemSize - 1 - k;
      bits = bits << 8 | Byte.toUnsignedLong(bytes[at + place]);
    }
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

  /// The word at a place.
  String word(byte[] bytes, int at) {
    Charset letters =
        kind == 'S'
            ? StandardCharsets.UTF_8
            : bigEndian ? Charset.forName("UTF-32BE") : Charset.forName("UTF-32LE");
    return new String(bytes, at, itemSize, letters).replace("\0", "").strip();
  }

  /// The shape as NumPy writes it.
  String shapeText() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrayHeader that
        && kind == that.kind
        && itemSize == that.itemSize
        && bigEndian == that.bigEndian
        && columnMajor == that.columnMajor
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shape);
  }
}
