package lunula.ui.path;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lunula.service.AnimatedGif;
import lunula.service.ExportException;
import lunula.ui.Exploration;
import lunula.ui.Texts;

/// Writes films in the background, one at a time, and says in a notice how it went. JavaFX thread
/// only.
final class FilmSaving {
  private final Texts texts = Texts.of(FilmSaving.class);
  private final Exploration exploration;
  private final Executor disk;
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  FilmSaving(Exploration exploration, Executor disk) {
    this.exploration = exploration;
    this.disk = disk;
  }

  /// Whether a film is being written.
  ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /// Begins to write; returns at once.
  void save(PathPictures film, PlayMode manner, double seconds, Path target) {
    saving.set(true);
    disk.execute(
        () -> {
          String outcome = write(film, manner, seconds, target);
          exploration.foreground().execute(() -> saved(outcome));
        });
  }

  private String write(PathPictures film, PlayMode manner, double seconds, Path target) {
    try {
      AnimatedGif gif = film.film(manner, seconds);
      gif.save(target);
      return texts.get("path.gif.saved", target, gif.frames().size());
    } catch (ExportException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private void saved(String outcome) {
    saving.set(false);
    exploration.noticeProperty().set(outcome);
  }
}
