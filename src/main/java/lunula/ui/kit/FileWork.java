package lunula.ui.kit;

import java.io.IOException;
import java.util.concurrent.Executor;
import lunula.files.Progress;

/// Writes files in the background, one at a time, with progress and cancel, and says how it went.
/// JavaFX thread only.
public abstract class FileWork extends LongWork {
  private static final int STEPS = 200;

  private final Texts texts = Texts.of(FileWork.class);
  private final Executor disk;
  private final Executor foreground;
  private volatile boolean cancelled;

  /// Writes a file, whole or not at all.
  @FunctionalInterface
  protected interface Writing {
    /// On the disk's thread.
    ///
    /// @param heard says when to stop
    /// @return how it went, in one sentence
    /// @throws IOException with a sentence for the person
    String write(Progress heard) throws IOException;
  }

  /// @param disk writes files; may block
  /// @param foreground the JavaFX thread
  protected FileWork(Executor disk, Executor foreground) {
    this.disk = disk;
    this.foreground = foreground;
  }

  /// Stops writing; nothing of the file stays.
  public final void cancel() {
    cancelled = true;
  }

  /// Begins to write; returns at once. Nothing while another file is being written.
  protected final void start(Writing writing) {
    if (!runningProperty().get()) {
      cancelled = false;
      begin();
      disk.execute(() -> write(writing));
    }
  }

  /// On the disk's thread.
  private void write(Writing writing) {
    String outcome;
    try {
      outcome = writing.write(new Steps());
    } catch (IOException refused) {
      outcome = String.valueOf(refused.getMessage());
    } catch (RuntimeException failure) {
      outcome = texts.get("file.failed", String.valueOf(failure.getMessage()));
    } catch (OutOfMemoryError large) {
      outcome = texts.get("file.memory");
    }
    String said = outcome;
    foreground.execute(() -> finish(said));
  }

  private void finish(String outcome) {
    end();
    say(outcome);
  }

  /// Tells the JavaFX thread of a few hundred steps at most.
  private final class Steps implements Progress {
    private long told;

    @Override
    public boolean goesOn(long done, long total) {
      long step = done * STEPS / Math.max(1, total);
      if (step != told) {
        told = step;
        foreground.execute(() -> reach(step / (double) STEPS));
      }
      return !cancelled;
    }
  }
}
