package lunula.ui.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import lunula.export.picture.PictureSheet;
import lunula.files.FileWriteException;
import lunula.files.UserMessages;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;

/// Saves what was drawn as one picture: asks where, writes in the background, says how it went.
///
/// @param exploration hears how it went
/// @param target asks the person
/// @param disk writes
public record SheetSaving(ExplorerState exploration, SaveTarget target, Executor disk) {
  private static final int SCALE = 4;

  /// Nothing if there is nothing to save or the person thinks better of it. JavaFX thread.
  ///
  /// @param columns pictures a row
  void save(List<? extends Sample> pictures, int columns) {
    Texts texts = Texts.of(SheetSaving.class);
    if (pictures.isEmpty()) {
      return;
    }
    Optional<Path> file = target.ask(texts.get("neighbourhood.save.name"));
    file.ifPresent(
        path -> disk.execute(() -> write(PictureSheet.of(pictures, columns, SCALE), path)));
  }

  private void write(PictureSheet sheet, Path path) {
    Runnable outcome;
    try {
      sheet.picture().save(path);
      String words =
          Texts.of(SheetSaving.class).get("neighbourhood.saved", path, sheet.images().size());
      outcome = () -> exploration.succeed(words, path);
    } catch (FileWriteException failure) {
      outcome = () -> exploration.noticeProperty().set(UserMessages.words(failure));
    }
    exploration.foreground().execute(outcome);
  }
}
