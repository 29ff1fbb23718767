package lunula.ui.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import lunula.export.film.Film;
import lunula.files.Progress;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Job;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// Writes films, one at a time, whole or not at all, and says in a notice how it went. JavaFX
/// thread only.
public final class FilmSaving {
  private final Texts texts = Texts.of(FilmSaving.class);
  private final ExplorerState exploration;
  private final Executor disk;
  private final Job<String> job;

  FilmSaving(ExplorerState exploration, Executor disk) {
    this.exploration = exploration;
    this.disk = disk;
    job = Job.ofFiles(disk, exploration.foreground());
  }

  /// Where films are made; never the exploring thread.
  public Executor disk() {
    return disk;
  }

  /// The writing; yields what to say of the film.
  public Job<String> job() {
    return job;
  }

  /// Begins to write; returns at once. Nothing while another film is being written.
  ///
  /// @param film makes the film; called in the background
  public void save(Supplier<Film> film, Path target) {
    job.start(
        heard -> write(film, target, heard),
        end ->
            exploration
                .noticeProperty()
                .set(end.inWords(Function.identity(), texts.get("path.film.cancelled"))));
  }

  /// On the disk's thread.
  private Optional<String> write(Supplier<Film> making, Path target, Progress heard)
      throws IOException {
    try {
      Film film = making.get();
      return film.save(target, heard)
          ? Optional.of(
              texts.get("path.film.saved", target, NumberFormats.count(film.plan().frames())))
          : Optional.empty();
    } catch (ModelClosedException closed) {
      return Optional.of(texts.get("path.film.closed"));
    }
  }
}
