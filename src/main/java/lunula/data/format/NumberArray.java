package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import lunula.data.DataException;
import lunula.data.ImportPlan;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// An array in a file or an archive. Nothing is unpacked beyond what its own header promises, and
/// no header is believed that promises more than its packed bytes can hold.
///
/// @param name tells its role: `x_train`, or a file's name without its ending
/// @param shown in messages
/// @param header what its numbers are
/// @param opener begins to read behind the header
/// @param mostBytes that can be behind it
record NumberArray(String name, String shown, ArrayHeader header, Opener opener, long mostBytes) {
  private static final int BUFFER = 1 << 16;

  /// Bytes of an array that is read out of its order.
  private static final long MOST_HELD = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);

  /// Begins to read behind the header.
  interface Opener {
    InputStream open() throws IOException;
  }

  /// How a file's bytes begin to be read.
  interface Source {
    InputStream open() throws IOException;
  }

  /// The array that a file holds.
  ///
  /// @param source of its bytes, gzipped or plain
  /// @param packedBytes how many they are
  static NumberArray of(String name, String shown, Source source, long packedBytes)
      throws IOException {
    boolean[] idx = new boolean[1];
    boolean[] gzipped = new boolean[1];
    ArrayHeader header;
    try (InputStream raw = new BufferedInputStream(source.open(), BUFFER)) {
      gzipped[0] = OwnData.isGzipped(raw);
      InputStream in = new BufferedInputStream(OwnData.unpacked(raw), BUFFER);
      in.mark(8);
      idx[0] = in.read() == 0;
      in.reset();
      header = header(in, idx[0], shown);
    } catch (EOFException | ZipException damaged) {
      throw new DataException(
          UserMessage.of("data.npy.damaged", shown, UserMessages.argument(damaged)), damaged);
    }
    Opener opener =
        () -> {
          InputStream raw = new BufferedInputStream(source.open(), BUFFER);
          try {
            InputStream in = new BufferedInputStream(OwnData.unpacked(raw), BUFFER);
            header(in, idx[0], shown);
            return in;
          } catch (IOException failure) {
            raw.close();
            throw failure;
          }
        };
    long most = gzipped[0] ? packedBytes * IdxReader.MOST_GZIP_SHRINKS : packedBytes;
    return new NumberArray(name, shown, header, opener, most);
  }

  /// Words, one each.
  static NumberArray ofWords(String name, String shown, List<String> words) {
    int longest = 1;
    List<byte[]> letters = new ArrayList<>();
    for (String word : words) {
      letters.add(word.getBytes(StandardCharsets.UTF_8));
      longest = Math.max(longest, letters.getLast().length);
    }
    byte[] all = new byte[Math.multiplyExact(longest, words.size())];
    for (int i = 0; i < letters.size(); i++) {
      System.arraycopy(letters.get(i), 0, all, i * longest, letters.get(i).length);
    }
    return new NumberArray(
        name,
        shown,
        new ArrayHeader('S', longest, false, false, new int[] {words.size()}),
        () -> new ByteArrayInputStream(all),
        all.length);
  }

  private static ArrayHeader header(InputStream in, boolean idx, String shown) throws IOException {
    return idx ? ArrayHeader.readIdx(in, shown) : ArrayHeader.read(in, shown);
  }

  /// The lengths that are not 1, the first one always.
  int[] lengths() {
    int[] shape = header.shape();
    return IntStream.range(0, shape.length)
        .filter(i -> i == 0 || shape[i] != 1)
        .map(i -> shape[i])
        .toArray();
  }

  /// Refuses an array that its bytes cannot hold.
  void checkSize() throws DataException {
    if (header.numbers() > mostBytes / header.itemSize()) {
      throw new DataException("data.npy.promise", shown, header.numbers(), header.shapeText());
    }
  }

  private DataException cut(@Nullable IOException cause) {
    return new DataException(UserMessage.of("data.npy.short", shown, header.shapeText()), cause);
  }

  private void read(InputStream in, byte[] buffer) throws IOException {
    try {
      if (in.readNBytes(buffer, 0, buffer.length) < buffer.length) {
        throw cut(null);
      }
    } catch (EOFException | ZipException damaged) {
      throw cut(damaged);
    }
  }

  private void checkEnd(InputStream in) throws IOException {
    try {
      if (in.read() >= 0) {
        throw new DataException("data.npy.long", shown, header.shapeText());
      }
    } catch (EOFException | ZipException damaged) {
      throw cut(damaged);
    }
  }

  /// All bytes, for small arrays and for those out of order.
  byte[] all() throws IOException {
    checkSize();
    long bytes = header.numbers() * header.itemSize();
    if (bytes > MOST_HELD) {
      throw new DataException("data.npy.held", shown, bytes >> 20, MOST_HELD >> 20);
    }
    byte[] all = new byte[(int) bytes];
    try (InputStream in = opener.open()) {
      read(in, all);
      checkEnd(in);
    }
    return all;
  }

  /// The images of this array.
  ///
  /// @param shape of each
  /// @param countLast whether the last direction counts the images, and not the first
  /// @param labels one an image, or null
  NumberRows rows(
      RowShape shape,
      boolean countLast,
      ImportPlan.@Nullable Use use,
      String @Nullable [] labels,
      @Nullable String className) {
    int[] lengths = header.shape();
    int count = countLast ? lengths[lengths.length - 1] : lengths[0];
    return new ImageRows(this, shape, countLast, count, use, labels, className);
  }

  private record ImageRows(
      NumberArray array,
      RowShape shape,
      boolean countLast,
      long count,
      ImportPlan.@Nullable Use use,
      String @Nullable [] labels,
      @Nullable String className)
      implements NumberRows {
    @Override
    public String name() {
      return array.name();
    }

    @Override
    public boolean labelled() {
      return labels != null || className != null;
    }

    @Override
    public Cursor open(Progress progress) throws IOException {
      return new Images(this);
    }
  }

  /// One image after the other.
  private static final class Images implements NumberRows.Cursor {
    private final ImageRows rows;
    private final NumberArray array;
    private final @Nullable InputStream in;
    private final byte[] bytes;
    private final int @Nullable [] offsets;
    private final int step;
    private final double[] row;
    private int image = -1;

    Images(ImageRows rows) throws IOException {
      this.rows = rows;
      array = rows.array();
      row = new double[rows.shape().length()];
      boolean ordered = !rows.countLast() && !array.header().columnMajor();
      if (ordered) {
        array.checkSize();
        in = array.opener().open();
        bytes = new byte[row.length * array.header().itemSize()];
        offsets = null;
        step = 0;
      } else {
        in = null;
        bytes = array.all();
        int[] strides = strides(array.header());
        int counting = rows.countLast() ? strides.length - 1 : 0;
        step = strides[counting];
        offsets = offsets(array.header().shape(), strides, counting);
      }
    }

    /// How far apart neighbours are along each direction, in bytes.
    private static int[] strides(ArrayHeader header) {
      int[] shape = header.shape();
      int[] strides = new int[shape.length];
      int stride = header.itemSize();
      for (int i = 0; i < shape.length; i++) {
        int direction = header.columnMajor() ? i : shape.length - 1 - i;
        strides[direction] = stride;
        stride *= shape[direction];
      }
      return strides;
    }

    /// Where the numbers of an image are, from its first.
    private static int[] offsets(int[] shape, int[] strides, int counting) {
      int[] offsets = {0};
      for (int direction = 0; direction < shape.length; direction++) {
        if (direction != counting) {
          int[] longer = new int[offsets.length * shape[direction]];
          for (int i = 0; i < longer.length; i++) {
            longer[i] = offsets[i / shape[direction]] + i % shape[direction] * strides[direction];
          }
          offsets = longer;
        }
      }
      return offsets;
    }

    @Override
    public boolean next() throws IOException {
      image++;
      InputStream stream = in;
      if (image < rows.count() && stream != null) {
        array.read(stream, bytes);
      }
      return image < rows.count();
    }

    @Override
    public @Nullable UserMessage read(double[] grey) {
      int[] places = offsets;
      if (places == null) {
        array.header().decode(bytes, 0, row);
      } else {
        for (int i = 0; i < row.length; i++) {
          row[i] = array.header().number(bytes, image * step + places[i]);
        }
      }
      rows.shape().grey(row, grey);
      for (double value : grey) {
        if (!Double.isFinite(value)) {
          return PixelScale.impossible(value);
        }
      }
      return null;
    }

    @Override
    public UserMessage where() {
      return UserMessage.of("data.npy.image", image, array.name());
    }

    @Override
    public String label() {
      String[] labels = rows.labels();
      return labels != null ? labels[image] : String.valueOf(rows.className());
    }

    @Override
    public void finish() throws IOException {
      InputStream stream = in;
      if (stream != null) {
        array.checkEnd(stream);
      }
    }

    @Override
    public void close() throws IOException {
      InputStream stream = in;
      if (stream != null) {
        stream.close();
      }
    }
  }

  /// The classes of images.
  ///
  /// @param names one an image
  /// @param taken the key of the sentence that says what of several columns was taken; empty of one
  record Labels(String[] names, String taken) {}

  /// The classes' names that this array gives to so many images: numbers or words, one an image; a
  /// column for each class, of which one is 1; or columns of which the first is the class.
  ///
  /// @throws DataException if it gives none
  Labels labels(int count) throws IOException {
    int[] lengths = lengths();
    int rank = lengths.length;
    // One row of many labels is as good as one column.
    boolean lying = rank == 2 && header.shape()[0] == 1 && lengths[1] == count;
    if (rank > 2 || rank < 1 || (!lying && lengths[0] != count)) {
      throw new DataException("data.npy.labels", shown, header.shapeText(), count);
    }
    int columns = rank == 1 || lying ? 1 : lengths[1];
    byte[] bytes = all();
    String[] names = new String[count];
    boolean fortran = header.columnMajor();
    if (header.isWords()) {
      for (int i = 0; i < count; i++) {
        names[i] = header.word(bytes, i * (fortran ? 1 : columns) * header.itemSize()).intern();
      }
      return new Labels(names, columns > 1 ? "data.npy.columned" : "");
    }
    double[] values = new double[columns];
    boolean oneHot = columns > 1;
    boolean marks = columns > 2;
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < columns; k++) {
        int at = (fortran ? k * count + i : i * columns + k) * header.itemSize();
        values[k] = header.number(bytes, at);
        oneHot &= values[k] == 0 || values[k] == 1;
        marks &= values[k] == 0 || values[k] == 1;
        sum += values[k];
        places[i] = values[k] == 1 ? k : places[i];
      }
      oneHot &= sum == 1;
      if (values[0] != Math.rint(values[0]) || Math.abs(values[0]) > 1e9) {
        throw new DataException("data.npy.label", shown, String.valueOf(values[0]));
      }
      names[i] = Long.toString((long) values[0]).intern();
    }
    if (oneHot) {
      Arrays.setAll(names, i -> Integer.toString(places[i]).intern());
      return new Labels(names, "data.npy.onehot");
    }
    return new Labels(names, columns == 1 ? "" : marks ? "data.npy.several" : "data.npy.columned");
  }
}
