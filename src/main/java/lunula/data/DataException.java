package lunula.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A data file that cannot be used. The message is for the person: which file, what is wrong with
/// it and what to do.
public final class DataException extends IOException {
  /// @param cause what the file system or the decompressor said, or null if the contents are wrong
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
