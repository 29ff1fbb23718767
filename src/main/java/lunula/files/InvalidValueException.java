package lunula.files;

/// A value from outside that its record refuses. Says to the person what is wrong with it; its own
/// text, in logs, is the key with the arguments.
public final class InvalidValueException extends IllegalArgumentException
    implements HasUserMessage {
  private final transient UserMessage message;

  public InvalidValueException(UserMessage message) {
    super(message.toString());
    this.message = message;
  }

  /// The same by the key and the arguments of the message.
  public InvalidValueException(String key, Object... arguments) {
    this(UserMessage.of(key, arguments));
  }

  @Override
  public UserMessage userMessage() {
    return message;
  }
}
