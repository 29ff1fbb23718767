package lunula.data;

import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import org.jspecify.annotations.Nullable;

/// A data file that cannot be used. The message is for the person: which file, what is wrong with
/// it and what to do.
public final class DataException extends UserMessageException {
  /// @param cause what the file system or the decompressor said
  public DataException(UserMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Contents that are wrong.
  public DataException(UserMessage message) {
    this(message, null);
  }

  /// The same by the key and the arguments of the message.
  public DataException(String key, Object... arguments) {
    super(key, arguments);
  }
}
