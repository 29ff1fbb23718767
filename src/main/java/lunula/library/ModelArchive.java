package lunula.library;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.Leftovers;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.format.ModelFolder;
import org.jspecify.annotations.Nullable;

/// A model's folder in a zip archive: packed, and unpacked to a temporary folder until it is
/// closed.
///
/// Unpacking takes nothing but a model's own files, under their own names, so an archive writes
/// nowhere else; and no more than a disk bears.
public final class ModelArchive implements AutoCloseable {
  /// How the names of archives of one model end; a double click opens them.
  public static final String ENDING = ".lunula-model";

  /// Bytes of an archive's models that are unpacked at most.
  public static final long MOST_BYTES = 2L << 30;

  /// The first time that a zip archive can tell: the same model makes the same archive.
  public static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String WEIGHTS = "model.safetensors";

  private static final Pattern ENDINGS =
      Pattern.compile("(\\.lunula-model)?(\\.zip)?$", Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final @Nullable Path around;

  /// @param around has nothing but the folder in it and goes with it; null if it stays
  private ModelArchive(Path folder, @Nullable Path around) {
    this.folder = folder;
    this.around = around;
  }

  /// Whether a file begins as zip archives do; it may be broken.
  static boolean isZip(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    }
  }

  /// Whether a file is a zip archive with a model's weights in it.
  static boolean isOne(Path file) throws IOException {
    if (!isZip(file)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> name(entry).equals(WEIGHTS));
    } catch (ZipException broken) {
      return false;
    }
  }

  /// Packs a model's own files into an archive, in a folder of the archive's name.
  ///
  /// @param folder of the model; only read
  /// @param file written whole or not at all
  /// @throws FileWriteException if it could not be, with a sentence for the person
  static void pack(Path folder, Path file) throws FileWriteException {
    AtomicWriter.write(
        file,
        out -> {
          var zip = new ZipOutputStream(out);
          add(zip, folder, called(file) + "/");
          zip.finish();
        });
  }

  /// Adds a model's own files to an archive.
  ///
  /// @param folder of the model; only read
  /// @param place where in the archive: ends with a slash
  /// @throws IOException if a file of the model is missing or anything cannot be read or written
  public static void add(ZipOutputStream zip, Path folder, String place) throws IOException {
    for (String name : ModelFolder.files(folder)) {
      ZipEntry entry = new ZipEntry(place + name);
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      Files.copy(folder.resolve(name), zip);
      zip.closeEntry();
    }
  }

  /// Unpacks one of several models in an archive.
  ///
  /// @param file the archive, for what there is to say
  /// @param place where in the archive it lies: ends with a slash
  /// @param most bytes that may be written
  /// @throws IOException with a sentence for the person
  public static ModelArchive unpack(Path file, ZipFile zip, String place, long most)
      throws IOException {
    Path around = Leftovers.temporaryFolder("model");
    var unpacked = new ModelArchive(Files.createDirectory(around.resolve("model")), around);
    return unpacked.filled(file, () -> unpacked.take(zip, place, most));
  }

  /// Unpacks the one model in an archive, to a folder of the archive's name: a model without a card
  /// is called by it.
  ///
  /// @throws IOException with a sentence for the person
  static ModelArchive unpack(Path file) throws IOException {
    Path around = Leftovers.temporaryFolder("model");
    Path folder = Files.createDirectory(around.resolve(called(file)));
    return unpack(file, new ModelArchive(folder, around), MOST_BYTES);
  }

  private static String called(Path file) {
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    String bare = ENDINGS.matcher(name).replaceFirst("");
    return bare.isBlank() ? "model" : bare;
  }

  /// @param folder empty; removed at the end, whatever happens
  /// @param most bytes that may be written to it
  static ModelArchive unpack(Path file, Path folder, long most) throws IOException {
    return unpack(file, new ModelArchive(folder, null), most);
  }

  private static ModelArchive unpack(Path file, ModelArchive unpacked, long most)
      throws IOException {
    return unpacked.filled(
        file,
        () -> {
          try (ZipFile zip = new ZipFile(file.toFile())) {
            unpacked.take(zip, place(file, zip), most);
          }
        });
  }

  private interface Filling {
    void run() throws IOException;
  }

  /// This one with its files in it; nothing is left of it if that fails.
  private ModelArchive filled(Path file, Filling filling) throws IOException {
    try {
      filling.run();
      return this;
    } catch (ZipException | EOFException broken) {
      close();
      throw damaged(file, broken);
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  /// The sentence for an archive that cannot be read.
  public static IOException damaged(Path file, IOException broken) {
    return new UserMessageException(
        UserMessage.of("library.archive.damaged", file, UserMessages.argument(broken)), broken);
  }

  /// Where in the archive the model lies: nothing or a name that ends with a slash.
  private static String place(Path file, ZipFile zip) throws IOException {
    List<String> places =
        zip.stream()
            .filter(entry -> name(entry).equals(WEIGHTS))
            .map(entry -> entry.getName().substring(0, entry.getName().length() - WEIGHTS.length()))
            .filter(place -> !place.startsWith("__MACOSX/"))
            .toList();
    if (places.size() == 1) {
      return places.getFirst();
    }
    throw new UserMessageException(
        places.isEmpty()
            ? UserMessage.of("library.archive.none", file, WEIGHTS)
            : UserMessage.of("library.archive.many", file, places.size()),
        null);
  }

  private void take(ZipFile zip, String place, long most) throws IOException {
    long left = most;
    for (String name : ModelFolder.ALL_FILES) {
      ZipEntry entry = zip.getEntry(place + name);
      if (entry != null) {
        left -= copy(zip, entry, folder.resolve(name), left);
      }
    }
  }

  private static long copy(ZipFile zip, ZipEntry entry, Path to, long most) throws IOException {
    var sum = new CRC32();
    try (InputStream bytes = Objects.requireNonNull(zip.getInputStream(entry));
        InputStream in = new CheckedInputStream(new Bounded(bytes, most), sum)) {
      long length = copied(in, to);
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " has changed since it was packed");
      }
      return length;
    }
  }

  /// Tells a disk that is full from an archive that is damaged.
  private static long copied(InputStream in, Path to) throws IOException {
    try {
      return Files.copy(in, to);
    } catch (ZipException | EOFException | UserMessageException broken) {
      throw broken;
    } catch (IOException unwritten) {
      throw Leftovers.unwritten(unwritten);
    }
  }

  private static String name(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  /// The model's folder, until closed.
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (String name : ModelFolder.ALL_FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
    if (around != null) {
      Files.deleteIfExists(around);
    }
  }

  /// Trusts no archive's own word on how long its files are.
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(@Nullable InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      return counted(super.read(bytes, from, count));
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      counted(value < 0 ? 0 : 1);
      return value;
    }

    private int counted(int read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new UserMessageException("library.archive.large");
      }
      return read;
    }
  }
}
