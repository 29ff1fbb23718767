package lunula.files;

/// A value from outside that its record refuses. Says to the person what is wrong with it.
public final class InvalidValueException extends IllegalArgumentException
    implements HasUserMessage {
  private final transient UserMessage message;

  public InvalidValueException(UserMessage message) {
    super(message.key());
    this.message = message;
  }

  @Override
  public UserMessage userMessage() {
    return message;
  }

  /// The words of the message, for callers that do not ask [UserMessages] yet.
  @Override
  public String getMessage() {
    return UserMessages.words(message);
  }
}
