package lunula.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Writes a file whole or not at all: into a temporary file in the same folder, forced to the disk,
/// then moved into place in one step. Whatever goes wrong, an older file of that name stays as it
/// was and no temporary file stays behind. Where a link leads to the file, the link stays; what is
/// no file, such as a device, is left alone.
public final class AtomicFile {
  private AtomicFile() {}

  /// What a file is to hold.
  @FunctionalInterface
  public interface Content {
    /// Writes everything; does not close the stream.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a file; blocking.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void write(Path target, byte[] content) throws FileWriteException {
    write(target, out -> out.write(content));
  }

  /// What a file is to hold that is not written from its beginning to its end.
  @FunctionalInterface
  public interface ChannelContent {
    /// Writes everything; does not close the channel.
    void writeTo(FileChannel channel) throws IOException;
  }

  /// Writes a file; blocking.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @param content asked once
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void write(Path target, Content content) throws FileWriteException {
    writeChannel(
        target,
        channel -> {
          // Closed with the channel.
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
          content.writeTo(out);
          out.flush();
        });
  }

  /// Writes a file in any order; blocking.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @param content asked once
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void writeChannel(Path target, ChannelContent content) throws FileWriteException {
    Path asked = target.toAbsolutePath();
    try {
      boolean link = Files.isSymbolicLink(asked) && Files.exists(asked);
      Path file = link ? asked.toRealPath() : asked;
      Path folder = folderOf(file);
      Path temporary =
          folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
      try {
        fill(temporary, content);
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw new FileWriteException(sentence(asked, failure), failure);
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException("there is a folder of that name");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is a device and not a file");
    }
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    return folder;
  }

  private static void fill(Path temporary, ChannelContent content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void move(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String sentence(Path file, Exception failure) {
    String what = file.getFileName() + " was not saved: ";
    String folder = String.valueOf(file.getParent());
    String reason = String.valueOf(failure.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    if (failure instanceof NoSuchFileException) {
      return what + "there is no folder " + folder + ". Choose another folder.";
    }
    if (failure instanceof NotDirectoryException) {
      return what + folder + " is a file and not a folder. Choose another folder.";
    }
    if (failure instanceof AccessDeniedException
        || failure instanceof ReadOnlyFileSystemException
        || lower.contains("read-only")) {
      return what + folder + " may not be written to. Choose another folder.";
    }
    if (lower.contains("no space")
        || lower.contains("not enough space")
        || lower.contains("quota")) {
      return what + "the disk is full. Free some space and save again.";
    }
    return what + reason + ". Choose another name or folder.";
  }
}
