package lunula.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What writers that were killed have left half written, in every place where Lunula writes by
/// itself. A writer that still runs is left alone. Blocking, but short; never throws: what cannot
/// be cleared now is tried again at the next start.
public final class Leftovers {
  private static final int TRIES = 5;

  private Leftovers() {}

  /// Clears it all away, and shuts the person's own folders to others. Once at a start, by window
  /// and terminal.
  public static void clear(AppFolders folders) {
    Stream.of(folders.home(), folders.config(), folders.state()).forEach(PrivateFolders::close);
    Stream.of(
            folders.ownModels(),
            folders.ownData(),
            folders.home(),
            folders.config(),
            folders.state(),
            folders.running(),
            folders.checkpoints(),
            folders.cache(),
            temporary())
        .distinct()
        .forEach(Leftovers::clear);
  }

  /// Takes away what this process has half written, for one that is told to end in the midst of it;
  /// whatever still writes ends with a [java.util.concurrent.CancellationException].
  public static void abandon() {
    for (Path partial : PartialName.close()) {
      for (int i = 0; i < TRIES && Files.exists(partial, LinkOption.NOFOLLOW_LINKS); i++) {
        try {
          removeTree(partial);
        } catch (IOException stillWritten) {
          // Whoever was just making one more file in it makes no other.
        }
      }
    }
  }

  /// Clears away what lies beside a file that is to be written.
  static void beside(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      clear(folder);
    }
  }

  /// A new folder for what lasts no longer than the work at it, readable by this person alone; what
  /// a killed process leaves of it is cleared away at the next start.
  ///
  /// @param what it is for, good for a file's name
  /// @throws FileWriteException if there is no room for it
  public static Path temporaryFolder(String what) throws FileWriteException {
    Path folder = PartialName.beside(temporary().resolve("lunula-" + what));
    try {
      return PrivateFolders.create(folder);
    } catch (IOException failure) {
      throw unwritten(failure);
    }
  }

  /// What to say when something could not be written into a temporary folder: names the place of
  /// all of them, and no hidden one.
  public static FileWriteException unwritten(IOException failure) {
    return FileWriteException.writing(temporary(), failure);
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  private static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder, PartialName.GLOB)) {
      for (Path name : names) {
        removeAbandoned(name);
      }
    } catch (IOException | RuntimeException unreadable) {
      // Nothing is cleared then.
    }
  }

  private static void removeAbandoned(Path name) {
    try {
      if (PartialName.isAbandoned(name) && PrivateFolders.isMine(name)) {
        removeTree(name);
      }
    } catch (IOException stays) {
      // The next start tries again.
    }
  }

  /// Deletes a file, a link (not what it leads to) or a folder with all that is in it.
  static void removeTree(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> within;
      try (Stream<Path> files = Files.list(path)) {
        within = files.toList();
      }
      for (Path file : within) {
        removeTree(file);
      }
    }
    Files.deleteIfExists(path);
    PartialName.forget(path);
  }
}
