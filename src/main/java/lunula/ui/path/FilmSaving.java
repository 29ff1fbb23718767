package lunula.ui.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import lunula.export.film.Film;
import lunula.files.Progress;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FileWork;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;

/// Writes films, one at a time, whole or not at all, and says in a notice how it went. JavaFX
/// thread only.
public final class FilmSaving extends FileWork {
  private final Texts texts = Texts.of(FilmSaving.class);
  private final Executor disk;

  FilmSaving(ExplorerState exploration, Executor disk) {
    super(disk, exploration.foreground());
    this.disk = disk;
    wordsProperty().subscribe((before, now) -> tell(exploration, now));
  }

  private static void tell(ExplorerState exploration, String words) {
    if (!words.isEmpty()) {
      exploration.noticeProperty().set(words);
    }
  }

  /// Where films are made; never the exploring thread.
  public Executor disk() {
    return disk;
  }

  /// Begins to write; returns at once. Nothing while another film is being written.
  ///
  /// @param film makes the film; called in the background
  public void save(Supplier<Film> film, Path target) {
    start(heard -> write(film, target, heard));
  }

  /// On the disk's thread.
  private String write(Supplier<Film> making, Path target, Progress heard) throws IOException {
    try {
      Film film = making.get();
      return film.save(target, heard)
          ? texts.get("path.film.saved", target, NumberFormats.count(film.plan().frames()))
          : texts.get("path.film.cancelled");
    } catch (ModelClosedException closed) {
      return texts.get("path.film.closed");
    }
  }
}
