package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import lunula.data.DataException;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// Reads one IDX file, gzipped or plain: the format of MNIST and its relatives, described at the
/// end of yann.lecun.com/exdb/mnist. Big-endian header, then one unsigned byte a pixel or label.
///
/// Blocking; allocates the answer once, and only after the header has been found credible.
public final class IdxReader {
  static final int IMAGES_MAGIC = 2051;
  static final int LABELS_MAGIC = 2049;

  /// Of whole numbers of four bytes in rows.
  static final int TABLE_MAGIC = 0x0c02;

  private static final int MOST_COLUMNS = 64;
  private static final int LARGEST_SIDE = 1024;
  private static final long LARGEST_CONTENT = 1L << 30;
  // Deflate cannot shrink anything further than this (zlib's documentation, "Maximum Compression
  // Factor"), so a small file that promises more is lying.
  static final int MOST_GZIP_SHRINKS = 1032;
  private static final int BUFFER = 1 << 16;
  private static final int CHUNK = 1 << 22;

  private final Path file;
  private final InputStream in;
  private final boolean gzipped;
  private final long fileSize;

  /// Images without their labels.
  ///
  /// @param width pixels a row
  /// @param height rows an image
  /// @param pixels row-major, shape (count, height, width), unsigned bytes; nobody else holds it
  public record Images(int count, int width, int height, byte[] pixels) {}

  /// The first images of a file.
  ///
  /// @param promised how many there are in all, by the header
  record Start(Images images, int promised) {}

  private IdxReader(Path file, InputStream in, boolean gzipped, long fileSize) {
    this.file = file;
    this.in = in;
    this.gzipped = gzipped;
    this.fileSize = fileSize;
  }

  /// All images of a file.
  ///
  /// @throws DataException if the file is missing, unreadable, cut off, too long or not images
  public static Images readImages(Path file) throws DataException {
    return readImages(file, Progress.NONE);
  }

  /// All images of a file, likewise.
  ///
  /// @param progress told in bytes
  /// @throws java.util.concurrent.CancellationException if the listener ended it
  public static Images readImages(Path file, Progress progress) throws DataException {
    return readFirstImages(file, Integer.MAX_VALUE, progress).images();
  }

  /// The first images of a file; what comes after them is not looked at.
  ///
  /// @param limit at most this many; `Integer.MAX_VALUE` for all
  /// @param progress told in bytes
  /// @throws DataException as in [#readImages]
  static Start readFirstImages(Path file, int limit, Progress progress) throws DataException {
    return read(file, reader -> reader.images(limit, progress));
  }

  /// All labels of a file: one class number an image.
  ///
  /// @param classes how many classes there are; every label is below it
  /// @throws DataException if the file is missing, unreadable, cut off, too long or not such labels
  public static byte[] readLabels(Path file, int classes) throws DataException {
    return read(file, reader -> reader.labels(classes));
  }

  private interface Reading<T> {
    T from(IdxReader reader) throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) throws DataException {
    OwnData.checkRegular(file);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      boolean gzipped = OwnData.isGzipped(raw);
      try (InputStream in = new BufferedInputStream(OwnData.unpacked(raw), BUFFER)) {
        return reading.from(new IdxReader(file, in, gzipped, Files.size(file)));
      }
    } catch (DataException known) {
      throw known;
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw new DataException(UserMessage.of("data.missing", file), missing);
    } catch (EOFException cut) {
      throw new DataException(
          UserMessage.of("data.idx.zip.cut", UserMessages.shortName(file)), cut);
    } catch (ZipException damaged) {
      throw new DataException(
          UserMessage.of(
              "data.idx.zip.damaged", UserMessages.shortName(file), UserMessages.argument(damaged)),
          damaged);
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of("data.unreadable.disk", file, failure.toString()), failure);
    }
  }

  private Start images(int limit, Progress progress) throws IOException {
    ByteBuffer header = header(IMAGES_MAGIC, 3, "data.idx.of.images");
    int count = header.getInt();
    int height = header.getInt();
    int width = header.getInt();
    if (count > 0 && Math.min(width, height) > 0 && isLarge(Math.max(width, height))) {
      throw new DataException(
          "data.idx.sides", UserMessages.shortName(file), width, height, LARGEST_SIDE);
    }
    if (count < 1 || height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
      throw wrong(
          UserMessage.of(
              "data.idx.images",
              Integer.toUnsignedString(count),
              Integer.toUnsignedString(width),
              Integer.toUnsignedString(height)));
    }
    int kept = Math.min(count, limit);
    long image = (long) height * width;
    byte[] pixels = content(count * image, kept * image, progress);
    return new Start(new Images(kept, width, height, pixels), count);
  }

  /// Whether a picture's side may be meant and is only too long.
  private static boolean isLarge(int side) {
    return side > LARGEST_SIDE && side < 1 << 16;
  }

  private byte[] labels(int classes) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    boolean table = start.length == 4 && ByteBuffer.wrap(start).getInt() == TABLE_MAGIC;
    ByteBuffer header =
        header(table ? TABLE_MAGIC : LABELS_MAGIC, table ? 2 : 1, "data.idx.of.labels");
    int count = header.getInt();
    int columns = table ? header.getInt() : 1;
    if (count < 1 || columns < 1 || columns > MOST_COLUMNS) {
      throw wrong(UserMessage.of("data.idx.labels", Integer.toUnsignedString(count)));
    }
    byte[] labels =
        table
            ? firstColumn(content(4L * count * columns, 4L * count * columns, Progress.NONE), count)
            : content(count, count, Progress.NONE);
    for (int i = 0; i < count; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= classes) {
        throw wrong(UserMessage.of("data.idx.class", i, label, classes - 1));
      }
    }
    return labels;
  }

  /// The first of several big-endian numbers a row, of which only the last byte says anything.
  private byte[] firstColumn(byte[] table, int count) throws DataException {
    ByteBuffer numbers = ByteBuffer.wrap(table);
    byte[] column = new byte[count];
    for (int i = 0; i < count; i++) {
      int label = numbers.getInt(i * (table.length / count));
      if (label < 0 || label > 255) {
        throw wrong(UserMessage.of("data.idx.class", i, label, 255));
      }
      column[i] = (byte) label;
    }
    return column;
  }

  private ByteBuffer header(int magic, int numbers, String what) throws IOException {
    int length = 4 + 4 * numbers;
    byte[] bytes = in.readNBytes(length);
    if (bytes.length >= 4 && ByteBuffer.wrap(bytes).getInt() != magic) {
      throw wrong(
          UserMessage.of(
              "data.idx.magic",
              UserMessage.of(what),
              Integer.toUnsignedString(ByteBuffer.wrap(bytes).getInt()),
              magic));
    }
    if (bytes.length < length) {
      throw wrong(UserMessage.of("data.idx.header", bytes.length, length));
    }
    return ByteBuffer.wrap(bytes, 4, length - 4);
  }

  /// The first `kept` of `length` bytes.
  private byte[] content(long length, long kept, Progress progress) throws IOException {
    if (length > LARGEST_CONTENT) {
      throw new DataException(
          "data.idx.large", UserMessages.shortName(file), length, LARGEST_CONTENT);
    }
    if (length > (gzipped ? fileSize * MOST_GZIP_SHRINKS : fileSize)) {
      throw wrong(UserMessage.of("data.idx.promise", length, fileSize));
    }
    byte[] content = new byte[(int) kept];
    for (int done = 0; done < content.length; ) {
      progress.report(done, content.length);
      int chunk = Math.min(CHUNK, content.length - done);
      int read = in.readNBytes(content, done, chunk);
      done += read;
      if (read < chunk) {
        throw wrong(UserMessage.of("data.idx.cut", done, length));
      }
    }
    // Reading past the end also makes the decompressor compare its checksum.
    if (kept == length && in.read() >= 0) {
      throw wrong(UserMessage.of("data.idx.long", length));
    }
    return content;
  }

  private DataException wrong(UserMessage what) {
    return new DataException("data.idx.wrong", UserMessages.shortName(file), what);
  }
}
