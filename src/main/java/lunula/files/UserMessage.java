package lunula.files;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence for the person, or a part of one, made where something is to be told: a key and what
/// to put in. [UserMessages] turns it into words at the border, in the window or the terminal.
///
/// @param key dotted; its first part names the room whose bundle holds the words
/// @param arguments for `{0}`, `{1}` … in the words: texts, numbers, paths, other messages
public record UserMessage(String key, List<Object> arguments) {
  private static final Pattern DOTTED =
      Pattern.compile("[a-z][A-Za-z0-9-]*(\\.[a-z0-9][A-Za-z0-9-]*)+");

  /// @throws IllegalArgumentException if the key is not dotted or an argument of another kind
  public UserMessage {
    if (!DOTTED.matcher(key).matches()) {
      throw new IllegalArgumentException("not a dotted key: " + key);
    }
    arguments = List.copyOf(arguments);
    for (Object argument : arguments) {
      boolean known =
          argument instanceof String
              || argument instanceof Number
              || argument instanceof Path
              || argument instanceof UserMessage;
      if (!known) {
        throw new IllegalArgumentException(
            key + " cannot hold a " + argument.getClass().getSimpleName());
      }
    }
  }

  /// A message of a key and its arguments.
  public static UserMessage of(String key, Object... arguments) {
    return new UserMessage(key, List.of(arguments));
  }

  /// For logs: the key, and in brackets the arguments.
  @Override
  public String toString() {
    return arguments.isEmpty() ? key : key + arguments;
  }

  /// The room whose bundle holds the words.
  String room() {
    return key.substring(0, key.indexOf('.'));
  }
}
