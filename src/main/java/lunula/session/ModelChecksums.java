package lunula.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lunula.library.LibraryEntry;
import lunula.model.card.ModelCard;

/// The checksums by which models are known again. Blocking, a few milliseconds a megabyte the first
/// time; any thread.
public final class ModelChecksums {
  private static final String WEIGHTS = "model.safetensors";
  private final Map<Path, Print> known = new ConcurrentHashMap<>();

  private record Print(FileTime changed, long size, String checksum) {}

  /// SHA-256 of a model's weights, hexadecimal.
  public String of(Path folder) throws IOException {
    Path file = folder.resolve(WEIGHTS);
    FileTime changed = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Print print = known.get(folder);
    if (print == null || print.size() != size || !print.changed().equals(changed)) {
      print = new Print(changed, size, digest(file));
      known.put(folder, print);
    }
    return print.checksum();
  }

  /// How a session names a model.
  public Session.Model model(Path folder, ModelCard card) throws IOException {
    return new Session.Model(card.name(), of(folder), card.dataSet(), card.dataChecksum());
  }

  /// The model that a session means, wherever it lies and whatever it is called; one of the same
  /// name is asked first.
  public Optional<LibraryEntry> find(Session.Model wanted, List<LibraryEntry> library) {
    return library.stream()
        .sorted(Comparator.comparing(entry -> !entry.card().name().equals(wanted.name())))
        .filter(entry -> isIt(wanted, entry))
        .findFirst();
  }

  /// A folder that cannot be read is not the one.
  private boolean isIt(Session.Model wanted, LibraryEntry entry) {
    try {
      return of(entry.folder()).equals(wanted.checksum());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String digest(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, sha).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
