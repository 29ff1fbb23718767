package lunula.library;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lunula.files.Leftovers;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.format.ModelFolder;
import org.jspecify.annotations.Nullable;

/// A model's folder in a zip archive, unpacked to a temporary folder until it is closed.
///
/// Takes nothing but a model's own files, under their own names, so an archive writes nowhere else;
/// and no more than a disk bears.
final class ModelArchive implements AutoCloseable {
  private static final String WEIGHTS = "model.safetensors";
  private static final long MOST_BYTES = 2L << 30;

  private static final Pattern ENDING =
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
    String bare = ENDING.matcher(name).replaceFirst("");
    return bare.isBlank() ? "model" : bare;
  }

  /// @param folder empty; removed at the end, whatever happens
  /// @param most bytes that may be written to it
  static ModelArchive unpack(Path file, Path folder, long most) throws IOException {
    return unpack(file, new ModelArchive(folder, null), most);
  }

  private static ModelArchive unpack(Path file, ModelArchive unpacked, long most)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      unpacked.take(zip, place(file, zip), most);
      return unpacked;
    } catch (ZipException | EOFException broken) {
      unpacked.close();
      throw new UserMessageException(
          UserMessage.of("library.archive.damaged", file, UserMessages.argument(broken)), broken);
    } catch (IOException failure) {
      unpacked.close();
      throw failure;
    }
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
    for (String name : ModelFolder.FILES) {
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
      long length = Files.copy(in, to);
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " has changed since it was packed");
      }
      return length;
    }
  }

  private static String name(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  /// The model's folder, until closed.
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (String name : ModelFolder.FILES) {
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
