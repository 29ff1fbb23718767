package lunula.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all: beside its place, forced to the disk, then moved there.
public final class WholeFile {
  private static final int BUFFER = 1 << 16;

  private WholeFile() {}

  /// A file's content.
  public interface Content {
    /// Writes everything; does not close the stream.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a file; an older one of that name is replaced at the end only.
  ///
  /// @throws DataException if it could not be written; then an older file is as it was
  public static void write(Path file, Content content) throws DataException {
    Path partial =
        file.resolveSibling(
            ".%s.%d-%x.partial"
                .formatted(file.getFileName(), ProcessHandle.current().pid(), System.nanoTime()));
    try {
      fill(partial, content);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new DataException("%s was not written: %s".formatted(file, reason(file)), failure);
    } finally {
      removeQuietly(partial);
    }
  }

  /// What is wrong with a place where something could not be written.
  private static String reason(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      return "there is a folder of that name. Choose another name.";
    }
    if (!Files.exists(folder)) {
      return "there is no folder %s. Choose another place.".formatted(folder);
    }
    if (!Files.isDirectory(folder)) {
      return "%s is a file and not a folder. Choose another place.".formatted(folder);
    }
    return Files.isWritable(folder)
        ? "the disk may be full or broken. Check that it has room and try again."
        : "%s may not be written to. Choose another place.".formatted(folder);
  }

  private static void fill(Path partial, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void removeQuietly(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException stays) {
      // The failure before it is the one to tell.
    }
  }
}
