package lunula.ui.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.UserMessages;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.library.OpenModel;
import lunula.library.StoredMap;
import lunula.model.ImageSize;
import lunula.model.card.ModelCard;
import lunula.ui.explore.MapData;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;

/// Where models are opened for comparing, and freed again.
///
/// @param source reads them and takes them into the engine
/// @param dataSets asked on `files`
/// @param files may block for long
/// @param engine the comparing thread, long-lived: the only one that asks and closes the models
/// @param foreground the JavaFX thread
record ComparedModelLoader(
    ModelSource source,
    ModelSwitch.DataSets dataSets,
    Executor files,
    Executor engine,
    Executor foreground) {

  /// Reads a model in the background.
  ///
  /// @param ready is given it on the JavaFX thread, and has it freed
  /// @param failed is given a sentence on the JavaFX thread instead
  void open(LibraryEntry entry, Consumer<Opened> ready, Consumer<String> failed) {
    files.execute(
        () -> {
          try {
            Opened opened = read(entry);
            foreground.execute(() -> ready.accept(opened));
          } catch (IOException | RuntimeException failure) {
            String reason = UserMessages.words(failure);
            foreground.execute(() -> failed.accept(reason));
          }
        });
  }

  private Opened read(LibraryEntry entry) throws IOException {
    StoredMap stored = source.map(entry.folder());
    LabelledImages images = images(stored);
    int count = stored.test().count();
    MapData points =
        images == null
            ? new MapData(stored.test(), new byte[count], List.of())
            : new MapData(stored.test(), images.allLabels(), images.classNames());
    MapData seen = points.seen(PlaneChoice.principal(), LatentFrame.flat(2));
    return new Opened(entry, new OpenModel(source, stored), seen, images);
  }

  /// The test images, if they are at hand; a map is of use without them, too.
  private @Nullable LabelledImages images(StoredMap stored) {
    try {
      ModelCard card = stored.card();
      Optional<DataSet> found = dataSets.of(card);
      ImageSize size = card.plan().architecture().image();
      return found
          .map(DataSet::test)
          .filter(test -> test.count() == stored.test().count())
          .filter(test -> test.width() == size.width() && test.height() == size.height())
          .orElse(null);
    } catch (IOException missing) {
      return null;
    }
  }

  /// Frees a model once its question at hand is answered; returns at once.
  void free(Opened opened) {
    engine.execute(opened.model()::close);
  }
}
