package lunula.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something from outside (a file, a disk, an input) cannot be used. Says to the person what is
/// wrong and what to do; its own text, in logs, is the key with the arguments.
public class UserMessageException extends IOException implements HasUserMessage {
  // Immutable, but a record of any arguments; nobody serialises a failure.
  private final transient UserMessage message;

  /// @param cause what the system said, or null if nothing else failed
  public UserMessageException(UserMessage message, @Nullable Throwable cause) {
    super(message.toString(), cause);
    this.message = message;
  }

  /// The message of a key and its arguments; nothing else failed.
  public UserMessageException(String key, Object... arguments) {
    this(UserMessage.of(key, arguments), null);
  }

  @Override
  public final UserMessage userMessage() {
    return message;
  }
}
