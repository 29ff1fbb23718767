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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lunula.data.DataException;
import lunula.files.Progress;

/// Reads one IDX file, gzipped or plain: the format of MNIST and its relatives, described at the
/// end of yann.lecun.com/exdb/mnist. Big-endian header, then one unsigned byte a pixel or label.
///
/// Blocking; allocates the answer once, and only after the header has been found credible.
public final class IdxReader {
  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;
  private static final int LARGEST_SIDE = 1024;
  private static final long LARGEST_CONTENT = 1L << 30;
  // Deflate cannot shrink anything further than this (zlib's documentation, "Maximum Compression
  // Factor"), so a small file that promises more is lying.
  private static final int MOST_GZIP_SHRINKS = 1032;
  private static final int BUFFER = 1 << 16;
  private static final int CHUNK = 1 << 22;
  private static final String REMEDY = "Copy the file again from where it came.";

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
    return read(file, reader -> reader.images(Integer.MAX_VALUE, Progress.NONE)).images();
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
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      boolean gzipped = startsLikeGzip(raw);
      try (InputStream in = gzipped ? new GZIPInputStream(raw, BUFFER) : raw) {
        return reading.from(new IdxReader(file, in, gzipped, Files.size(file)));
      }
    } catch (DataException known) {
      throw known;
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw new DataException(
          "%s is missing. Put it there, or install Lunula again.".formatted(file), missing);
    } catch (EOFException cut) {
      throw new DataException(
          "%s ends in the middle of its compressed data; the file was cut off. %s"
              .formatted(shortName(file), REMEDY),
          cut);
    } catch (ZipException damaged) {
      throw new DataException(
          "%s is damaged: its compressed data cannot be unpacked (%s). %s"
              .formatted(shortName(file), damaged.getMessage(), REMEDY),
          damaged);
    } catch (IOException failure) {
      throw new DataException(
          "%s cannot be read (%s). Check the disk and the file’s permissions."
              .formatted(file, failure),
          failure);
    }
  }

  private static boolean startsLikeGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip;
  }

  private Start images(int limit, Progress progress) throws IOException {
    ByteBuffer header = header(IMAGES_MAGIC, 3, "images");
    int count = header.getInt();
    int height = header.getInt();
    int width = header.getInt();
    if (count < 1 || height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
      throw wrong(
          "promises %s images of %s × %s pixels, which cannot be"
              .formatted(
                  Integer.toUnsignedString(count),
                  Integer.toUnsignedString(width),
                  Integer.toUnsignedString(height)));
    }
    int kept = Math.min(count, limit);
    long image = (long) height * width;
    byte[] pixels = content(count * image, kept * image, progress);
    return new Start(new Images(kept, width, height, pixels), count);
  }

  private byte[] labels(int classes) throws IOException {
    ByteBuffer header = header(LABELS_MAGIC, 1, "labels");
    int count = header.getInt();
    if (count < 1) {
      throw wrong("promises %s labels, which cannot be".formatted(Integer.toUnsignedString(count)));
    }
    byte[] labels = content(count, count, Progress.NONE);
    for (int i = 0; i < count; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= classes) {
        throw wrong(
            "gives image %,d the class number %d, but the classes go from 0 to %d"
                .formatted(i, label, classes - 1));
      }
    }
    return labels;
  }

  private ByteBuffer header(int magic, int numbers, String what) throws IOException {
    int length = 4 + 4 * numbers;
    byte[] bytes = in.readNBytes(length);
    if (bytes.length >= 4 && ByteBuffer.wrap(bytes).getInt() != magic) {
      throw wrong(
          "is neither gzip nor an IDX file of %s: it begins with %s instead of %d"
              .formatted(what, Integer.toUnsignedString(ByteBuffer.wrap(bytes).getInt()), magic));
    }
    if (bytes.length < length) {
      throw wrong("ends after %d of the %d bytes of its header".formatted(bytes.length, length));
    }
    return ByteBuffer.wrap(bytes, 4, length - 4);
  }

  /// The first `kept` of `length` bytes.
  private byte[] content(long length, long kept, Progress progress) throws IOException {
    if (length > LARGEST_CONTENT) {
      throw wrong(
          "promises %,d bytes; Lunula reads at most %,d".formatted(length, LARGEST_CONTENT));
    }
    if (length > (gzipped ? fileSize * MOST_GZIP_SHRINKS : fileSize)) {
      throw wrong(
          "promises %,d bytes of data, but the file has only %,d; it was cut off"
              .formatted(length, fileSize));
    }
    byte[] content = new byte[(int) kept];
    for (int done = 0; done < content.length; ) {
      OwnData.tell(progress, done, content.length);
      int chunk = Math.min(CHUNK, content.length - done);
      int read = in.readNBytes(content, done, chunk);
      done += read;
      if (read < chunk) {
        throw wrong("ends after %,d of %,d bytes of data; it was cut off".formatted(done, length));
      }
    }
    // Reading past the end also makes the decompressor compare its checksum.
    if (kept == length && in.read() >= 0) {
      throw wrong("goes on after the %,d bytes of data it promises".formatted(length));
    }
    return content;
  }

  private DataException wrong(String what) {
    return new DataException(shortName(file) + " " + what + ". " + REMEDY, null);
  }

  /// The last folder and the name, which is what a person recognises.
  public static String shortName(Path file) {
    int names = file.getNameCount();
    return names < 2 ? file.toString() : file.subpath(names - 2, names).toString();
  }
}
