package lunula.ui.path;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import lunula.data.Progress;
import lunula.model.ModelClosedException;
import lunula.service.ExportException;
import lunula.service.Film;
import lunula.ui.Exploration;
import lunula.ui.Figures;
import lunula.ui.Texts;

/// Writes films in the background, one at a time, whole or not at all, with progress and cancel,
/// and says in a notice how it went. JavaFX thread only.
public final class FilmSaving {
  private static final int STEPS = 200;

  private final Texts texts = Texts.of(FilmSaving.class);
  private final Exploration exploration;
  private final Executor disk;
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private volatile boolean cancelled;

  FilmSaving(Exploration exploration, Executor disk) {
    this.exploration = exploration;
    this.disk = disk;
  }

  /// Where films are made; never the exploring thread.
  public Executor disk() {
    return disk;
  }

  /// Whether a film is being written.
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /// How much of it is written, 0 to 1.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Begins to write; returns at once. Nothing while another film is being written.
  ///
  /// @param film makes the film; called in the background
  public void save(Supplier<Film> film, Path target) {
    if (!saving.get()) {
      cancelled = false;
      progress.set(0);
      saving.set(true);
      disk.execute(
          () -> {
            String outcome = write(film, target);
            exploration.foreground().execute(() -> saved(outcome));
          });
    }
  }

  /// Stops writing; nothing of the file stays.
  public void cancel() {
    cancelled = true;
  }

  /// On the disk's thread.
  private String write(Supplier<Film> making, Path target) {
    try {
      Film film = making.get();
      return film.save(target, new Steps())
          ? texts.get("path.film.saved", target, Figures.count(film.plan().frames()))
          : texts.get("path.film.cancelled");
    } catch (ModelClosedException closed) {
      return texts.get("path.film.closed");
    } catch (ExportException failure) {
      return String.valueOf(failure.getMessage());
    } catch (RuntimeException failure) {
      return texts.get("path.film.failed", String.valueOf(failure.getMessage()));
    }
  }

  private void saved(String outcome) {
    saving.set(false);
    exploration.noticeProperty().set(outcome);
  }

  /// Tells the JavaFX thread of a few hundred steps at most.
  private final class Steps implements Progress {
    private long told;

    @Override
    public boolean goesOn(long done, long total) {
      long step = done * STEPS / total;
      if (step != told) {
        told = step;
        exploration.foreground().execute(() -> progress.set(step / (double) STEPS));
      }
      return !cancelled;
    }
  }
}
