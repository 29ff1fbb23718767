package lunula.ui.kit;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lunula.files.Progress;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Work off the JavaFX thread, one at a time, as the person sees it: whether it goes on, how far it
/// is, how long it will take, what there is to say of it and how it ended. Jobs that share an
/// executor of one thread wait for each other there.
///
/// JavaFX thread only, except for what runs on the executor.
///
/// @param <R> what the work yields, immutable
public final class Job<R> {
  /// The progress of work whose share is not known.
  public static final double INDETERMINATE = -1;

  /// Steps in which progress is told: fewer than the eye tells apart.
  private static final int STEPS = 200;

  /// Before, an estimate of the time left jumps.
  private static final double SETTLED_SECONDS = 2;

  private static final Logger LOG = System.getLogger(Job.class.getName());

  private final Executor background;
  private final Executor foreground;
  private final Function<Throwable, String> inWords;
  private final LongSupplier nanoTime;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(INDETERMINATE);
  private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Outcome<R>> outcome = new ReadOnlyObjectWrapper<>();
  private @Nullable Run current;
  private boolean closed;

  /// What is done in one go.
  ///
  /// @param <R> what it yields
  @FunctionalInterface
  public interface Work<R> {
    /// On the executor's thread.
    ///
    /// @param heard hears of the progress and says when to stop
    /// @return nothing if it was cancelled
    /// @throws IOException with a sentence for the person
    /// @throws CancellationException if it was cancelled, likewise
    Optional<R> run(Progress heard) throws IOException;
  }

  /// What is done bit by bit, so that whoever waits for the same thread comes in between.
  ///
  /// @param <R> what it yields
  public interface Steps<R> {
    /// Does the next bit, on the executor's thread.
    ///
    /// @return nothing if there is more to do
    /// @throws IOException with a sentence for the person
    Optional<R> step() throws IOException;

    /// How much is done, 0 to 1. Asked after each step, on the same thread.
    double share();
  }

  /// How a job ended.
  ///
  /// @param <R> what it yields
  public sealed interface Outcome<R> {
    /// All is done.
    record Done<R>(R result) implements Outcome<R> {}

    /// It was cancelled; nothing of it is kept.
    record Cancelled<R>() implements Outcome<R> {}

    /// It did not work.
    ///
    /// @param sentence why, for the person
    record Failed<R>(String sentence) implements Outcome<R> {}

    /// How it went, in one sentence.
    ///
    /// @param done what to say of a result
    /// @param cancelled what to say if it was cancelled
    default String inWords(Function<? super R, String> done, String cancelled) {
      return switch (this) {
        case Done<R> all -> done.apply(all.result());
        case Cancelled<R> none -> cancelled;
        case Failed<R> failed -> failed.sentence();
      };
    }
  }

  /// @param background does the work; may block
  /// @param foreground the JavaFX thread
  /// @param inWords turns what the work has thrown into a sentence for the person; on the
  ///     background's thread
  public Job(Executor background, Executor foreground, Function<Throwable, String> inWords) {
    this(background, foreground, inWords, System::nanoTime);
  }

  Job(
      Executor background,
      Executor foreground,
      Function<Throwable, String> inWords,
      LongSupplier nanoTime) {
    this.background = background;
    this.foreground = foreground;
    this.inWords = inWords;
    this.nanoTime = nanoTime;
  }

  /// Writes files.
  ///
  /// @param disk writes; may block
  /// @param foreground the JavaFX thread
  /// @param <R> what it yields
  public static <R> Job<R> ofFiles(Executor disk, Executor foreground) {
    Texts texts = Texts.of(Job.class);
    return new Job<>(
        disk, foreground, wording(texts, "job.file.failed", texts.get("job.file.memory")));
  }

  /// Sentences for failures: an [IOException] has its own.
  ///
  /// @param failed key of the sentence for what nobody expected; takes its message
  /// @param memory said when there is not enough memory
  public static Function<Throwable, String> wording(Texts texts, String failed, String memory) {
    return failure ->
        switch (failure) {
          case IOException refused -> UserMessages.words(refused);
          case OutOfMemoryError large -> memory;
          default -> texts.get(failed, UserMessages.words(failure));
        };
  }

  /// Whether something is being done, or waits to be.
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// How much is done, 0 to 1, never less than before; [#INDETERMINATE] while that is not known,
  /// and once a second part begins that nobody knew of.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Estimated seconds to the end; NaN while that cannot be judged.
  public ReadOnlyDoubleProperty secondsLeftProperty() {
    return secondsLeft.getReadOnlyProperty();
  }

  /// What goes on or how it went; empty if there is nothing to say.
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /// How the last one ended; null before and while one goes on. Set before [#runningProperty]
  /// becomes false.
  public ReadOnlyObjectProperty<@Nullable Outcome<R>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// Begins; returns at once.
  ///
  /// @param words what is going on, until something else is said
  /// @param end told how it ended, on the JavaFX thread, once all properties say so; what failed is
  ///     in the sentence already
  /// @return whether it begins; false while another one goes on, and once closed
  public boolean start(String words, Work<R> work, Consumer<? super Outcome<R>> end) {
    var run = new Run(end);
    return begin(run, words, () -> run.work(work));
  }

  /// Begins what needs no words while it goes on.
  ///
  /// @param end as for the other
  /// @return whether it begins; false while another one goes on, and once closed
  public boolean start(Work<R> work, Consumer<? super Outcome<R>> end) {
    return start("", work, end);
  }

  /// Begins what is done bit by bit; returns at once.
  ///
  /// @param end as for the other
  /// @return whether it begins; false while another one goes on, and once closed
  public boolean startSteps(Steps<R> steps, Consumer<? super Outcome<R>> end) {
    var run = new Run(end);
    return begin(run, "", () -> run.step(steps));
  }

  private boolean begin(Run run, String words, Runnable task) {
    boolean begins = current == null && !closed;
    if (begins) {
      current = run;
      outcome.set(null);
      progress.set(INDETERMINATE);
      say(words);
      running.set(true);
      background.execute(task);
    }
    return begins;
  }

  /// Ends what goes on, at once for the person: another one may begin. The work hears of it at its
  /// next step and ends unseen; what has not begun will not. Nothing is kept then; what was done
  /// already by then is told after all.
  public void cancel() {
    Run run = current;
    if (run != null) {
      run.cancelled = true;
      run.toldOfCancel = true;
      Outcome<R> ended = new Outcome.Cancelled<>();
      rest("", ended);
      run.end.accept(ended);
    }
  }

  /// Asks what goes on to end and no longer cares: how it ends is not told, and another one may
  /// begin at once.
  public void abandon() {
    if (current != null) {
      current.cancelled = true;
      rest("", null);
    }
  }

  /// Takes nothing more, and tells nothing more of what goes on. That is not asked to end: what is
  /// being written is written, if the executor is waited for.
  public void close() {
    closed = true;
    current = null;
  }

  /// Says something else.
  public void say(String words) {
    sentence.set(words);
  }

  private void rest(String words, @Nullable Outcome<R> last) {
    current = null;
    secondsLeft.set(Double.NaN);
    say(words);
    outcome.set(last);
    running.set(false);
  }

  /// One piece of work from its start to its end.
  private final class Run implements Progress {
    private final Consumer<? super Outcome<R>> end;
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile boolean cancelled;

    // The JavaFX thread, only.
    private boolean toldOfCancel;

    private volatile Reached newest = new Reached(INDETERMINATE, Double.NaN);

    // The thread that works, only.
    private long told = -1;
    private boolean unknowable;
    private double firstShare;
    private long firstTime;

    private record Reached(double share, double left) {}

    Run(Consumer<? super Outcome<R>> end) {
      this.end = end;
    }

    void work(Work<R> work) {
      if (cancelled) {
        finish(new Outcome.Cancelled<>());
        return;
      }
      try {
        Optional<R> result = work.run(this);
        finish(result.<Outcome<R>>map(Outcome.Done::new).orElseGet(Outcome.Cancelled::new));
      } catch (CancellationException ended) {
        finish(new Outcome.Cancelled<>());
      } catch (IOException | RuntimeException | Error failure) {
        fail(failure);
      }
    }

    void step(Steps<R> steps) {
      if (cancelled) {
        finish(new Outcome.Cancelled<>());
        return;
      }
      try {
        Optional<R> result = steps.step();
        if (result.isPresent()) {
          finish(new Outcome.Done<>(result.get()));
        } else {
          reach(steps.share());
          background.execute(() -> step(steps));
        }
      } catch (IOException | RuntimeException | Error failure) {
        fail(failure);
      }
    }

    @Override
    public boolean goesOn(long done, long total) {
      if (total > 0) {
        reach(done / (double) total);
      }
      return !cancelled;
    }

    private void reach(double share) {
      long step = (long) (Math.clamp(share, 0, 1) * STEPS + 1e-9);
      if (step == told || unknowable) {
        return;
      }
      // Whoever begins a second part that nobody knew of has no share from then on.
      unknowable = step < told;
      long now = nanoTime.getAsLong();
      if (told < 0) {
        firstShare = share;
        firstTime = now;
      }
      told = step;
      newest =
          unknowable
              ? new Reached(INDETERMINATE, Double.NaN)
              : new Reached(step / (double) STEPS, left(share, (now - firstTime) / 1e9));
      if (telling.compareAndSet(false, true)) {
        foreground.execute(this::tell);
      }
    }

    private double left(double share, double elapsed) {
      boolean settled = elapsed >= SETTLED_SECONDS && share > firstShare && share < 1;
      return settled ? elapsed * (1 - share) / (share - firstShare) : Double.NaN;
    }

    private void tell() {
      telling.set(false);
      if (this == current && !cancelled) {
        progress.set(newest.share);
        secondsLeft.set(newest.left);
      }
    }

    private void fail(Throwable failure) {
      // Who interrupts the thread has ended the work on purpose.
      if (!(failure instanceof IOException) && !Thread.currentThread().isInterrupted()) {
        // What is cancelled may lose what it works with: a model that is closed.
        LOG.log(
            cancelled ? Logger.Level.DEBUG : Logger.Level.WARNING,
            "work in the background failed",
            failure);
      }
      String words = inWords.apply(failure);
      finish(new Outcome.Failed<>(words));
    }

    private void finish(Outcome<R> last) {
      foreground.execute(
          () -> {
            if (this == current) {
              rest(last instanceof Outcome.Failed<R> failed ? failed.sentence() : "", last);
              end.accept(last);
            } else if (toldOfCancel && !closed && last instanceof Outcome.Done<R>) {
              end.accept(last);
            }
          });
    }
  }
}
