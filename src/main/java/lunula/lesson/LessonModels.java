package lunula.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.library.ModelArchive;
import lunula.library.StoredModels;
import lunula.session.ModelChecksums;

/// The models that a lesson brings along: `models/CHECKSUM/` for each, by the checksum that its
/// states name it by. Those of an archive are unpacked to a temporary folder until this is closed;
/// those of a folder are used where they lie.
public final class LessonModels implements AutoCloseable {
  static final String FOLDER = "models";
  private static final Pattern PLACE = Pattern.compile(FOLDER + "/([0-9a-f]{64})/[^/]+");

  private final List<LibraryEntry> entries = new ArrayList<>();
  private final List<ModelArchive> unpacked = new ArrayList<>();

  private LessonModels() {}

  /// Reads the cards of all of them, each of which is checked. Blocking.
  ///
  /// @throws IOException with a sentence for the person, if one of them cannot be used; then
  ///     nothing is left of the others
  public static LessonModels of(LessonFiles files) throws IOException {
    var models = new LessonModels();
    try {
      models.open(files);
      return models;
    } catch (IOException wrong) {
      models.close();
      throw wrong;
    }
  }

  private void open(LessonFiles files) throws IOException {
    SortedSet<String> checksums = new TreeSet<>();
    for (String file : files.content().keySet()) {
      Matcher place = PLACE.matcher(file);
      if (place.matches()) {
        checksums.add(place.group(1));
      }
    }
    if (checksums.isEmpty()) {
      return;
    }
    if (Files.isDirectory(files.path())) {
      for (String checksum : checksums) {
        take(files.path().resolve(FOLDER).resolve(checksum).toAbsolutePath(), checksum);
      }
      return;
    }
    try (ZipFile zip = new ZipFile(files.path().toFile())) {
      for (String checksum : checksums) {
        // A lesson is small enough to be read into memory as a whole, and so is all that is in it.
        String place = LessonFiles.wrapping(zip) + FOLDER + "/" + checksum + "/";
        unpacked.add(ModelArchive.unpack(files.path(), zip, place, LessonFiles.MOST_BYTES));
        take(unpacked.getLast().folder(), checksum);
      }
    }
  }

  private void take(Path folder, String checksum) throws IOException {
    try {
      entries.add(new LibraryEntry(folder, false, new StoredModels().map(folder).card()));
    } catch (IOException broken) {
      throw new UserMessageException(
          UserMessage.of("lesson.model", checksum, UserMessages.argument(broken)), broken);
    }
    if (!new ModelChecksums().of(folder).equals(checksum)) {
      throw new UserMessageException("lesson.model.mixed", checksum);
    }
  }

  /// Those models.
  public List<LibraryEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void close() throws IOException {
    for (ModelArchive each : unpacked) {
      each.close();
    }
  }
}
