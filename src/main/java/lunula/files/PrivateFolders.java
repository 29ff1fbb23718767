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

/// Folders that other people of the same computer neither read nor write, where its file systems
/// know of people. Blocking.
public final class PrivateFolders {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

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

  /// Makes a folder private that was not, if it is this person's.
  public static void close(Path folder) {
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

  private static FileAttribute<?>[] attributes(Path folder) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(MINE)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
