package lunula.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Folders that other people of the same computer neither read nor write, where its file systems
/// know of people. Blocking.
public final class PrivateFolders {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> MY_FILE =
      PosixFilePermissions.fromString("rw-------");

  /// Folders that were made private here, with all that is in them.
  private static final Set<Path> CLOSED = ConcurrentHashMap.newKeySet();

  private PrivateFolders() {}

  /// Makes a folder, and those above it where need be; all of them private.
  ///
  /// @return the folder
  public static Path createAll(Path folder) throws IOException {
    return Files.createDirectories(folder, attributes(folder));
  }

  /// Makes a folder that must not exist.
  static Path create(Path folder) throws IOException {
    return Files.createDirectory(folder, attributes(folder));
  }

  /// Makes a folder private that was not, if it is this person's; what is made in it from now on is
  /// private by itself, wherever it may be moved.
  public static void close(Path folder) {
    CLOSED.add(folder.toAbsolutePath().normalize());
    try {
      if (isPosix(folder)
          && isMine(folder)
          && !Files.getPosixFilePermissions(folder).equals(MINE)) {
        Files.setPosixFilePermissions(folder, MINE);
      }
    } catch (IOException | RuntimeException unchanged) {
      // As open as it was.
    }
  }

  /// Whether a path belongs to the person who runs this, or to nobody in particular.
  static boolean isMine(Path path) throws IOException {
    if (!isPosix(path)) {
      return true;
    }
    UserPrincipal owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    return owner.getName().equals(System.getProperty("user.name"));
  }

  /// What a new folder is to be made with: private in one that is, otherwise as usual.
  static FileAttribute<?>[] within(Path folder) {
    return isWithin(folder) ? attributes(folder) : new FileAttribute<?>[0];
  }

  /// What a new file is to be made with, likewise.
  static FileAttribute<?>[] fileWithin(Path file) {
    return isWithin(file) ? attributes(file, MY_FILE) : new FileAttribute<?>[0];
  }

  private static boolean isWithin(Path path) {
    Path place = path.toAbsolutePath().normalize();
    return CLOSED.stream().anyMatch(place::startsWith);
  }

  private static FileAttribute<?>[] attributes(Path folder) {
    return attributes(folder, MINE);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
