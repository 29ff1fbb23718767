package lunula.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns messages into words, for the borders: the window and the terminal. The words of `data.…`
/// are in `lunula/data/messages.properties`; no bundle is read before one of its messages is shown.
/// Any thread.
public final class UserMessages {
  private static final Pattern ENDED = Pattern.compile(".*[.!?…。！？]”?", Pattern.DOTALL);

  private UserMessages() {}

  /// Words with the full stop of the language behind them, unless they end a sentence already.
  public static String sentence(String words) {
    return ENDED.matcher(words).matches() ? words : words(UserMessage.of("files.sentence", words));
  }

  /// The words of a message.
  ///
  /// @throws MissingResourceException if no bundle has the key
  public static String words(UserMessage message) {
    return new Bundle("/lunula/" + message.room() + "/messages")
        .get(message.key(), message.arguments().toArray());
  }

  /// What a failure says to the person: its message in words, or what it says of itself. One that
  /// only wraps another says what that one says; for one that says nothing, a sentence with its
  /// kind and what can be done.
  public static String words(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return words(UserMessage.of("files.memory"));
    }
    Throwable first = unwrapped(failure);
    Object said = argument(first);
    if (said instanceof UserMessage told) {
      return words(told);
    }
    return hasWords(first) ? said.toString() : words(UserMessage.of("files.unexplained", said));
  }

  /// The last folder and the name of a file, which is what a person recognises.
  public static String shortName(Path file) {
    int names = file.getNameCount();
    return names < 2 ? file.toString() : file.subpath(names - 2, names).toString();
  }

  /// What a failure says, as a part of another message: at least its kind.
  public static Object argument(Throwable failure) {
    Throwable first = unwrapped(failure);
    if (DiskFailure.isFull(first)) {
      return UserMessage.of("files.reason.full");
    }
    if (first instanceof HasUserMessage told) {
      return told.userMessage();
    }
    if (first instanceof FileSystemException system && system.getFile() != null) {
      return ofFile(system, system.getFile());
    }
    return hasWords(first) ? String.valueOf(first.getMessage()) : kind(first);
  }

  /// What the file system says in a bare path, or in its own terms.
  private static UserMessage ofFile(FileSystemException failure, String file) {
    if (failure instanceof NoSuchFileException) {
      return UserMessage.of("files.fault.gone", file);
    }
    if (failure instanceof AccessDeniedException) {
      return UserMessage.of("files.fault.closed", file);
    }
    if (failure instanceof FileAlreadyExistsException) {
      return UserMessage.of("files.reason.exists", file);
    }
    if (failure instanceof AtomicMoveNotSupportedException) {
      return UserMessage.of("files.fault.move", file);
    }
    return failure.getReason() == null
        ? UserMessage.of("files.fault.kind", file, kind(failure))
        : UserMessage.of("files.fault.other", file, failure.getReason());
  }

  /// Whether a failure says anything.
  public static boolean hasWords(Throwable failure) {
    @Nullable String said = failure.getMessage();
    return failure instanceof HasUserMessage || (said != null && !said.isBlank());
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable first = failure;
    for (Throwable cause = first.getCause();
        cause != null && (!hasWords(first) || cause.toString().equals(first.getMessage()));
        cause = cause.getCause()) {
      first = cause;
    }
    return first;
  }

  private static String kind(Throwable failure) {
    return failure.getClass().getName().replaceFirst("^.*\\.", "");
  }
}
