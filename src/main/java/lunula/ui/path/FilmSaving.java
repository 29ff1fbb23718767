package lunula.ui.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import lunula.export.film.Film;
import lunula.files.Progress;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Success;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// Writes films, one at a time, whole or not at all, and says in the window how it went. JavaFX
/// thread only.
public final class FilmSaving {
  private final Texts texts = Texts.of(FilmSaving.class);
  private final ExplorerState exploration;
  private final Executor disk;
  private final Job<Success> job;

  FilmSaving(ExplorerState exploration, Executor disk) {
    this.exploration = exploration;
    this.disk = disk;
    job = Job.ofFiles(disk, exploration.foreground());
  }

  /// Where films are made; never the exploring thread.
  public Executor disk() {
    return disk;
  }

  /// The writing; yields what to say of the film and where it is.
  public Job<Success> job() {
    return job;
  }

  /// Begins to write; returns at once. Nothing while another film is being written.
  ///
  /// @param film makes the film; called in the background
  public void save(Supplier<Film> film, Path target) {
    job.start(heard -> write(film, target, heard), this::tell);
  }

  private void tell(Outcome<Success> end) {
    if (end instanceof Outcome.Done<Success> done && done.result().file() != null) {
      exploration.succeed(done.result().words(), done.result().file());
    } else {
      exploration
          .noticeProperty()
          .set(end.inWords(Success::words, texts.get("path.film.cancelled")));
    }
  }

  /// On the disk's thread. Without a file if there is none because the model is closed.
  private Optional<Success> write(Supplier<Film> making, Path target, Progress heard)
      throws IOException {
    try {
      Film film = making.get();
      String frames = NumberFormats.count(film.plan().frames());
      return film.save(target, heard)
          ? Optional.of(new Success(texts.get("path.film.saved", target, frames), target))
          : Optional.empty();
    } catch (ModelClosedException closed) {
      return Optional.of(new Success(texts.get("path.film.closed"), null));
    }
  }
}
