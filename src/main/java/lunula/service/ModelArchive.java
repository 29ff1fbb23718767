package lunula.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A model's folder in a zip archive, unpacked to a temporary folder until it is closed.
///
/// Takes nothing but a model's own files, under their own names, so an archive writes nowhere else;
/// and no more than a disk bears.
final class ModelArchive implements AutoCloseable {
  private static final String WEIGHTS = "model.safetensors";
  private static final Set<String> FILES =
      Set.of("config.json", "card.json", WEIGHTS, "encodings.safetensors");
  private static final long MOST_BYTES = 2L << 30;
  private static final Pattern ENDING =
      Pattern.compile("(\\.lunula-model)?(\\.zip)?$", Pattern.CASE_INSENSITIVE);

  private final Path folder;

  /// @param name of the folder: a model without a card is called by it
  private ModelArchive(String name) throws IOException {
    folder = Files.createDirectory(Files.createTempDirectory("lunula-model-").resolve(name));
  }

  /// Whether a file is a zip archive with a model's weights in it. Of a damaged one nobody can
  /// tell; it counts as one if it is named so.
  static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
        return false;
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> name(entry).equals(WEIGHTS));
    } catch (ZipException broken) {
      return fileName(file).toLowerCase(Locale.ROOT).contains(".lunula-model");
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.toAbsolutePath().normalize().getFileName());
  }

  private static String called(Path file) {
    String name = ENDING.matcher(fileName(file)).replaceFirst("");
    return name.isBlank() ? "model" : name;
  }

  /// Unpacks the one model in an archive.
  ///
  /// @throws IOException with a sentence for the person
  static ModelArchive unpack(Path file) throws IOException {
    var unpacked = new ModelArchive(called(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      unpacked.take(zip, place(file, zip));
      return unpacked;
    } catch (ZipException broken) {
      unpacked.close();
      throw new IOException(
          "%s is no zip archive, or a damaged one (%s). Copy it again, or choose a model’s folder."
              .formatted(file, broken.getMessage()),
          broken);
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
    throw new IOException(
        places.isEmpty()
            ? "%s holds no model: there is no %s in it.".formatted(file, WEIGHTS)
            : "%s holds %d models. Unpack it and open one of them.".formatted(file, places.size()));
  }

  private void take(ZipFile zip, String place) throws IOException {
    long left = MOST_BYTES;
    for (String name : FILES) {
      ZipEntry entry = zip.getEntry(place + name);
      if (entry != null) {
        left -= copy(zip, entry, folder.resolve(name), left);
      }
    }
  }

  private static long copy(ZipFile zip, ZipEntry entry, Path to, long most) throws IOException {
    try (InputStream in = new Bounded(Objects.requireNonNull(zip.getInputStream(entry)), most)) {
      return Files.copy(in, to);
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
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
    Files.deleteIfExists(Objects.requireNonNull(folder.getParent()));
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
        throw new IOException("The archive unpacks to more than 2 GB, which no model needs.");
      }
      return read;
    }
  }
}
