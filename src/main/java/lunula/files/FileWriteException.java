package lunula.files;

import java.nio.file.Path;

/// A file or folder could not be written or deleted; what was there before is as it was. Says which
/// one, why, and what to do.
public final class FileWriteException extends UserMessageException {
  private FileWriteException(String key, Object target, DiskFailure why, Exception cause) {
    super(UserMessage.of(key, target, why.reason(), why.remedy()), cause);
  }

  /// A file whose folder the person chose.
  static FileWriteException saving(Path file, Exception failure) {
    Path name = file.getFileName();
    return new FileWriteException(
        "files.save", name == null ? file : name, DiskFailure.of(failure, file, true), failure);
  }

  /// A folder, or a file in it, in a place that is given.
  static FileWriteException writing(Path target, Exception failure) {
    return new FileWriteException(
        "files.write", target, DiskFailure.of(failure, target, false), failure);
  }

  static FileWriteException deleting(Path target, Exception failure) {
    return new FileWriteException(
        "files.delete", target, DiskFailure.of(failure, target, false), failure);
  }
}
