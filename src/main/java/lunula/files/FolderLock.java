package lunula.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One at a time changes what lies in a folder, among all threads and processes that ask here: what
/// is read, changed and written back under it is not lost to another. A hidden file beside
/// the folder is locked meanwhile; a process that ends, however it ends, holds it no longer.
/// Blocking.
public final class FolderLock {
  // The system's lock belongs to the process; threads of one meet here first.
  private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private FolderLock() {}

  /// A change of a folder.
  @FunctionalInterface
  public interface Change<T, E extends Exception> {
    T make() throws E;
  }

  /// Makes a change while nobody else does. Where a file system has no locks, or nothing can be
  /// written, only the threads of this process wait for each other.
  ///
  /// @param folder need not exist; the one above it is made if need be
  public static <T, E extends Exception> T holding(Path folder, Change<T, E> change) throws E {
    Path place = folder.toAbsolutePath().normalize();
    ReentrantLock here = HERE.computeIfAbsent(place, path -> new ReentrantLock());
    here.lock();
    // Asked for again by the same thread, it is held already.
    boolean outermost = here.getHoldCount() == 1;
    FileChannel channel = outermost ? lockedFile(place) : null;
    try {
      return change.make();
    } finally {
      close(channel);
      here.unlock();
    }
  }

  /// The lock file, locked; null where there can be none.
  private static @Nullable FileChannel lockedFile(Path folder) {
    FileChannel channel = null;
    try {
      Path file = folder.resolveSibling("." + folder.getFileName() + ".lock");
      PrivateFolders.createAll(folder.resolveSibling(""));
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.lock();
      return lock.isValid() ? channel : null;
    } catch (IOException none) {
      close(channel);
      return null;
    }
  }

  // Closing gives the lock back.
  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException closed) {
        // The end of the process gives it back.
      }
    }
  }
}
