package lunula.model;

import lunula.files.HasUserMessage;
import lunula.files.UserMessage;

/// Pixels were asked of a sample that is no picture. Says so to the person.
public final class NoPictureException extends UnsupportedOperationException
    implements HasUserMessage {
  private static final UserMessage MESSAGE = UserMessage.of("model.no-picture");

  public NoPictureException() {
    super(MESSAGE.toString());
  }

  @Override
  public UserMessage userMessage() {
    return MESSAGE;
  }
}
