package lunula.files;

import java.nio.file.Files;
import java.nio.file.Path;

/// Files as opposed to pipes, devices and the like, which may have no end or never begin.
public final class RegularFile {
  private RegularFile() {}

  /// Refuses to read what would keep whoever reads it waiting.
  ///
  /// @param file need not exist; a folder passes
  /// @throws UserMessageException if something is there that is no file, with a sentence
  public static void check(Path file) throws UserMessageException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new UserMessageException("files.irregular", file);
    }
  }
}
