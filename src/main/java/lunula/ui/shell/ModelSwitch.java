package lunula.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.DataSet;
import lunula.data.Grouping;
import lunula.data.LabelledImages;
import lunula.data.SampleGroups;
import lunula.data.SampleSet;
import lunula.describe.BundledWords;
import lunula.files.UserMessages;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.library.ModelSource;
import lunula.library.StoredMap;
import lunula.measure.StoredCodes;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.ImageSize;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.TextSample;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageCounts;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Slice;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Opens models in the window: the stored map at once, the live decoder as soon as the engine has
/// it. A model that cannot be opened leaves the open one as it is. JavaFX thread only.
public final class ModelSwitch {
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final ModelSource source;
  private final ModelDataSet behind;
  private final Executor files;
  private final ReadOnlyObjectWrapper<@Nullable Path> opened = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Set<Path>> doubtful = new ReadOnlyObjectWrapper<>(Set.of());
  private @Nullable StoredMap shown;
  private @Nullable LiveModel live;
  private @Nullable Path liveFolder;
  private int asked;
  private int current;
  private int checked;
  private int encoding;
  private boolean closed;

  /// Class numbers and names of the data set that came with Lunula, which are there at once.
  public interface Labels {
    /// Whether a model was trained on this data set.
    boolean belongs(ModelCard card);

    /// Of the test images, unsigned bytes; blocking, a millisecond.
    byte[] test() throws IOException;

    /// Of the test images and then the training images, unsigned bytes; blocking.
    byte[] all() throws IOException;

    /// The classes' names, by number.
    List<String> names();
  }

  /// Any other data set, which takes a while.
  public interface DataSets {
    /// The data set that a model was trained on, if it is on this machine. Blocking; messages of
    /// the exceptions are sentences for the person.
    Optional<DataSet> of(ModelCard card) throws IOException;
  }

  /// What the person wants to see of the model that is about to open.
  private record Wish(ImageSet set, PlaneChoice plane, LatentFrame former, Grouping grouping) {}

  private record Ready(StoredMap map, MapData data) {}

  /// @param labels of the data set that came with Lunula
  /// @param others all other data sets
  /// @param files reads the disk; may block
  /// @param loading fetches other data sets; may block for long
  public ModelSwitch(
      MainViewModel main,
      ModelSource source,
      Labels labels,
      DataSets others,
      Executor files,
      Executor loading) {
    this.main = main;
    this.exploration = main.exploration();
    this.source = source;
    this.files = files;
    behind = new ModelDataSet(main, labels, others, files, loading);
    main.imageSetProperty().subscribe((before, now) -> showSet());
    exploration.groupingProperty().subscribe((before, now) -> behind.classify());
    main.trainingProperty().subscribe((before, now) -> behind.tellGroupings());
    exploration.imagesProperty().subscribe(this::checkStored);
    exploration.samplesProperty().subscribe((before, now) -> encodeWhereLacking());
  }

  /// Folder of the open model; null before the first.
  public ReadOnlyObjectProperty<@Nullable Path> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// Folders of the models that were opened and gave something else than is stored with them.
  public ReadOnlyObjectProperty<Set<Path>> doubtfulProperty() {
    return doubtful.getReadOnlyProperty();
  }

  /// The data set that came with Lunula; null until whoever loads it sets it.
  public ObjectProperty<@Nullable DataSet> dataSetProperty() {
    return behind.homeProperty();
  }

  /// Opens a model; returns at once. The newest call wins.
  public void open(Path folder) {
    open(folder, wish(), () -> {}, this::giveUp);
  }

  /// Opens a model as [#open(Path)] does, seen in a certain way.
  ///
  /// @param then run once it is on the map, before its decoder is there; never if it cannot be
  ///     opened or another one is asked for meanwhile
  public void open(Path folder, ImageSet set, PlaneChoice plane, Runnable then) {
    LatentFrame former = exploration.slice().frameProperty().get();
    Grouping grouping = exploration.groupingProperty().get();
    open(folder, new Wish(set, plane, former, grouping), then, this::giveUp);
  }

  private void open(Path folder, Wish wish, Runnable then, BiConsumer<Integer, Exception> failed) {
    int ticket = ++asked;
    files.execute(
        () -> {
          try {
            read(ticket, folder, wish, then);
          } catch (IOException | RuntimeException failure) {
            FailureLog.note(failure);
            failed.accept(ticket, failure);
          }
        });
  }

  /// Opens a model as [#open] does; if that is not possible, says why and opens another one.
  ///
  /// @param wanted may be gone
  /// @param otherwise came with Lunula
  public void open(Path wanted, Path otherwise) {
    open(
        wanted,
        wish(),
        () -> {},
        (ticket, failure) -> openInstead(ticket, otherwise, wanted, failure));
  }

  private void openInstead(int ticket, Path otherwise, Path wanted, Exception failure) {
    if (otherwise.equals(wanted)) {
      giveUp(ticket, failure);
      return;
    }
    String reason = UserMessages.words(failure);
    tell(Texts.of(ModelSwitch.class).get("switch.instead", reason));
    exploration.foreground().execute(() -> open(otherwise));
  }

  /// Without a model on the map there will be no decoder either.
  private void giveUp(int ticket, Exception failure) {
    tell(failure);
    exploration
        .foreground()
        .execute(
            () -> {
              if (shown == null && ticket == asked) {
                main.engineProperty().set(EngineState.FAILED);
              }
            });
  }

  private Wish wish() {
    Slice slice = exploration.slice();
    return new Wish(
        main.imageSetProperty().get(),
        slice.choiceProperty().get(),
        slice.frameProperty().get(),
        exploration.groupingProperty().get());
  }

  private void read(int ticket, Path folder, Wish wish, Runnable then) throws IOException {
    StoredMap map = source.map(folder);
    MapData data = behind.points(map, wish, null).seen(wish.plane(), wish.former());
    exploration.foreground().execute(() -> show(ticket, folder, new Ready(map, data), then));
  }

  private void show(int ticket, Path folder, Ready ready, Runnable then) {
    if (ticket != asked) {
      return;
    }
    // What opening a model changes is not a step that can be undone.
    exploration.history().quietly(() -> put(ticket, folder, ready));
    opened.set(folder);
    behind.follow(ready.map());
    then.run();
  }

  private void put(int ticket, Path folder, Ready ready) {
    boolean first = shown == null;
    current = ticket;
    shown = ready.map();
    exploration.decoderProperty().set(null);
    if (main.engineProperty().get() == EngineState.FAILED) {
      main.engineProperty().set(EngineState.STARTING);
    }
    main.cardProperty().set(ready.map().card());
    // Before the map is shown, because its listeners request work on the same thread.
    exploration.background().execute(() -> startDecoder(ticket, folder, ready.map()));
    settle(ready.data(), first);
    exploration.mapProperty().set(ready.data());
  }

  /// The first picture is one of an image, not of the empty middle. Later models are shown at the
  /// same place, to be compared, unless their images lie elsewhere.
  private void settle(MapData data, boolean first) {
    if (data.count() > 0 && (first || !data.spans(exploration.cursorProperty().get()))) {
      MapData.Places places = data.places();
      exploration.cursorProperty().set(new LatentPoint(places.xs()[0], places.ys()[0]));
    }
    PathStops path = exploration.pathProperty().get();
    if (path.stops().stream().anyMatch(place -> !data.spans(place))) {
      exploration.pathProperty().set(PathStops.NONE);
    }
  }

  /// On the exploring thread.
  private void startDecoder(int ticket, Path folder, StoredMap map) {
    try {
      LiveModel model = source.live(map);
      exploration.foreground().execute(() -> decoderStarted(ticket, folder, model));
    } catch (RuntimeException failure) {
      FailureLog.note(failure);
      exploration.foreground().execute(() -> decoderFailed(ticket, folder, failure));
    }
  }

  /// Goes back to the model that could decode before, unless another one is being opened already.
  private void decoderFailed(int ticket, Path folder, RuntimeException failure) {
    if (ticket != current || closed) {
      return;
    }
    exploration.noticeProperty().set(UserMessages.words(failure));
    Path before = liveFolder;
    if (before == null || before.equals(folder)) {
      main.engineProperty().set(EngineState.FAILED);
    } else if (ticket == asked) {
      open(before);
    }
  }

  private void decoderStarted(int ticket, Path folder, LiveModel model) {
    if (closed) {
      // The exploring thread takes no more work.
      model.close();
      return;
    }
    main.engineProperty().set(EngineState.LIVE);
    if (ticket != current) {
      exploration.background().execute(model::close);
      return;
    }
    LiveModel previous = live;
    live = model;
    liveFolder = folder;
    // A training that began meanwhile keeps the window.
    if (exploration.decoderProperty().get() == null) {
      exploration.decoderProperty().set(model);
    }
    if (previous != null) {
      exploration.background().execute(previous::close);
    }
    checkStored();
    encodeWhereLacking();
  }

  /// Once a model, as soon as both its encoder and its images are there.
  private void checkStored() {
    LabelledImages images = exploration.imagesProperty().get();
    StoredMap map = shown;
    LiveModel model = live;
    Path folder = liveFolder;
    if (map == null
        || model == null
        || folder == null
        || !folder.equals(opened.get())
        || images == null
        || checked == current
        || main.trainingProperty().get()
        || !isOf(map, images)) {
      return;
    }
    int ticket = current;
    checked = ticket;
    exploration
        .background()
        .execute(
            () -> {
              try {
                boolean differs =
                    model
                        .encoder()
                        .filter(encoder -> StoredCodes.differ(encoder, map.test(), images))
                        .isPresent();
                exploration.foreground().execute(() -> mark(ticket, folder, map, differs));
              } catch (ModelClosedException gone) {
                // Nobody looks at it any more.
              }
            });
  }

  private static boolean isOf(StoredMap map, LabelledImages images) {
    ImageSize size = map.card().plan().architecture().image();
    return map.samples() == null
        && map.test().count() > 0
        && images.count() >= map.test().count()
        && images.width() == size.width()
        && images.height() == size.height();
  }

  private void mark(int ticket, Path folder, StoredMap map, boolean differs) {
    Set<Path> marked = new HashSet<>(doubtful.get());
    if (differs ? marked.add(folder) : marked.remove(folder)) {
      doubtful.set(Set.copyOf(marked));
    }
    if (differs && ticket == current) {
      tell(Texts.of(ModelSwitch.class).get("switch.doubtful", map.card().name()));
    }
  }

  private void showSet() {
    StoredMap map = shown;
    Wish wish = wish();
    DataSet own = behind.own();
    behind.showImages();
    if (map == null || main.trainingProperty().get()) {
      return;
    }
    int ticket = current;
    if (lacksTraining(map, wish, own)) {
      encodeTraining(ticket);
      return;
    }
    files.execute(
        () -> {
          try {
            MapData data = behind.points(map, wish, own).seen(wish.plane(), wish.former());
            exploration.foreground().execute(() -> replace(ticket, data));
          } catch (IOException failure) {
            tell(failure);
          }
        });
  }

  private void encodeWhereLacking() {
    StoredMap map = shown;
    if (map != null && !main.trainingProperty().get() && lacksTraining(map, wish(), behind.own())) {
      encodeTraining(current);
    }
  }

  /// Whether the places of training texts are wanted that are not kept with the model.
  private static boolean lacksTraining(StoredMap map, Wish wish, @Nullable DataSet own) {
    return wish.set() == ImageSet.ALL
        && own != null
        && own.texts().isPresent()
        && map.test().count() > 0
        && map.train().count() == 0;
  }

  /// Encodes the training texts of a model that has kept the test texts' places alone, a part at a
  /// time between other questions on the exploring thread, and then shows them.
  private void encodeTraining(int ticket) {
    LiveModel model = live;
    DataSet own = behind.own();
    StoredMap map = shown;
    if (ticket == current
        && encoding != ticket
        && model != null
        && own != null
        && map != null
        && Objects.equals(liveFolder, opened.get())) {
      Encoder encoder = model.encoder().orElse(null);
      if (encoder != null) {
        encoding = ticket;
        var codes = new TrainingCodes(encoder, own.train(), map.test().dimensions());
        exploration.background().execute(() -> encodeNext(ticket, map, codes));
      }
    }
  }

  /// On the exploring thread.
  private void encodeNext(int ticket, StoredMap map, TrainingCodes codes) {
    try {
      if (codes.encodeSome()) {
        exploration
            .foreground()
            .execute(
                () -> {
                  if (ticket == current) {
                    exploration.background().execute(() -> encodeNext(ticket, map, codes));
                  }
                });
        return;
      }
      StoredMap whole =
          new StoredMap(
              map.kind(), map.card(), map.weights(), codes.all(), map.test(), map.samples());
      exploration.foreground().execute(() -> showTraining(ticket, whole));
    } catch (ModelClosedException gone) {
      // Nobody looks at it any more.
    }
  }

  private void showTraining(int ticket, StoredMap whole) {
    if (ticket == current) {
      shown = whole;
      behind.complete(whole);
      showSet();
    }
  }

  private void replace(int ticket, MapData data) {
    if (ticket == current && !main.trainingProperty().get()) {
      exploration.mapProperty().set(data);
    }
  }

  private void tell(Exception failure) {
    tell(UserMessages.words(failure));
  }

  private void tell(String sentence) {
    exploration.foreground().execute(() -> exploration.noticeProperty().set(sentence));
  }

  /// Frees the open model; for the end of the app.
  public void close() {
    asked++;
    current = asked;
    closed = true;
    exploration.decoderProperty().set(null);
    LiveModel last = live;
    if (last != null) {
      live = null;
      exploration.background().execute(last::close);
    }
  }

  /// The data set behind the open model's map: its classes and pictures. Those of the data set that
  /// came with Lunula are there with the map; those of any other are fetched in the background, and
  /// a model whose data set is not on this machine goes without. JavaFX thread only, but for
  /// [#points].
  private static final class ModelDataSet {
    private final MainViewModel main;
    private final ExplorerState exploration;
    private final Labels homeLabels;
    private final DataSets others;
    private final Executor files;
    private final Executor loading;
    private final ObjectProperty<@Nullable DataSet> home = new SimpleObjectProperty<>();
    private @Nullable StoredMap map;
    private @Nullable DataSet own;
    private @Nullable SampleSet joined;
    private @Nullable DataSet joinedOf;

    /// @param files joins images; may block
    /// @param loading fetches data sets; may block for long
    ModelDataSet(
        MainViewModel main, Labels homeLabels, DataSets others, Executor files, Executor loading) {
      this.main = main;
      this.exploration = main.exploration();
      this.homeLabels = homeLabels;
      this.others = others;
      this.files = files;
      this.loading = loading;
      home.subscribe(this::showImages);
    }

    /// The data set that came with Lunula; null until whoever loads it sets it.
    ObjectProperty<@Nullable DataSet> homeProperty() {
      return home;
    }

    /// The data set of the open model, if it had to be fetched and is there; null otherwise.
    @Nullable DataSet own() {
      return own;
    }

    /// A model's points, with their classes as far as they are known at once. Blocking; any thread.
    ///
    /// @param known the model's data set, if it has been fetched already
    MapData points(StoredMap model, Wish wish, @Nullable DataSet known) throws IOException {
      return allPoints(model, wish, known).withTests(model.test().count());
    }

    private MapData allPoints(StoredMap model, Wish wish, @Nullable DataSet known)
        throws IOException {
      ImageSet set = wish.set();
      Encodings encodings =
          switch (set) {
            case TEST -> model.test();
            case ALL -> model.test().followedBy(model.train());
          };
      if (model.samples() != null) {
        return MapData.of(encodings, model.samples());
      }
      Architecture network = model.card().plan().architecture();
      if (!network.encodes()) {
        return MapData.ofPrior(network.latentDimensions(), network.prior().orElseThrow().reach());
      }
      if (known != null) {
        MapData plain = new MapData(encodings, new byte[encodings.count()], List.of());
        return plain.classified(groups(known, encodings.count(), wish.grouping()));
      }
      if (isHome(model.card())) {
        byte[] classes = set == ImageSet.TEST ? homeLabels.test() : homeLabels.all();
        if (classes.length == encodings.count()) {
          return new MapData(encodings, classes, homeLabels.names());
        }
      }
      return new MapData(encodings, new byte[encodings.count()], List.of());
    }

    /// What tells a map's points apart. Takes time with many; any thread.
    ///
    /// @param points how many there are: the test images', or all
    private static SampleGroups groups(DataSet data, int points, Grouping grouping) {
      boolean all = points > data.test().count();
      if (data.texts().isPresent()) {
        return (all ? data.allSamples() : data.testSamples()).grouped(grouping);
      }
      byte[] test = data.test().allLabels();
      byte[] train = all ? data.train().allLabels() : new byte[0];
      byte[] labels = Arrays.copyOf(test, test.length + train.length);
      System.arraycopy(train, 0, labels, test.length, train.length);
      return new SampleGroups(labels, data.classNames(), SampleGroups.NO_REST);
    }

    private boolean isHome(ModelCard card) {
      return homeLabels.belongs(card);
    }

    /// Another model is on the map now: shows its pictures, or fetches them.
    void follow(StoredMap opened) {
      map = opened;
      own = null;
      tellGroupings();
      joined = null;
      joinedOf = null;
      count(opened.test().count(), opened.test().count() + opened.train().count());
      showImages();
      if (opened.samples() != null) {
        return;
      }
      if (!isHome(opened.card())) {
        loading.execute(() -> fetch(opened));
      } else if (classless()) {
        tellOther(opened);
      }
    }

    private void count(int test, int all) {
      main.imageCountsProperty().set(new ImageCounts(test, all));
    }

    /// The same model, now with the places of its training samples.
    void complete(StoredMap whole) {
      map = whole;
    }

    private boolean classless() {
      MapData shown = exploration.mapProperty().get();
      return shown != null && shown.count() > 0 && shown.classNames().equals(List.of(""));
    }

    /// On the loading thread.
    private void fetch(StoredMap opened) {
      if (opened.card().plan().architecture().body() instanceof TextConvolutional texts
          && !TextSample.canDraw(texts.letters())) {
        exploration.foreground().execute(() -> tell(opened, "switch.font"));
      }
      try {
        Optional<DataSet> found = others.of(opened.card());
        exploration.foreground().execute(() -> arrive(opened, found.orElse(null)));
      } catch (IOException | RuntimeException failure) {
        FailureLog.note(failure);
        String reason = UserMessages.words(failure);
        exploration.foreground().execute(() -> tell(opened, "switch.data.failed", reason));
      }
    }

    @SuppressWarnings("ReferenceEquality") // this very model, not one like it
    private void arrive(StoredMap opened, @Nullable DataSet data) {
      if (opened != map) {
        return;
      }
      if (data == null) {
        tell(opened, "switch.data.missing", BundledWords.dataSet(opened.card().dataSet()));
      } else if (!fits(opened, data)) {
        tellOther(opened);
      } else {
        own = data;
        // A model may have kept the places of the test texts alone; the others can be found.
        if (data.texts().isPresent() && opened.train().count() == 0 && opened.test().count() > 0) {
          count(opened.test().count(), opened.test().count() + data.train().count());
        }
        classify();
        showImages();
      }
    }

    /// Whether the data set is the one behind the model's map: as many images, if it has points, of
    /// its size. A model may have kept where the test samples lie alone.
    private static boolean fits(StoredMap model, DataSet data) {
      ImageSize size = model.card().plan().architecture().image();
      int points = model.test().count() + model.train().count();
      return (points == 0
              || (data.test().count() == model.test().count()
                  && (model.train().count() == 0 || data.train().count() == model.train().count())))
          && data.width() == size.width()
          && data.height() == size.height();
    }

    /// Tells the points of a fetched data set apart as the person wants it.
    void classify() {
      tellGroupings();
      MapData shown = exploration.mapProperty().get();
      DataSet data = own;
      Grouping wanted = exploration.groupingProperty().get();
      if (data == null || shown == null || shown.count() == 0 || main.trainingProperty().get()) {
        return;
      }
      if (data.texts().isEmpty()) {
        exploration.mapProperty().set(shown.classified(groups(data, shown.count(), wanted)));
        return;
      }
      int points = shown.count();
      files.execute(
          () -> {
            SampleGroups groups = groups(data, points, wanted);
            exploration.foreground().execute(() -> show(data, wanted, groups));
          });
    }

    @SuppressWarnings("ReferenceEquality") // this very data set, not one like it
    private void show(DataSet data, Grouping told, SampleGroups groups) {
      MapData shown = exploration.mapProperty().get();
      boolean current =
          own == data
              && told.equals(exploration.groupingProperty().get())
              && !main.trainingProperty().get();
      if (current && shown != null && groups.labels().length >= shown.count()) {
        exploration.mapProperty().set(shown.classified(groups));
      }
    }

    /// What the points can be told apart by: while a model trains, by classes alone.
    void tellGroupings() {
      DataSet data = own;
      boolean there = data != null && !main.trainingProperty().get();
      exploration
          .groupingsProperty()
          .set(data != null && there ? data.testSamples().groupings() : List.of());
    }

    private void tellOther(StoredMap opened) {
      tell(opened, "switch.other.data", opened.test().count() + opened.train().count());
    }

    @SuppressWarnings("ReferenceEquality") // this very model, not one like it
    private void tell(StoredMap opened, String key, Object... arguments) {
      if (opened == map) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = opened.card().name();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        exploration.noticeProperty().set(Texts.of(ModelDataSet.class).get(key, all));
      }
    }

    /// Test images come first in both sets, so that the pictures of all go with either map.
    @SuppressWarnings("ReferenceEquality") // these very images, not ones like them
    void showImages() {
      if (map == null || main.trainingProperty().get()) {
        return;
      }
      if (map.samples() != null) {
        exploration.samplesProperty().set(map.samples());
        return;
      }
      DataSet data = shownData(map);
      SampleSet now = exploration.samplesProperty().get();
      boolean whole = data != null && joinedOf == data && now != null && now == joined;
      if (data == null) {
        exploration.samplesProperty().set(null);
      } else if (!whole) {
        exploration.samplesProperty().set(data.testSamples());
        if (main.imageSetProperty().get() == ImageSet.ALL) {
          files.execute(() -> join(data));
        }
      }
    }

    private @Nullable DataSet shownData(StoredMap shown) {
      return isHome(shown.card()) && !classless() ? home.get() : own;
    }

    private void join(DataSet data) {
      SampleSet all = data.allSamples();
      exploration.foreground().execute(() -> showJoined(data, all));
    }

    @SuppressWarnings("ReferenceEquality") // this very data set, not one like it
    private void showJoined(DataSet data, SampleSet all) {
      boolean current = map != null && shownData(map) == data;
      if (current && !main.trainingProperty().get()) {
        joined = all;
        joinedOf = data;
        exploration.samplesProperty().set(all);
      }
    }
  }
}
