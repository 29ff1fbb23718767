package lunula.model;

import lunula.files.HasUserMessage;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// Pixels were asked of a sample that is no picture. Says so to the person.
public final class NoPictureException extends UnsupportedOperationException
    implements HasUserMessage {
  private static final UserMessage MESSAGE = UserMessage.of("model.no-picture");

  public NoPictureException() {
    super(MESSAGE.key());
  }

  @Override
  public UserMessage userMessage() {
    return MESSAGE;
  }

  @Override
  public String getMessage() {
    return UserMessages.words(MESSAGE);
  }
}
