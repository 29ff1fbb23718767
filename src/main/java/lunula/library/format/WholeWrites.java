package lunula.library.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes folders and files whole or not at all: everything goes under a hidden name beside the
/// target, is forced to the disk, and appears by one atomic move. A kill in between leaves only
/// the hidden name, which [#removeLeftovers] clears away later.
public final class WholeWrites {
  // The process's id tells a leftover from what another running Lunula is writing just now.
  private static final Pattern PARTIAL = Pattern.compile("\\..+\\.(\\d+)-[0-9a-f]+\\.partial");

  private WholeWrites() {}

  /// Puts out a file's content.
  public interface Content {
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /// Makes a folder of files.
  ///
  /// @param target must not exist; its parent is made if need be
  /// @param files contents by file name
  /// @throws IOException if anything fails; then `target` does not exist
  static void createFolder(Path target, SequencedMap<String, Content> files) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.createDirectories(parent(target));
    Path partial = partial(target);
    boolean done = false;
    try {
      Files.createDirectory(partial);
      for (Map.Entry<String, Content> file : files.entrySet()) {
        writeFile(partial.resolve(file.getKey()), file.getValue());
      }
      forceFolder(partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      forceFolder(parent(target));
    } finally {
      if (!done) {
        removeQuietly(partial);
      }
    }
  }

  /// Writes a file anywhere; an older one of that name is replaced, and where a link leads to it,
  /// the link stays.
  ///
  /// @throws IOException if anything fails; then an older file is as it was
  public static void replaceFile(Path file, Content content) throws IOException {
    boolean link = Files.isSymbolicLink(file) && Files.exists(file);
    Path linked = link ? file.toRealPath() : file;
    replace(linked, partial(linked), content);
  }

  /// Replaces one file of a folder that [#createFolder] made: the hidden name lies beside the
  /// folder, where [#removeLeftovers] looks for it, and never in it.
  ///
  /// @throws IOException if anything fails; then the old file is as it was
  static void replaceInFolder(Path file, Content content) throws IOException {
    replace(file, partial(parent(file)), content);
  }

  private static void replace(Path file, Path partial, Content content) throws IOException {
    checkPlace(file);
    try {
      writeFile(partial, content);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(parent(file));
    } finally {
      removeQuietly(partial);
    }
  }

  /// Names what is missing or in the way, and not the hidden file that could not be made for it.
  private static void checkPlace(Path file) throws IOException {
    Path folder = parent(file);
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    if (Files.isDirectory(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelFolderException(
          "%s was not written: it is a device and not a file. Choose another place."
              .formatted(file),
          null);
    }
  }

  /// Deletes a folder that holds files only: it vanishes at once, even if the rest is cut short.
  static void removeFolder(Path folder) throws IOException {
    Path partial = partial(folder);
    Files.move(folder, partial, StandardCopyOption.ATOMIC_MOVE);
    remove(partial);
  }

  /// Deletes what interrupted writers, no longer running, have left in a folder.
  static void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(parent, ".*.partial")) {
      for (Path name : names) {
        if (isAbandoned(name)) {
          removeQuietly(name);
        }
      }
    }
  }

  private static boolean isAbandoned(Path name) {
    Matcher partial = PARTIAL.matcher(name.getFileName().toString());
    if (!partial.matches() || partial.group(1).length() > 18) {
      return false;
    }
    long writer = Long.parseLong(partial.group(1));
    return ProcessHandle.of(writer).isEmpty();
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root has no parent");
  }

  private static Path partial(Path target) {
    return target.resolveSibling(
        ".%s.%d-%x.partial"
            .formatted(target.getFileName(), ProcessHandle.current().pid(), System.nanoTime()));
  }

  private static void writeFile(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException windows) {
      // Windows opens no folder as a file; it writes moves to its journal by itself.
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private static void removeQuietly(Path partial) {
    try {
      remove(partial);
    } catch (IOException stays) {
      // The failure before it is the one to tell; the next start tries again.
    }
  }
}
