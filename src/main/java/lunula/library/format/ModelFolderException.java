package lunula.library.format;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import lunula.files.JsonException;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// A model folder that cannot be used. The message is for the person: which file, what is wrong
/// with it and what to do.
public final class ModelFolderException extends UserMessageException {
  /// @param cause what the file system said, or null if the contents are wrong
  ModelFolderException(UserMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The contents of a file are wrong.
  ///
  /// @param what goes on after the file's name, without a full stop
  static ModelFolderException wrong(Path file, UserMessage what) {
    return wrong(file, what, null);
  }

  private static ModelFolderException wrong(
      Path file, UserMessage what, @Nullable Throwable cause) {
    return new ModelFolderException(
        UserMessage.of(
            "library.wrong", UserMessages.shortName(file), what, UserMessage.of(remedy(what))),
        cause);
  }

  /// What mends it: nothing is copied again that was copied well.
  private static String remedy(UserMessage what) {
    return switch (what.key()) {
      case "library.tensor.missing", "library.tensor.foreign", "library.tensor.shape" ->
          "library.remedy.belong";
      case "library.tensor.infinite" -> "library.remedy.infinite";
      case "library.tensor.type" -> "library.remedy.type";
      case "library.missing", "library.large" -> "library.remedy.copy";
      default ->
          what.key().startsWith("library.tensor") ? "library.remedy.copy" : "library.remedy.text";
    };
  }

  /// A file holds several mistakes, all of which are told.
  ///
  /// @param mistakes clauses that go on after the file's name; at least one
  static ModelFolderException mistakes(Path file, List<UserMessage> mistakes) {
    UserMessage all = mistakes.getFirst();
    for (UserMessage next : mistakes.subList(1, mistakes.size())) {
      all = UserMessage.of("library.mistakes", all, next);
    }
    return wrong(file, all);
  }

  /// A file's contents make a value that its record refuses.
  static ModelFolderException unacceptable(Path file, RuntimeException why) {
    return wrong(file, UserMessage.of("library.unacceptable", UserMessages.argument(why)));
  }

  /// A file could not be read or is not what it should be.
  static ModelFolderException whileReading(Path file, IOException failure) {
    return switch (failure) {
      case ModelFolderException known -> known;
      case JsonException refused -> wrong(file, refused.what(), refused);
      case NoSuchFileException missing -> wrong(file, UserMessage.of("library.missing"), missing);
      default ->
          new ModelFolderException(
              UserMessage.of("library.unreadable", file, reason(failure)), failure);
    };
  }

  private static String reason(IOException failure) {
    return UserMessages.hasWords(failure)
        ? failure.getClass().getSimpleName() + ": " + UserMessages.words(failure)
        : failure.getClass().getSimpleName();
  }

  /// A model of a kind that this Lunula does not know.
  public static ModelFolderException unknownKind(Path folder, String kind) {
    return new ModelFolderException(UserMessage.of("library.kind.unknown", folder, kind), null);
  }
}
