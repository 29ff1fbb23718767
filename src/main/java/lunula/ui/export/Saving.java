package lunula.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import lunula.files.Progress;
import lunula.ui.kit.FileWork;
import lunula.ui.kit.Texts;

/// Saves what is taken away, one file at a time. JavaFX thread only.
public final class Saving extends FileWork {
  private final Texts texts = Texts.of(Saving.class);

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
  public Saving(Executor disk, Executor foreground) {
    super(disk, foreground);
  }

  /// Begins to write; returns at once. Nothing while another file is being written.
  public void save(Path file, Form form) {
    start(
        heard -> {
          boolean written = heard.goesOn(0, 1) && form.write(file, heard);
          return texts.get(written ? "take.saved" : "take.cancelled", file.getFileName());
        });
  }
}
