package lunula.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import lunula.files.Progress;
import lunula.ui.kit.Job;
import lunula.ui.kit.Texts;

/// Saves what is taken away, one file at a time. JavaFX thread only.
public final class Saving {
  private final Texts texts = Texts.of(Saving.class);
  private final Job<Path> job;
  private final BiConsumer<String, Path> saved;

  /// Makes a file of what is taken.
  @FunctionalInterface
  public interface Form {
    /// On the disk's thread.
    ///
    /// @return whether it was written; false if it was cancelled
    /// @throws IOException with a sentence for the person
    boolean write(Path file, Progress progress) throws IOException;
  }

  /// @param disk writes files; may block
  /// @param foreground the JavaFX thread
  /// @param saved told of each file that is written, in a sentence, on that thread
  public Saving(Executor disk, Executor foreground, BiConsumer<String, Path> saved) {
    this.saved = saved;
    job = Job.ofFiles(disk, foreground);
  }

  /// The writing.
  public Job<Path> job() {
    return job;
  }

  /// Begins to write; returns at once. Nothing while another file is being written.
  public void save(Path file, Form form) {
    job.start(
        heard -> form.write(file, heard) ? Optional.of(file) : Optional.empty(),
        end -> tell(end, file));
  }

  private void tell(Job.Outcome<Path> end, Path file) {
    String words =
        end.inWords(
            written -> texts.get("export.saved", file.getFileName()),
            texts.get("export.cancelled", file.getFileName()));
    job.say(words);
    if (end instanceof Job.Outcome.Done<Path>) {
      saved.accept(words, file);
    }
  }
}
