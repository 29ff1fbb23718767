package lunula.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Turns messages into words, for the borders: the window and the terminal. The words of `data.…`
/// are in `lunula/data/messages.properties`; no bundle is read before one of its messages is shown.
/// Any thread.
public final class UserMessages {
  private static final ConcurrentMap<String, ResourceBundle> READ = new ConcurrentHashMap<>();

  private UserMessages() {}

  /// The words of a message. Numbers look the same in every locale.
  ///
  /// @throws MissingResourceException if no bundle has the key
  public static String words(UserMessage message) {
    String text = READ.computeIfAbsent(message.room(), UserMessages::read).getString(message.key());
    Object[] arguments = message.arguments().stream().map(UserMessages::shown).toArray();
    return new MessageFormat(text, Locale.ROOT).format(arguments);
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

  private static Object shown(Object argument) {
    return switch (argument) {
      case UserMessage part -> words(part);
      case Number number -> number;
      default -> argument.toString();
    };
  }

  // Read directly: a search for other languages would open every jar.
  private static ResourceBundle read(String room) {
    String file = "/lunula/" + room + "/messages.properties";
    try (InputStream words = UserMessages.class.getResourceAsStream(file)) {
      if (words == null) {
        throw new MissingResourceException("there is no " + file, room, file);
      }
      return new PropertyResourceBundle(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
