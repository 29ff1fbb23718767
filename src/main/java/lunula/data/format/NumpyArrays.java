package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  // Deflate cannot shrink anything further than this.
  private static final int MOST_SHRINKS = 1032;
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
    return Math.max(0, entry.getCompressedSize()) * MOST_SHRINKS;
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
}
