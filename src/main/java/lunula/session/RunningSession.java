package lunula.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lunula.files.PrivateFolders;
import org.jspecify.annotations.Nullable;

/// The session as it runs, written down again and again in the app's own folder and removed at a
/// clean end: what is left of a process that is gone was interrupted. Each process has a file of
/// its own. Blocking; one call at a time.
public final class RunningSession {
  private static final String TRIED = ".tried" + SessionFile.ENDING;

  private final Path folder;
  private final long process;

  /// A session whose process ended without removing it.
  ///
  /// @param file where it lies
  /// @param when it was last written
  public record Interrupted(Path file, Instant when) {
    /// Whether a process that went on with it ended without a word, too.
    public boolean tried() {
      return file.getFileName().toString().endsWith(TRIED);
    }
  }

  /// @param folder made when first written to
  public RunningSession(Path folder) {
    this(folder, ProcessHandle.current().pid());
  }

  RunningSession(Path folder, long process) {
    this.folder = folder;
    this.process = process;
  }

  /// What was noted down.
  ///
  /// @param file the person's own file of the session; null if it had none
  public record Note(Session session, @Nullable Path file) {}

  /// Writes a note in place of the one before.
  ///
  /// @throws IOException with a sentence for the person
  public void write(Note note) throws IOException {
    PrivateFolders.createAll(folder);
    new SessionFile(own()).write(note);
  }

  /// Reads what was interrupted. A file of the person's that is gone is not told.
  ///
  /// @throws IOException with a sentence for the person
  public Note read(Interrupted left) throws IOException {
    Note note = new SessionFile(left.file()).readNote();
    return note.file() == null || Files.isRegularFile(note.file())
        ? note
        : new Note(note.session(), null);
  }

  /// Removes what this process wrote: a clean end.
  public void remove() throws IOException {
    Files.deleteIfExists(own());
  }

  /// The newest session that was interrupted; older ones are gone after this.
  public Optional<Interrupted> interrupted() throws IOException {
    // What a process that was killed while it wrote has left beside its note.
    for (Interrupted half : left(RunningSession::isHalfWritten)) {
      forget(half);
    }
    List<Interrupted> left =
        left(file -> SessionFile.isOne(file) && !isHalfWritten(file) && !file.equals(own()));
    for (Interrupted older : left.stream().skip(1).toList()) {
      forget(older);
    }
    return left.stream().findFirst();
  }

  /// Marks a session as tried, before somebody goes on with it: if that ends the process, the next
  /// one can say so.
  ///
  /// @return where it lies now
  public Interrupted tried(Interrupted session) throws IOException {
    if (session.tried()) {
      return session;
    }
    String name = session.file().getFileName().toString();
    String start = name.substring(0, name.length() - SessionFile.ENDING.length());
    Path marked = session.file().resolveSibling(start + TRIED);
    return new Interrupted(Files.move(session.file(), marked), session.when());
  }

  /// Removes a session that was interrupted.
  public void forget(Interrupted session) throws IOException {
    Files.deleteIfExists(session.file());
  }

  private static boolean isHalfWritten(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /// What processes that are gone have left, the newest first.
  private List<Interrupted> left(Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(wanted)
          .map(file -> new Interrupted(file, lastWritten(file)))
          .filter(RunningSession::isOver)
          .sorted(Comparator.comparing(Interrupted::when).reversed())
          .toList();
    }
  }

  private static Instant lastWritten(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /// Whether the process that wrote a file is gone; another one may have its number since. The
  /// file's name begins with the number, after the dot of one that is half written.
  private static boolean isOver(Interrupted note) {
    String name = note.file().getFileName().toString();
    String number = name.replaceFirst("^\\.", "").replaceFirst("\\..*", "");
    if (!number.matches("\\d{1,18}")) {
      return true;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(number));
    return process
        .flatMap(alive -> alive.info().startInstant())
        .map(started -> started.isAfter(note.when()))
        .orElse(process.isEmpty());
  }

  private Path own() {
    return folder.resolve(process + SessionFile.ENDING);
  }
}
