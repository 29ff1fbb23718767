package lunula.files;

import java.util.MissingResourceException;

/// Turns messages into words, for the borders: the window and the terminal. The words of `data.…`
/// are in `lunula/data/messages.properties`; no bundle is read before one of its messages is shown.
/// Any thread.
public final class UserMessages {
  private UserMessages() {}

  /// The words of a message.
  ///
  /// @throws MissingResourceException if no bundle has the key
  public static String words(UserMessage message) {
    return new Bundle("/lunula/" + message.room() + "/messages")
        .get(message.key(), message.arguments().toArray());
  }

  /// What a failure says to the person: its message in words, or what it says of itself.
  public static String words(Throwable failure) {
    return failure instanceof HasUserMessage told
        ? words(told.userMessage())
        : String.valueOf(failure.getMessage());
  }

  /// What a failure says, as a part of another message.
  public static Object argument(Throwable failure) {
    return failure instanceof HasUserMessage told
        ? told.userMessage()
        : String.valueOf(failure.getMessage());
  }
}
