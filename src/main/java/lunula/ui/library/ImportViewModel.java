package lunula.ui.library;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lunula.files.UserMessages;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Texts;

/// Imports one model folder at a time into the library, in the background. For a network without a
/// map the images are encoded first, which takes a while and can be cancelled. JavaFX thread only.
public final class ImportViewModel {
  private final Texts texts = Texts.of(ImportViewModel.class);
  private final Library library;
  private final Consumer<LibraryEntry> imported;
  private final Consumer<String> failed;
  private final Job<LibraryEntry> job;
  private String name = "";

  /// @param background one long-lived thread, not that of other work on the disk: it may be busy
  ///     for a minute
  /// @param imported told of each new entry, on the JavaFX thread
  /// @param failed told why it did not work, on the JavaFX thread
  ImportViewModel(
      Library library,
      Executor background,
      Executor foreground,
      Consumer<LibraryEntry> imported,
      Consumer<String> failed) {
    this.library = library;
    this.imported = imported;
    this.failed = failed;
    job = new Job<>(background, foreground, UserMessages::words);
    job.progressProperty().subscribe(share -> tell(share.doubleValue()));
  }

  /// The import.
  public Job<LibraryEntry> job() {
    return job;
  }

  /// Imports a folder; does nothing while another one is imported.
  ///
  /// @return whether it begins
  boolean begin(Path folder) {
    if (job.runningProperty().get()) {
      return false;
    }
    name = String.valueOf(folder.getFileName());
    return job.start(
        texts.get("library.importing", name),
        heard -> library.importFolder(folder, heard),
        this::end);
  }

  private void tell(double share) {
    if (share >= 0) {
      job.say(texts.get("library.importing.encoding", name));
    }
  }

  private void end(Outcome<LibraryEntry> end) {
    job.say("");
    switch (end) {
      case Outcome.Done<LibraryEntry> done -> imported.accept(done.result());
      case Outcome.Cancelled<LibraryEntry> none -> {}
      case Outcome.Failed<LibraryEntry> failure -> failed.accept(failure.sentence());
    }
  }
}
