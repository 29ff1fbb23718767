package lunula.ui.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lunula.data.DataSet;
import lunula.data.SampleSet;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.geometry.LatentFrame;
import lunula.geometry.PlaneChoice;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.library.OpenModel;
import lunula.library.StoredMap;
import lunula.model.ImageSize;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.ui.explore.MapData;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Texts;
import lunula.ui.shell.ModelSwitch;
import org.jspecify.annotations.Nullable;

/// Opens models for comparing, and frees them again.
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
  /// @param ready is given the model on the JavaFX thread, and has it freed
  /// @param failed is given a sentence on the JavaFX thread instead
  void open(LibraryEntry entry, Consumer<ComparedModel> ready, Consumer<String> failed) {
    files.execute(
        () -> {
          try {
            ComparedModel opened = read(entry);
            foreground.execute(() -> ready.accept(opened));
          } catch (IOException | RuntimeException failure) {
            FailureLog.note(failure);
            String reason = UserMessages.words(failure);
            foreground.execute(() -> failed.accept(reason));
          }
        });
  }

  private ComparedModel read(LibraryEntry entry) throws IOException {
    StoredMap stored = source.map(entry.folder());
    SampleSet samples = stored.samples() == null ? images(stored) : stored.samples();
    Architecture network = stored.card().plan().architecture();
    MapData points =
        samples == null && !network.encodes()
            ? MapData.ofPrior(network.latentDimensions(), network.prior().orElseThrow().reach())
            : MapData.of(stored.test(), samples);
    MapData seen = points.seen(PlaneChoice.principal(), LatentFrame.flat(2));
    return new ComparedModel(entry, new OpenModel(source, stored), seen, samples);
  }

  /// The test images, if they are at hand; a map is of use without them, too.
  private @Nullable SampleSet images(StoredMap stored) {
    try {
      ModelCard card = stored.card();
      ImageSize size = card.plan().architecture().image();
      return dataSets
          .of(card)
          .filter(data -> data.test().count() == stored.test().count())
          .filter(data -> data.width() == size.width() && data.height() == size.height())
          .map(DataSet::testSamples)
          .orElse(null);
    } catch (IOException missing) {
      return null;
    }
  }

  /// Frees a model after its current request; returns at once.
  void free(ComparedModel opened) {
    engine.execute(opened.model()::close);
  }

  /// Several models of the same images, opened and freed together. JavaFX thread only.
  static final class Group {
    private final ComparedModelLoader loader;
    private final Consumer<List<ComparedModel>> ready;
    private final Consumer<String> failed;
    private final Map<Integer, ComparedModel> opened = new TreeMap<>();
    private int request;

    /// @param ready given the models, in order, once all of them are open
    /// @param failed given a sentence instead; none of them is open then
    Group(
        ComparedModelLoader loader, Consumer<List<ComparedModel>> ready, Consumer<String> failed) {
      this.loader = loader;
      this.ready = ready;
      this.failed = failed;
    }

    /// Opens models and frees the former ones.
    ///
    /// @param models at least two
    void open(List<LibraryEntry> models) {
      free();
      int current = request;
      for (int i = 0; i < models.size(); i++) {
        int index = i;
        loader.open(
            models.get(i),
            model -> add(current, index, model, models.size()),
            reason -> fail(current, reason));
      }
    }

    /// Frees the models; those that are still being read are freed when they arrive.
    void free() {
      request++;
      opened.values().forEach(loader::free);
      opened.clear();
    }

    private void fail(int of, String reason) {
      if (of == request) {
        free();
        failed.accept(reason);
      }
    }

    private void add(int of, int index, ComparedModel model, int expected) {
      if (of != request) {
        loader.free(model);
        return;
      }
      opened.put(index, model);
      if (opened.size() == expected) {
        finish(List.copyOf(opened.values()));
      }
    }

    private void finish(List<ComparedModel> all) {
      ComparedModel first = all.getFirst();
      all.stream()
          .filter(
              model ->
                  !model.data().equals(first.data())
                      || model.points().count() != first.points().count())
          .findFirst()
          .ifPresentOrElse(
              other ->
                  fail(
                      request,
                      Texts.of(Group.class)
                          .get(
                              "compare.morph.other.images",
                              BundledWords.name(first.entry().card()),
                              BundledWords.name(other.entry().card()))),
              () -> ready.accept(all));
    }
  }
}
