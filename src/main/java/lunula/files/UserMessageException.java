package lunula.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something from outside (a file, a disk, an input) cannot be used. Says to the person what is
/// wrong and what to do.
public class UserMessageException extends IOException implements HasUserMessage {
  // Immutable, but a record of any arguments; nobody serialises a failure.
  private final transient UserMessage message;

  /// @param cause what the system said, or null if nothing else failed
  public UserMessageException(UserMessage message, @Nullable Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  @Override
  public final UserMessage userMessage() {
    return message;
  }

  /// The words of the message, for callers that do not ask [UserMessages] yet.
  @Override
  public String getMessage() {
    return UserMessages.words(message);
  }
}
