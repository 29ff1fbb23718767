package lunula.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

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
      throw refusal(folder, UserMessage.of("data.folder.disk", UserMessages.argument(failure)));
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
      throw refusal(folder, UserMessage.of("data.folder.file", nearest));
    }
    if (!Files.isWritable(nearest)) {
      throw refusal(folder, UserMessage.of("data.folder.closed", nearest));
    }
  }

  private static DataException refusal(Path folder, UserMessage why) {
    return new DataException("data.folder.unmakeable", folder, why);
  }
}
