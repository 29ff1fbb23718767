package lunula.model;

import lunula.files.HasUserMessage;
import lunula.files.UserMessage;

/// A code was asked of a model that has no encoder. Says so to the person.
public final class NoEncoderException extends UnsupportedOperationException
    implements HasUserMessage {
  private static final UserMessage MESSAGE = UserMessage.of("model.no-encoder");

  public NoEncoderException() {
    super(MESSAGE.toString());
  }

  @Override
  public UserMessage userMessage() {
    return MESSAGE;
  }
}
