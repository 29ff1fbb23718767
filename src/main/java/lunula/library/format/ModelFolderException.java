package lunula.library.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A model folder that cannot be read or written. The message is for the person: which file, what
/// is wrong with it and what to do.
public final class ModelFolderException extends IOException {
  /// @param cause what the file system said, or null if the contents are wrong
  public ModelFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The contents of a file are wrong.
  ///
  /// @param what goes on after the file's name, without a full stop
  static ModelFolderException wrong(Path file, String what) {
    return new ModelFolderException(
        shortName(file) + " " + what + ". Copy the model again or train it anew.", null);
  }

  /// The file system refused to read.
  static ModelFolderException whileReading(Path file, IOException failure) {
    return switch (failure) {
      case ModelFolderException known -> known;
      case NoSuchFileException missing ->
          new ModelFolderException(
              "%s is missing. Copy the model again or train it anew.".formatted(shortName(file)),
              missing);
      default ->
          new ModelFolderException(
              "%s cannot be read (%s). Check the disk and the file’s permissions."
                  .formatted(file, reason(failure)),
              failure);
    };
  }

  /// The file system refused to write.
  ///
  /// @param target the folder or file that was to change; still as it was before
  public static ModelFolderException whileWriting(Path target, IOException failure) {
    return failure instanceof ModelFolderException known
        ? known
        : new ModelFolderException(
            "%s was not written: %s".formatted(target, obstacle(failure)), failure);
  }

  /// The file system refused to delete.
  static ModelFolderException whileDeleting(Path target, IOException failure) {
    return new ModelFolderException(
        "%s was not deleted: %s".formatted(target, obstacle(failure)), failure);
  }

  private static String obstacle(IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("no space left")
        || said.contains("not enough space")
        || said.contains("quota exceeded")) {
      return "the disk is full. Free some space and try again.";
    }
    if (failure instanceof AccessDeniedException
        || failure.getCause() instanceof ReadOnlyFileSystemException
        || said.contains("read-only")
        || said.contains("permission denied")) {
      return "the folder is read-only. Allow writing to it and try again.";
    }
    return switch (failure) {
      case FileAlreadyExistsException exists ->
          "%s is in the way. Move it away and try again.".formatted(exists.getFile());
      case NotDirectoryException file ->
          "%s is a file and not a folder. Choose another place.".formatted(file.getFile());
      case NoSuchFileException gone ->
          "there is no %s. Choose another place, or make it and try again."
              .formatted(gone.getFile());
      default -> "%s. Check the disk and try again.".formatted(reason(failure));
    };
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /// The last folder and the name, which is what a person recognises.
  static String shortName(Path file) {
    int names = file.getNameCount();
    return names < 2 ? file.toString() : file.subpath(names - 2, names).toString();
  }
}
