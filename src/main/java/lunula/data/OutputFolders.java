package lunula.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that results go into.
public final class OutputFolders {
  private OutputFolders() {}

  /// Makes a folder and those above it, where there are none yet. Blocking.
  ///
  /// @throws DataException with a sentence for the person, if it could not be made
  public static void make(Path folder) throws DataException {
    check(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw refusal(folder, "the disk may be full or broken (" + failure.getMessage() + ")");
    }
  }

  /// Makes sure that a folder can be made, before the work whose result goes there; makes nothing.
  ///
  /// @throws DataException with a sentence for the person, if it cannot
  public static void check(Path folder) throws DataException {
    Path nearest = folder.toAbsolutePath().normalize();
    while (nearest.getParent() != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw refusal(folder, nearest + " is a file and not a folder");
    }
    if (!Files.isWritable(nearest)) {
      throw refusal(folder, nearest + " may not be written to");
    }
  }

  private static DataException refusal(Path folder, String why) {
    return new DataException(
        "The folder %s cannot be made: %s. Choose another place.".formatted(folder, why), null);
  }
}
