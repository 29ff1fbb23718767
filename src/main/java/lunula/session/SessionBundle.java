package lunula.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.FileKind;
import lunula.library.ModelArchive;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolderException;

/// A session together with the models that it names, in one zip archive: `session.lunula`, and
/// `models/CHECKSUM/` for each, by the checksum that the session names it by. Blocking.
///
/// @param path where it lies
public record SessionBundle(Path path) {
  /// How the names of such files end.
  public static final String ENDING = FileKind.BUNDLE_ENDING;

  private static final String SESSION = "session" + SessionFile.ENDING;
  private static final Pattern MODEL = Pattern.compile("models/([0-9a-f]{64})/[^/]+");
  private static final int MOST_MODELS = 100;

  /// What models are copied into.
  @FunctionalInterface
  public interface Library {
    /// Copies all of some models' folders, or none.
    ///
    /// @throws IOException with a sentence for the person
    void copy(List<Path> folders) throws IOException;
  }

  /// Whether a file is such a bundle by its name.
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /// Writes a session with its models, whole or not at all.
  ///
  /// @param models folders of the models that the session names, by their checksums
  /// @throws FileWriteException with a sentence for the person; then an older file is as it was
  public void write(Session session, Map<String, Path> models) throws FileWriteException {
    AtomicWriter.write(
        path,
        out -> {
          var zip = new ZipOutputStream(out);
          ZipEntry entry = new ZipEntry(SESSION);
          entry.setTimeLocal(ModelArchive.TIME);
          zip.putNextEntry(entry);
          zip.write(SessionFile.bytes(new RunningSession.Note(session, null)));
          zip.closeEntry();
          for (Map.Entry<String, Path> model : models.entrySet()) {
            ModelArchive.add(zip, model.getValue(), "models/" + model.getKey() + "/");
          }
          zip.finish();
        });
  }

  /// Reads the session, once its models are in a library: those that are not there already are
  /// checked and copied into it, all of them or none.
  ///
  /// @param present checksums of the models that are there
  /// @throws IOException with a sentence for the person, if there is nothing that this Lunula can
  ///     use; then the library is as it was
  public Session read(Set<String> present, Library library) throws IOException {
    RegularFile.check(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Session session = session(zip);
      Set<String> wanted = new TreeSet<>(models(zip));
      wanted.removeAll(present);
      copy(zip, wanted, library);
      return session;
    } catch (ZipException | EOFException broken) {
      throw ModelArchive.damaged(path, broken);
    } catch (NoSuchFileException gone) {
      throw new UserMessageException(UserMessage.of("session.gone", path), gone);
    } catch (AccessDeniedException closed) {
      throw new UserMessageException(UserMessage.of("session.closed", path), closed);
    }
  }

  private Session session(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(SESSION);
    if (entry == null) {
      throw refused(UserMessage.of("session.foreign"));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(SessionFile.LARGEST + 1);
      var sum = new CRC32();
      sum.update(bytes);
      if (bytes.length <= SessionFile.LARGEST && sum.getValue() != entry.getCrc()) {
        throw new ZipException(SESSION + " has changed since it was packed");
      }
      return new SessionFile(path).read(bytes).session();
    }
  }

  private Set<String> models(ZipFile zip) throws IOException {
    Set<String> checksums = new TreeSet<>();
    zip.stream()
        .map(entry -> MODEL.matcher(entry.getName()))
        .filter(Matcher::matches)
        .forEach(name -> checksums.add(name.group(1)));
    if (checksums.size() > MOST_MODELS) {
      throw refused(UserMessage.of("session.large"));
    }
    return checksums;
  }

  private void copy(ZipFile zip, Set<String> checksums, Library library) throws IOException {
    List<ModelArchive> unpacked = new ArrayList<>();
    long left = ModelArchive.MOST_BYTES;
    try {
      for (String checksum : checksums) {
        ModelArchive model = ModelArchive.unpack(path, zip, "models/" + checksum + "/", left);
        unpacked.add(model);
        left -= size(model.folder());
        check(model.folder(), checksum);
      }
      if (!unpacked.isEmpty()) {
        library.copy(unpacked.stream().map(ModelArchive::folder).toList());
      }
    } finally {
      for (ModelArchive each : unpacked) {
        each.close();
      }
    }
  }

  private void check(Path model, String checksum) throws IOException {
    try {
      ModelFolder.read(model);
    } catch (ModelFolderException broken) {
      throw refused(UserMessage.of("session.bundle.model", UserMessages.argument(broken)));
    }
    if (!new ModelChecksums().of(model).equals(checksum)) {
      throw refused(UserMessage.of("session.bundle.mixed"));
    }
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    for (String name : ModelFolder.ALL_FILES) {
      Path file = folder.resolve(name);
      size += Files.exists(file) ? Files.size(file) : 0;
    }
    return size;
  }

  private IOException refused(UserMessage what) {
    String name = String.valueOf(path.getFileName());
    return new UserMessageException(UserMessage.of("session.unopened", name, what), null);
  }
}
