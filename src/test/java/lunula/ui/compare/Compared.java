package lunula.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.DataSet;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainViewModel;

/// A library of made-up models of three images, whose decoders paint z, and an account of which of
/// them are in the engine.
final class Compared implements ModelSource {
  final ObservableList<LibraryEntry> library = FXCollections.observableArrayList();
  final Set<Path> broken = new HashSet<>();
  final List<String> decoded = new ArrayList<>();
  final MainViewModel main =
      new MainViewModel(new ExplorerState(Runnable::run, Runnable::run), library, entry -> {});
  int live;
  DataSet dataSet = Samples.dataSet();

  /// What a decoder makes of one z.
  Function<float[], GrayImage> painting = z -> new GrayImage(2, 1, z);

  CompareViewModel model() {
    return new CompareViewModel(
        main, this, card -> Optional.of(dataSet), Runnable::run, Runnable::run);
  }

  LibraryEntry add(String folder, double beta) {
    TrainingPlan article = TrainingPlan.ARTICLE;
    return add(
        folder,
        new TrainingPlan(
            article.architecture(),
            article.objective().withBeta(beta),
            article.epochs(),
            article.batchSize(),
            article.learningRate(),
            article.schedule(),
            article.seed()));
  }

  LibraryEntry add(String folder, TrainingPlan plan) {
    var entry = new LibraryEntry(Path.of("models", folder), true, Samples.card(folder, plan));
    library.add(entry);
    return entry;
  }

  /// Three points in a column, as far to the right as the model's number in the library.
  @Override
  public StoredMap map(Path folder) throws IOException {
    if (broken.contains(folder)) {
      throw new IOException("The file was cut off.");
    }
    LibraryEntry entry =
        library.stream().filter(one -> one.folder().equals(folder)).findFirst().orElseThrow();
    Encodings test = Samples.encodings(library.indexOf(entry) * 10);
    return new StoredMap(entry.card(), new Weights(new LinkedHashMap<>()), test, test);
  }

  @Override
  public LiveModel live(StoredMap map) {
    live++;
    return new Painted(map.card().name());
  }

  private final class Painted implements LiveModel, Encoder {
    private final String name;
    private boolean closed;

    Painted(String name) {
      this.name = name;
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      if (closed) {
        throw new ModelClosedException();
      }
      decoded.add(name + Arrays.toString(latents));
      return IntStream.range(0, latents.length / 2)
          .mapToObj(i -> painting.apply(Arrays.copyOfRange(latents, 2 * i, 2 * i + 2)))
          .toList();
    }

    @Override
    public Optional<Encoder> encoder() {
      return Optional.of(this);
    }

    @Override
    public Encodings encode(byte[] pixels, byte[] labels) {
      return new Encodings(2, new float[] {7, (pixels[0] & 255) / 255f}, new float[2]);
    }

    @Override
    public void close() {
      live -= closed ? 0 : 1;
      closed = true;
    }
  }
}
