package lunula.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Writes files and folders whole or not at all: everything goes under a hidden name beside the
/// target, is forced to the disk, and appears by one atomic move. Whatever goes wrong, an older
/// file of that name stays as it was. A kill in between leaves only the hidden name, which
/// [Leftovers] clears away later. Where a link leads to a file, the link stays; what is no
/// file, such as a device, is left alone. Blocking.
public final class AtomicWriter {
  private static final int BUFFER = 1 << 16;

  private AtomicWriter() {}

  /// What a file is to hold.
  @FunctionalInterface
  public interface Content {
    /// Writes everything; does not close the stream.
    void writeTo(OutputStream out) throws IOException;
  }

  /// What a file is to hold that is not written from its beginning to its end, or in buffers.
  @FunctionalInterface
  public interface ChannelContent {
    /// Writes everything; does not close the channel.
    void writeTo(FileChannel channel) throws IOException;
  }

  /// Writes a file.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void write(Path target, byte[] content) throws FileWriteException {
    write(target, out -> out.write(content));
  }

  /// Writes a file.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @param content asked once
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void write(Path target, Content content) throws FileWriteException {
    writeChannel(target, stream(content));
  }

  /// Writing that its content may end with a [CancellationException].
  @FunctionalInterface
  public interface Writing {
    void run() throws FileWriteException;
  }

  /// Runs what writes files, unless it is cancelled.
  ///
  /// @return whether it was written; false if it was cancelled, then an older file is as it was
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static boolean unlessCancelled(Writing writing) throws FileWriteException {
    try {
      writing.run();
      return true;
    } catch (CancellationException cancelled) {
      return false;
    }
  }

  /// Writes a file in any order.
  ///
  /// @param target the file, which may exist; its folder must exist
  /// @param content asked once
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public static void writeChannel(Path target, ChannelContent content) throws FileWriteException {
    Path asked = target.toAbsolutePath();
    try {
      boolean link = Files.isSymbolicLink(asked) && Files.exists(asked);
      Path file = link ? asked.toRealPath() : asked;
      Leftovers.beside(file);
      replace(file, PartialName.beside(file), content);
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw FileWriteException.saving(asked, failure);
    }
  }

  /// Makes sure that something can be written into a folder, by writing something there and taking
  /// it away again.
  ///
  /// @param folder need not exist; then the one above it is tried
  /// @param bytes how much room its disk must have
  /// @throws FileWriteException with a sentence for the person, if it cannot
  public static void checkRoom(Path folder, long bytes) throws FileWriteException {
    Path place = folder.toAbsolutePath();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    Path trial = PartialName.beside(place.resolve("trial"));
    try {
      try {
        fill(trial, channel -> channel.write(ByteBuffer.allocate(1)));
        if (Files.getFileStore(place).getUsableSpace() < bytes) {
          throw new DiskFailure.Obstacle(UserMessage.of("files.reason.full"));
        }
      } finally {
        removeQuietly(trial);
      }
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw FileWriteException.writing(folder, failure);
    }
  }

  /// What a folder is to hold.
  @FunctionalInterface
  public interface FolderContent {
    /// Writes every file, and no folder, into an empty folder.
    void writeTo(Path folder) throws IOException;
  }

  /// Makes a folder of files.
  ///
  /// @param target must not exist; its parent is made if need be
  /// @param files contents by file name
  /// @throws FileWriteException if anything fails; then `target` does not exist
  public static void createFolder(Path target, SequencedMap<String, ChannelContent> files)
      throws FileWriteException {
    createFolder(
        target,
        folder -> {
          for (Map.Entry<String, ChannelContent> file : files.entrySet()) {
            fill(folder.resolve(file.getKey()), file.getValue());
          }
        });
  }

  /// Makes a folder of files.
  ///
  /// @param target must not exist; its parent is made if need be
  /// @throws FileWriteException if anything fails; then `target` does not exist
  public static void createFolder(Path target, FolderContent content) throws FileWriteException {
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.createDirectories(parent(target), PrivateFolders.within(parent(target)));
      create(target, PartialName.beside(target), content);
    } catch (FileWriteException known) {
      throw known;
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw FileWriteException.writing(target, failure);
    }
  }

  private static void create(Path target, Path partial, FolderContent content) throws IOException {
    boolean done = false;
    try {
      Files.createDirectory(partial, PrivateFolders.within(partial));
      content.writeTo(partial);
      forceFolder(partial);
      PartialName.checkOpen();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      PartialName.forget(partial);
      forceFolder(parent(target));
    } finally {
      if (!done) {
        removeQuietly(partial);
      }
    }
  }

  /// Replaces one file of a folder that [#createFolder] made: the hidden name lies beside the
  /// folder, where [Leftovers] are looked for, and never in it.
  ///
  /// @throws FileWriteException if anything fails; then the old file is as it was
  public static void replaceInFolder(Path file, byte[] content) throws FileWriteException {
    try {
      replace(file, PartialName.beside(parent(file)), stream(out -> out.write(content)));
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw FileWriteException.writing(file, failure);
    }
  }

  private static ChannelContent stream(Content content) {
    return channel -> {
      // Closed with the channel.
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      out.flush();
    };
  }

  private static void replace(Path file, Path partial, ChannelContent content) throws IOException {
    checkPlace(file);
    try {
      fill(partial, content);
      PartialName.checkOpen();
      move(partial, file);
      forceFolder(parent(file));
    } finally {
      removeQuietly(partial);
    }
  }

  /// Names what is missing or in the way, and not the hidden file that could not be made for it.
  private static void checkPlace(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new DiskFailure.Obstacle(UserMessage.of("files.reason.folder"));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new DiskFailure.Obstacle(UserMessage.of("files.reason.device"));
    }
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
  }

  private static void fill(Path file, ChannelContent content) throws IOException {
    PartialName.checkOpen();
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PrivateFolders.fileWithin(file))) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void move(Path partial, Path file) throws IOException {
    try {
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Deletes a folder that holds files only: it vanishes at once, even if the rest is cut short. Of
  /// a link the link alone goes.
  ///
  /// @throws FileWriteException if it could not be deleted
  public static void removeFolder(Path folder) throws FileWriteException {
    try {
      Path partial = PartialName.beside(folder);
      Files.move(folder, partial, StandardCopyOption.ATOMIC_MOVE);
      Leftovers.removeTree(partial);
    } catch (IOException | ReadOnlyFileSystemException failure) {
      throw FileWriteException.deleting(folder, failure);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root has no parent");
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException windows) {
      // Windows opens no folder as a file; it writes moves to its journal by itself.
    }
  }

  private static void removeQuietly(Path partial) {
    try {
      Leftovers.removeTree(partial);
    } catch (IOException stays) {
      // The failure before it is the one to tell; the next start tries again.
    }
  }
}
