package lunula.ui.takeaway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lunula.data.Progress;
import lunula.ui.Texts;

/// Writes one file at a time in the background, whole or not at all, with progress and cancel, and
/// says how it went. JavaFX thread only.
public final class Saving {
  private static final int STEPS = 100;

  private final Texts texts = Texts.of(Saving.class);
  private final Executor disk;
  private final Executor foreground;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private volatile boolean cancelled;

  /// Writes a file.
  @FunctionalInterface
  public interface Writing {
    /// @return whether it was written; false if it was cancelled
    /// @throws IOException with a sentence for the person
    boolean write(Path file, Progress progress) throws IOException;
  }

  /// @param disk writes files; may block
  /// @param foreground the JavaFX thread
  public Saving(Executor disk, Executor foreground) {
    this.disk = disk;
    this.foreground = foreground;
  }

  /// Whether a file is being written.
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// How much of it is written, 0 to 1.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// How the last one went, in one sentence; empty before the first.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Begins to write; returns at once. Nothing while another file is being written.
  public void save(Path file, Writing writing) {
    if (!running.get()) {
      running.set(true);
      cancelled = false;
      progress.set(0);
      words.set("");
      disk.execute(() -> write(file, writing));
    }
  }

  /// Stops writing; nothing of the file stays.
  public void cancel() {
    cancelled = true;
  }

  /// Says something instead of how the last file went.
  void say(String sentence) {
    words.set(sentence);
  }

  /// On the disk's thread.
  private void write(Path file, Writing writing) {
    String outcome;
    try {
      boolean written = !cancelled && writing.write(file, new Steps());
      outcome = texts.get(written ? "take.saved" : "take.cancelled", file.getFileName());
    } catch (IOException | RuntimeException failure) {
      outcome = String.valueOf(failure.getMessage());
    } catch (OutOfMemoryError large) {
      outcome = texts.get("take.memory");
    }
    String said = outcome;
    foreground.execute(() -> finish(said));
  }

  private void finish(String outcome) {
    running.set(false);
    words.set(outcome);
  }

  /// Tells the JavaFX thread of a hundred steps at most.
  private final class Steps implements Progress {
    private long told = -1;

    @Override
    public boolean goesOn(long done, long total) {
      long step = total == 0 ? 0 : done * STEPS / total;
      if (step != told) {
        told = step;
        foreground.execute(() -> progress.set(step / (double) STEPS));
      }
      return !cancelled;
    }
  }
}
