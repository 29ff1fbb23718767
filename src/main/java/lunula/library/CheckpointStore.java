package lunula.library;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lunula.files.AppFolders;
import lunula.files.AtomicWriter;
import lunula.files.ProcessTag;
import lunula.library.format.CheckpointFolder;
import lunula.library.format.CheckpointFolder.Checkpoint;
import lunula.model.Tensor;
import lunula.model.network.Weights;
import lunula.train.Checkpoints;
import lunula.train.RunState;
import org.jspecify.annotations.Nullable;

/// States of training runs on disk, so that a run goes on after its process was killed: of each run
/// the newest, a folder `TAG.NUMBER` each. A process that has ended leaves its run behind; of such
/// runs the newest three stay. Blocking, but for [Run].
public final class CheckpointStore implements AutoCloseable {
  private static final Logger LOG = System.getLogger(CheckpointStore.class.getName());

  /// Time between two states of a run.
  private static final Duration PAUSE = Duration.ofSeconds(20);

  /// A run whose states are larger is not kept.
  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_LEFT = 3;
  private static final Pattern NAME = Pattern.compile("(.+)\\.(\\d{1,9})");

  private final Path folder;
  private final Duration pause;
  private final Set<Run> open = ConcurrentHashMap.newKeySet();

  /// A run whose process is gone.
  ///
  /// @param folder its newest whole state
  /// @param when it was written
  public record Left(Path folder, Instant when) {}

  /// @param folder made when the first state is kept
  public CheckpointStore(Path folder) {
    this(folder, PAUSE);
  }

  /// @param folder made when the first state is kept
  /// @param pause time between two states of a run
  public CheckpointStore(Path folder, Duration pause) {
    this.folder = folder.toAbsolutePath();
    this.pause = pause;
  }

  /// That of this installation and person.
  public static CheckpointStore in(AppFolders folders) {
    return new CheckpointStore(folders.checkpoints());
  }

  /// The runs that were cut off, the newest first. Older ones than the newest three, and older
  /// states of a run that was cut off between writing a new one and deleting the one before, are
  /// deleted.
  public List<Left> left() {
    List<Left> left = new ArrayList<>();
    try (Stream<Path> folders = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      Set<String> runs = new HashSet<>();
      folders
          .map(CheckpointStore::cutOff)
          .flatMap(Stream::ofNullable)
          .sorted(Comparator.comparingInt(CheckpointStore::number).reversed())
          .forEach(
              state -> {
                if (runs.add(run(state))) {
                  left.add(state);
                } else {
                  forget(state);
                }
              });
    } catch (IOException unreadable) {
      LOG.log(
          Logger.Level.WARNING,
          "The training runs that were cut off cannot be listed.",
          unreadable);
    }
    left.sort(Comparator.comparing(Left::when).reversed());
    left.stream().skip(MOST_LEFT).forEach(this::forget);
    return left.stream().limit(MOST_LEFT).toList();
  }

  private static String run(Left state) {
    return name(state.folder()).replaceFirst("$1");
  }

  private static int number(Left state) {
    return Integer.parseInt(name(state.folder()).replaceFirst("$2"));
  }

  private static Matcher name(Path state) {
    return NAME.matcher(state.getFileName().toString());
  }

  private static @Nullable Left cutOff(Path state) {
    Matcher name = name(state);
    try {
      Instant when = Files.getLastModifiedTime(state).toInstant();
      return name.matches() && ProcessTag.isGone(name.group(1), when)
          ? new Left(state, when)
          : null;
    } catch (IOException gone) {
      return null;
    }
  }

  /// Reads a run that was cut off.
  ///
  /// @throws IOException with a sentence for the person
  public Checkpoint read(Left left) throws IOException {
    return CheckpointFolder.read(left.folder());
  }

  /// Deletes a run that was cut off.
  public void forget(Left left) {
    remove(left.folder());
  }

  private static void remove(Path state) {
    try {
      if (Files.isDirectory(state)) {
        AtomicWriter.removeFolder(state);
      }
    } catch (IOException stays) {
      LOG.log(Logger.Level.WARNING, "The state of a training run cannot be deleted.", stays);
    }
  }

  /// Keeps the states of a run that begins.
  ///
  /// @param data what names its images: a data set's id or an absolute path
  /// @param from the run that it goes on with, which is deleted when a newer state is kept; null
  ///     for a new one
  public Run begin(String data, @Nullable Left from) {
    Run run = new Run(data, from == null ? null : from.folder());
    open.add(run);
    return run;
  }

  /// Waits for what is being written or deleted of all runs; keeps no more.
  @Override
  public void close() {
    open.forEach(Run::close);
  }

  /// The states of one run.
  public final class Run implements Checkpoints, AutoCloseable {
    private final String data;
    private final String tag = ProcessTag.fresh();
    private final ExecutorService writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("lunula-checkpoints").daemon().factory());

    // Of the writing thread.
    private @Nullable Path newest;
    private int number;

    private volatile long last = System.nanoTime();
    private volatile boolean busy;
    private volatile boolean over;
    private volatile boolean forgotten;

    private Run(String data, @Nullable Path newest) {
      this.data = data;
      this.newest = newest;
    }

    @Override
    public boolean isDue() {
      return !busy && !over && System.nanoTime() - last >= pause.toNanos();
    }

    @Override
    public void keep(RunState state) {
      if (over || bytes(state) > MOST_BYTES) {
        over = true;
        return;
      }
      busy = true;
      last = System.nanoTime();
      writer.execute(
          () -> {
            if (!forgotten) {
              write(state);
            }
            busy = false;
          });
    }

    private void write(RunState state) {
      Path next = folder.resolve("%s.%d".formatted(tag, number));
      number++;
      try {
        CheckpointFolder.write(new Checkpoint(data, state), next);
        Path before = newest;
        newest = next;
        if (before != null) {
          remove(before);
        }
      } catch (IOException failure) {
        LOG.log(Logger.Level.WARNING, "The state of a training run was not kept.", failure);
      }
    }

    /// {@inheritDoc} It is gone when [#close] has returned.
    @Override
    public void forget() {
      over = true;
      forgotten = true;
      writer.execute(
          () -> {
            if (newest != null) {
              remove(newest);
              newest = null;
            }
          });
    }

    /// Waits for what is being written; keeps no more.
    @Override
    public void close() {
      over = true;
      writer.close();
      open.remove(this);
    }
  }

  private static long bytes(RunState state) {
    return Stream.of(
                state.weights(),
                state.best().weights(),
                state.good().weights(),
                new Weights(state.memory().tensors()))
            .flatMap(weights -> weights.tensors().values().stream())
            .mapToLong(Tensor::size)
            .sum()
        * Float.BYTES;
  }
}
