package lunula.app.start;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lunula.files.AppFolders;
import lunula.files.PrivateFolders;
import org.jspecify.annotations.Nullable;

/// Where two starts of Lunula by the same person meet: the first holds a lock and listens, the
/// second tells it which files to open and goes. A lock file and a Unix domain socket in a folder
/// that is the person's alone; nothing is open to the network or to other people.
///
/// The lock ends with its process, however that ends, so nothing left behind by a crash is in the
/// way.
public final class SingleInstance implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SingleInstance.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /// The shortest of the platforms' limits for a socket's path, in bytes, with room for its end.
  private static final int LONGEST = 100;

  /// A start hands over no more than this.
  private static final int MOST_BYTES = 1 << 20;

  private static final byte TAKEN = 1;
  private static final String BETWEEN = "\0";

  private final Path folder;
  private final Duration patience;
  private final Path lock;
  private final Path socket;
  private @Nullable FileChannel held;
  private @Nullable ServerSocketChannel door;

  /// How a start met others.
  public enum Meeting {
    /// Nobody else is there.
    FIRST,
    /// Another window has taken the files and comes to the front.
    HANDED_OVER,
    /// There is no way to meet; this start goes on by itself.
    ALONE
  }

  /// @param folder the person's own; made if need be
  /// @param name of the meeting, good for a file
  /// @param patience how long to wait for an answer
  SingleInstance(Path folder, String name, Duration patience) {
    this.folder = folder;
    this.patience = patience;
    lock = folder.resolve(name + ".lock");
    socket = folder.resolve(name + ".socket");
  }

  /// The place for one person, one library and one screen: a window on a screen that the person
  /// does not see is of no use to them.
  public static SingleInstance of(AppFolders folders, Map<String, String> environment) {
    String display = environment.getOrDefault("DISPLAY", "");
    String whose = System.getProperty("user.name") + BETWEEN + folders.home() + BETWEEN + display;
    return new SingleInstance(folder(folders, environment), "window-" + name(whose), PATIENCE);
  }

  private static String name(String whose) {
    return Integer.toHexString(whose.hashCode());
  }

  private static Path folder(AppFolders folders, Map<String, String> environment) {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    boolean usable =
        !runtime.isEmpty() && Path.of(runtime).isAbsolute() && Files.isWritable(Path.of(runtime));
    return usable ? Path.of(runtime, "lunula") : folders.state();
  }

  /// Finds out whether another window is there, and if so hands the files over to it. Returns at
  /// once where there is none, and within its patience where one does not answer.
  ///
  /// @param files absolute
  public Meeting meet(List<Path> files) {
    try {
      if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
        return Meeting.ALONE;
      }
      long began = System.nanoTime();
      while (System.nanoTime() - began < patience.toNanos()) {
        if (take()) {
          return Meeting.FIRST;
        }
        if (hand(files)) {
          return Meeting.HANDED_OVER;
        }
        // It is about to listen, or about to end.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException noPlace) {
      LOG.log(Logger.Level.DEBUG, "no place to meet", noPlace);
    }
    return Meeting.ALONE;
  }

  private boolean take() throws IOException {
    PrivateFolders.createAll(folder);
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        held = channel;
        return true;
      }
    } catch (OverlappingFileLockException heldHere) {
      LOG.log(Logger.Level.DEBUG, "held by this process");
    }
    channel.close();
    return false;
  }

  private boolean hand(List<Path> files) {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      String words = files.stream().map(Path::toString).collect(Collectors.joining(BETWEEN));
      ByteBuffer bytes = ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.shutdownOutput();
      return answered(channel);
    } catch (IOException nobody) {
      return false;
    }
  }

  /// Waits for the answer no longer than for anybody else.
  private boolean answered(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    var answer = ByteBuffer.allocate(1);
    long began = System.nanoTime();
    while (System.nanoTime() - began < patience.toNanos()) {
      int read = channel.read(answer);
      if (read != 0) {
        return read > 0 && answer.get(0) == TAKEN;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  /// Listens from now on, on a thread of its own; for the first alone. Returns at once.
  ///
  /// @param visited told of each other start, on a thread of its own, with the absolute files that
  ///     it was to open
  public void listen(Consumer<List<Path>> visited) {
    Thread.ofPlatform().name("lunula-rendezvous").daemon().start(() -> open(visited));
  }

  private void open(Consumer<List<Path>> visited) {
    try (var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      synchronized (this) {
        if (held == null) {
          return;
        }
        Files.deleteIfExists(socket);
        opened.bind(UnixDomainSocketAddress.of(socket));
        door = opened;
      }
      while (opened.isOpen()) {
        SocketChannel visitor = opened.accept();
        // Each by itself: one that says nothing keeps nobody waiting.
        Thread.ofVirtual().name("lunula-visitor").start(() -> welcome(visitor, visited));
      }
    } catch (ClosedChannelException end) {
      LOG.log(Logger.Level.DEBUG, "nobody is waited for any more");
    } catch (IOException deaf) {
      LOG.log(Logger.Level.WARNING, "Further starts of Lunula cannot reach this window.", deaf);
    }
  }

  private void welcome(SocketChannel accepted, Consumer<List<Path>> visited) {
    try (SocketChannel visitor = accepted) {
      String words = heard(visitor);
      if (words != null) {
        visited.accept(paths(words));
        visitor.write(ByteBuffer.wrap(new byte[] {TAKEN}));
      }
    } catch (IOException | InvalidPathException left) {
      LOG.log(Logger.Level.DEBUG, "a visitor left in the middle, or makes no sense", left);
    }
  }

  /// What a visitor says to its end; null if that takes longer than anybody waits, or is longer
  /// than any list of files.
  private @Nullable String heard(SocketChannel visitor) throws IOException {
    visitor.configureBlocking(false);
    ByteBuffer words = ByteBuffer.allocate(MOST_BYTES);
    long began = System.nanoTime();
    while (words.hasRemaining() && System.nanoTime() - began < patience.toNanos()) {
      int read = visitor.read(words);
      if (read < 0) {
        return StandardCharsets.UTF_8.decode(words.flip()).toString();
      }
      if (read == 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return null;
  }

  private static List<Path> paths(String words) {
    return Arrays.stream(words.split(BETWEEN, -1))
        .filter(word -> !word.isEmpty())
        .map(Path::of)
        .toList();
  }

  /// Makes room for the next start; may be called twice.
  @Override
  public synchronized void close() {
    try {
      if (door != null) {
        door.close();
        Files.deleteIfExists(socket);
      }
      if (held != null) {
        held.close();
      }
    } catch (IOException failure) {
      LOG.log(Logger.Level.DEBUG, "the end of the process will do", failure);
    }
    door = null;
    held = null;
  }
}
