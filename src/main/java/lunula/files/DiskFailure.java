package lunula.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// Tells what the file system says when it refuses to write: what the obstacle is and what can be
/// done about it.
///
/// @param reason a clause
/// @param remedy a sentence
record DiskFailure(UserMessage reason, UserMessage remedy) {
  /// An obstacle that the file system has no exception for.
  static final class Obstacle extends IOException {
    private final transient UserMessage reason;

    Obstacle(UserMessage reason) {
      super(reason.key());
      this.reason = reason;
    }
  }

  /// What a failure means.
  ///
  /// @param target what was to be written or deleted
  /// @param chosen whether the person chose its place and may choose another
  static DiskFailure of(Exception failure, Path target, boolean chosen) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (isFull(failure)) {
      return new DiskFailure(
          UserMessage.of("files.reason.full"),
          UserMessage.of(chosen ? "files.remedy.space.save" : "files.remedy.space"));
    }
    if (said.contains("name too long") || said.contains("name or extension is too long")) {
      return new DiskFailure(
          UserMessage.of("files.reason.long"), UserMessage.of("files.remedy.shorter"));
    }
    if (said.contains("used by another process")) {
      return new DiskFailure(
          UserMessage.of("files.reason.used"), UserMessage.of("files.remedy.close"));
    }
    UserMessage folder = UserMessage.of("files.remedy.folder");
    if (isClosed(failure, said)) {
      return new DiskFailure(
          UserMessage.of("files.reason.closed", folderOf(target)),
          chosen ? folder : UserMessage.of("files.remedy.allow"));
    }
    UserMessage other = UserMessage.of(chosen ? "files.remedy.other" : "files.remedy.check");
    return switch (failure) {
      case AtomicMoveNotSupportedException apart ->
          new DiskFailure(UserMessage.of("files.reason.drive", apart.getFile()), other);
      case Obstacle known -> new DiskFailure(known.reason, other);
      case FileAlreadyExistsException exists ->
          new DiskFailure(
              UserMessage.of("files.reason.exists", exists.getFile()),
              UserMessage.of("files.remedy.move"));
      case NotDirectoryException file ->
          new DiskFailure(UserMessage.of("files.reason.file", file.getFile()), folder);
      case NoSuchFileException gone ->
          new DiskFailure(UserMessage.of("files.reason.missing", gone.getFile()), folder);
      default ->
          new DiskFailure(UserMessage.of("files.reason.other", reason(failure, chosen)), other);
    };
  }

  /// Whether the disk is full, or the person's share of it.
  static boolean isFull(Throwable failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof IOException
        && (said.contains("no space left")
            || said.contains("not enough space")
            || said.contains("quota exceeded"));
  }

  private static boolean isClosed(Exception failure, String said) {
    return failure instanceof AccessDeniedException
        || failure instanceof ReadOnlyFileSystemException
        || failure.getCause() instanceof ReadOnlyFileSystemException
        || said.contains("read-only")
        || said.contains("permission denied");
  }

  private static Path folderOf(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target : folder;
  }

  private static Object reason(Exception failure, boolean chosen) {
    Object said = UserMessages.argument(failure);
    return chosen || said instanceof UserMessage || !UserMessages.hasWords(failure)
        ? said
        : failure.getClass().getSimpleName() + ": " + said;
  }
}
