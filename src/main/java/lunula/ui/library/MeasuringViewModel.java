package lunula.ui.library;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lunula.files.Progress;
import lunula.files.UserMessages;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.library.MeasuringService;
import lunula.model.card.Measurements;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Measures one model at a time in the background and stores the figures on its card. JavaFX thread
/// only.
public final class MeasuringViewModel {
  private final MeasuringService service;
  private final Library library;
  private final Consumer<LibraryEntry> measured;
  private final Job<LibraryEntry> job;
  private @Nullable LibraryEntry subject;

  /// @param background one long-lived thread of its own: measuring takes up to minutes
  /// @param measured told of each entry with its new card, on the JavaFX thread
  MeasuringViewModel(
      MeasuringService service,
      Library library,
      Executor background,
      Executor foreground,
      Consumer<LibraryEntry> measured) {
    this.service = service;
    this.library = library;
    this.measured = measured;
    Texts texts = Texts.of(MeasuringViewModel.class);
    job =
        new Job<>(
            background,
            foreground,
            failure -> texts.get("library.measure.failed", UserMessages.words(failure)));
  }

  /// The measuring; what has failed is said in its sentence.
  public Job<LibraryEntry> job() {
    return job;
  }

  /// Whether this model is being measured.
  boolean isMeasuring(@Nullable LibraryEntry entry) {
    return job.runningProperty().get()
        && subject != null
        && entry != null
        && subject.folder().equals(entry.folder());
  }

  /// Measures a model; does nothing while another one is measured.
  public void measure(LibraryEntry entry) {
    if (!job.runningProperty().get()) {
      subject = entry;
      job.start(heard -> work(entry, heard), this::end);
    }
  }

  private Optional<LibraryEntry> work(LibraryEntry entry, Progress heard) throws IOException {
    Optional<Measurements> measures = service.measure(entry, heard);
    return measures.isPresent()
        ? Optional.of(library.measured(entry, measures.get()))
        : Optional.empty();
  }

  private void end(Outcome<LibraryEntry> end) {
    if (end instanceof Outcome.Done<LibraryEntry> done) {
      measured.accept(done.result());
    }
  }
}
