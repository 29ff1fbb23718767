package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import lunula.app.SessionWords;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.library.LibraryEntry;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.library.format.ModelFolder;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.Sample;
import lunula.model.card.ModelCard;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.session.ModelChecksums;
import lunula.testkit.SampleModels;
import lunula.testkit.Samples;
import lunula.ui.arithmetic.ArithmeticInstrument;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.compare.CompareSettings;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.draw.DrawInstrument;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explain.ExplainViewModel;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Settings;
import lunula.ui.map.Blobs;
import lunula.ui.map.MapSettings;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathSettings;
import lunula.ui.path.PathViewModel;
import lunula.ui.sample.NeighbourhoodViewModel;
import lunula.ui.sample.PosteriorViewModel;
import lunula.ui.sample.SampleInstruments;
import lunula.ui.select.SelectInstrument;
import lunula.ui.select.SelectViewModel;
import lunula.ui.shell.MainSettings;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;

/// A whole window's view models on made-up models of a hundred points, everything at once and
/// nothing on the screen. Of models whose name begins with “Far” the classes come later.
final class Room implements ModelSource {
  static final int POINTS = 100;
  static final GrayImage DRAWN = new GrayImage(28, 28, new float[28 * 28]);

  final Path home;
  final ObservableList<LibraryEntry> library = FXCollections.observableArrayList();
  final Queue<Runnable> loading = new ArrayDeque<>();
  final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  final MainViewModel main = new MainViewModel(exploration, library, entry -> {});
  final ModelSwitch models =
      new ModelSwitch(main, this, new Near(), this::dataOf, Runnable::run, loading::add);
  final MapViewModel map = new MapViewModel(exploration);
  final ExplainViewModel explain =
      new ExplainViewModel(
          exploration,
          main.explainShownProperty(),
          new SimpleObjectProperty<>(),
          map.viewportProperty());
  final SessionWords space;
  final Settings settings;
  final SessionContext workspace;
  final ModelChecksums prints = new ModelChecksums();
  final SessionViewModel sessions;

  Room(Path home) {
    this.home = home;
    var arithmetic =
        new ArithmeticViewModel(
            exploration,
            Runnable::run,
            () -> Optional.of(new ArithmeticViewModel.Drawing(DRAWN, new float[] {3, 1})));
    space =
        new SessionWords(
            main,
            map,
            new PathViewModel(exploration, Runnable::run),
            new SelectViewModel(map, Runnable::run),
            new CompareViewModel(
                main, this, card -> Optional.empty(), Runnable::run, Runnable::run),
            new DecodeViewModel(exploration),
            new DrawViewModel(main, Runnable::run, Runnable::run),
            new NeighbourhoodViewModel(exploration),
            new PosteriorViewModel(exploration),
            arithmetic,
            new Toolbox(
                List.of(instrument("cursor", KeyCode.V), instrument("select", KeyCode.S)),
                map.toolProperty()));
    settings =
        new Settings()
            .add(MainSettings.of(main))
            .add(space.toolbox().settings())
            .add(space.decode().settings())
            .add(explain.settings())
            .add(DrawInstrument.settings(space.draw()))
            .add(MapSettings.of(map))
            .add(SelectInstrument.settings(space.select()))
            .add(SampleInstruments.settings(space.around()))
            .add(PathSettings.of(space.path(), exploration))
            .add(MainSettings.ofCursor(exploration))
            .add(MapSettings.ofView(map))
            .add(SampleInstruments.settings(space.posterior()))
            .add(ArithmeticInstrument.settings(arithmetic))
            .add(CompareSettings.of(space.compare(), main));
    workspace = new SessionContext(main, models, settings);
    sessions = new SessionViewModel(workspace, installed(), prints, Runnable::run);
    map.resize(600, 400);
    models
        .openedProperty()
        .subscribe(
            folder -> {
              map.fit();
              sessions.opened(folder);
            });
  }

  /// This window's library, into which models are taken where they lie.
  private SessionViewModel.InstalledModels installed() {
    return new SessionViewModel.InstalledModels() {
      @Override
      public List<LibraryEntry> entries() {
        return List.copyOf(library);
      }

      @Override
      public void copy(List<Path> folders) throws IOException {
        for (Path folder : folders) {
          ModelCard card = ModelFolder.readCard(folder);
          Path own = home.resolve("taken").resolve(card.name());
          ModelFolder.copy(folder, own);
          library.add(new LibraryEntry(own, false, card));
        }
      }
    };
  }

  private static Instrument instrument(String id, KeyCode key) {
    return new Instrument(id, key, new Instrument.Words(text -> id), null, Region::new);
  }

  /// A model with weights of its own.
  LibraryEntry add(String name) throws IOException {
    Path folder = Files.createDirectories(home.resolve("models").resolve(name));
    Files.writeString(folder.resolve("model.safetensors"), "weights of " + name);
    ModelCard card = Samples.card(name, TrainingPlan.ARTICLE);
    var entry = new LibraryEntry(folder, false, card);
    library.add(entry);
    return entry;
  }

  /// A whole model, which can be handed on.
  LibraryEntry addWhole(String name) throws IOException {
    Path folder = home.resolve("models").resolve(name);
    ModelFolder.write(SampleModels.tiny(name), folder);
    var entry = new LibraryEntry(folder, false, ModelFolder.readCard(folder));
    library.add(entry);
    return entry;
  }

  /// A model on the map.
  LibraryEntry open(String name) throws IOException {
    LibraryEntry entry = add(name);
    models.open(entry.folder());
    return entry;
  }

  /// A window of the same person at another time or place, with the same library.
  Room another() {
    var other = new Room(home);
    other.library.setAll(library);
    return other;
  }

  /// Fetches the data sets that are waited for.
  void load() {
    while (!loading.isEmpty()) {
      loading.remove().run();
    }
  }

  @Override
  public StoredMap map(Path folder) throws IOException {
    LibraryEntry entry =
        library.stream().filter(one -> one.folder().equals(folder)).findFirst().orElseThrow();
    boolean deep = entry.card().name().startsWith("Deep");
    Encodings test = deep ? deep() : Blobs.map(POINTS, 7).encodings();
    return new StoredMap(entry.card(), new Weights(new LinkedHashMap<>()), test, test);
  }

  /// Five dimensions, each wider than the one before.
  private static Encodings deep() {
    var random = new Random(3);
    float[] means = new float[5 * POINTS];
    for (int at = 0; at < means.length; at++) {
      means[at] = (float) random.nextGaussian() * (1 + at % 5);
    }
    return new Encodings(5, means, new float[means.length]);
  }

  @Override
  public LiveModel live(StoredMap map) {
    return new Live(Blobs.decoder(), map.test().dimensions());
  }

  private record Live(Decoder decoder, int size) implements LiveModel, Encoder {
    @Override
    public List<? extends Sample> decode(float[] latents) {
      float[] places = new float[latents.length / size * 2];
      for (int at = 0; at < places.length; at++) {
        places[at] = latents[at / 2 * size + at % 2];
      }
      return decoder.decode(places);
    }

    @Override
    public Optional<Encoder> encoder() {
      return Optional.of(this);
    }

    @Override
    public Encodings encode(byte[] pixels, byte[] labels) {
      return new Encodings(2, new float[] {9, 9}, new float[2]);
    }

    @Override
    public void close() {}
  }

  private Optional<DataSet> dataOf(ModelCard card) {
    if (card.name().startsWith("Farthest")) {
      return Optional.empty();
    }
    LabelledImages images = Blobs.images(Blobs.map(POINTS, 7));
    return Optional.of(new DataSet("Fashion-MNIST", images, images, "ab12"));
  }

  /// Classes that are there with the map.
  private static final class Near implements ModelSwitch.Labels {
    @Override
    public boolean belongs(ModelCard card) {
      return !card.name().startsWith("Far");
    }

    @Override
    public byte[] test() {
      return labels(POINTS);
    }

    @Override
    public byte[] all() {
      return labels(2 * POINTS);
    }

    private static byte[] labels(int count) {
      byte[] labels = new byte[count];
      IntStream.range(0, count).forEach(at -> labels[at] = (byte) (at % 10));
      return labels;
    }

    @Override
    public List<String> names() {
      return Blobs.NAMES;
    }
  }
}
