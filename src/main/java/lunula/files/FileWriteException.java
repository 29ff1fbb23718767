package lunula.files;

import java.io.IOException;

/// A file could not be written. The message is one sentence or two for the person: what is wrong
/// and what to do.
public final class FileWriteException extends IOException {
  public FileWriteException(String message, Throwable cause) {
    super(message, cause);
  }
}
