package lunula.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import lunula.data.DataSet;
import lunula.data.FashionMnist;
import lunula.model.GrayImage;
import lunula.model.ModelCard;
import lunula.model.Preset;
import lunula.service.AppFolders;
import lunula.service.CatalogImages;
import lunula.service.DataChoice;
import lunula.service.DataSets;
import lunula.service.LibraryEntry;
import lunula.service.LibraryMeasuring;
import lunula.service.ModelLibrary;
import lunula.service.SettingsFile;
import lunula.service.StoredModels;
import lunula.service.Workshop;
import lunula.ui.Choosers;
import lunula.ui.Exploration;
import lunula.ui.MainView;
import lunula.ui.MainViewModel;
import lunula.ui.Memory;
import lunula.ui.ModelSwitch;
import lunula.ui.QuestionOverlay;
import lunula.ui.Theme;
import lunula.ui.WindowPlace;
import lunula.ui.arithmetic.ArithmeticInstrument;
import lunula.ui.arithmetic.ArithmeticOverlay;
import lunula.ui.arithmetic.ArithmeticViewModel;
import lunula.ui.arithmetic.OwnCode;
import lunula.ui.around.AroundOverlay;
import lunula.ui.around.AroundViewModel;
import lunula.ui.around.Neighbourhoods;
import lunula.ui.around.PosteriorOverlay;
import lunula.ui.around.PosteriorViewModel;
import lunula.ui.around.SheetSaving;
import lunula.ui.compare.ClassStrip;
import lunula.ui.compare.ClassStripViewModel;
import lunula.ui.compare.CompareOffers;
import lunula.ui.compare.CompareView;
import lunula.ui.compare.CompareViewModel;
import lunula.ui.data.AddImagesView;
import lunula.ui.data.AddImagesViewModel;
import lunula.ui.data.MakeMoonsView;
import lunula.ui.data.MakeMoonsViewModel;
import lunula.ui.data.RemoveImages;
import lunula.ui.decode.DecodeView;
import lunula.ui.decode.DecodeViewModel;
import lunula.ui.decode.Scaling;
import lunula.ui.draw.DrawInstrument;
import lunula.ui.draw.DrawOffers;
import lunula.ui.draw.DrawOverlay;
import lunula.ui.draw.DrawViewModel;
import lunula.ui.explore.CursorInstrument;
import lunula.ui.explore.ExploreView;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.ToolBar;
import lunula.ui.explore.Toolbox;
import lunula.ui.layers.LayerKeys;
import lunula.ui.layers.LayersView;
import lunula.ui.layers.LayersViewModel;
import lunula.ui.layers.SupportSign;
import lunula.ui.library.LibraryView;
import lunula.ui.library.LibraryViewModel;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapView;
import lunula.ui.map.MapViewModel;
import lunula.ui.path.PathEditor;
import lunula.ui.path.PathInstrument;
import lunula.ui.path.PathOverlay;
import lunula.ui.path.PathView;
import lunula.ui.path.PathViewModel;
import lunula.ui.path.SaveTarget;
import lunula.ui.select.SelectInstrument;
import lunula.ui.select.SelectViewModel;
import lunula.ui.train.TrainView;
import lunula.ui.train.TrainViewModel;
import lunula.ui.train.TrainingState;
import org.jspecify.annotations.Nullable;

/// Everything in the window, put together. JavaFX thread only, but for what it hands to its own
/// threads: one reads files, one loads data sets, one a person's own images, one decodes where the
/// cursor is, one explores, one compares, one measures, the workshop's trains.
final class Assembly {
  private final ExecutorService files = thread("lunula-files");
  private final ExecutorService loading = thread("lunula-loading");
  private final ExecutorService exploring = thread("lunula-exploring");
  private final ExecutorService measuring = thread("lunula-measuring");
  private final ExecutorService following = thread("lunula-following");
  private final ExecutorService importing = thread("lunula-importing");
  private final ExecutorService comparing = thread("lunula-comparing");
  private final Gate afterTheFirstFrame = new Gate(exploring);
  private final FashionMnist data;
  private final DataSets dataSets;
  private final ModelLibrary library;
  private final Workshop workshop;
  private final Exploration exploration;
  private final MainViewModel main;
  private final ModelSwitch modelSwitch;
  private final LibraryViewModel libraryPanel;
  private final TrainViewModel train;
  private final AddImagesViewModel addImages;
  private final MakeMoonsViewModel makeMoons;
  private final RemoveImages removeImages;
  private final MapViewModel map;
  private final LayersViewModel layers;
  private final PathViewModel path;
  private final PathEditor pathEditor;
  private final DecodeViewModel decode;
  private final PosteriorViewModel posterior;
  private final AroundViewModel around;
  private final SheetSaving sheetSaving;
  private SaveTarget saveTarget = name -> Optional.empty();
  private final CompareViewModel compare;
  private final SelectViewModel select;
  private final DrawViewModel draw;
  private final ArithmeticViewModel arithmetic;
  private final Toolbox toolbox;
  private Choosers choosers = title -> Optional.empty();
  private @Nullable Path lastModel;

  Assembly(AppFolders folders) {
    data = new FashionMnist(folders.fashionMnist());
    dataSets = DataSets.in(folders);
    library = ModelLibrary.in(folders, dataSets);
    exploration = new Exploration(following, afterTheFirstFrame, Platform::runLater);
    libraryPanel =
        new LibraryViewModel(
            library,
            files,
            Platform::runLater,
            this::open,
            importing,
            new LibraryMeasuring(new CatalogImages(dataSets)),
            measuring);
    main = new MainViewModel(exploration, libraryPanel.entries(), this::open);
    modelSwitch =
        new ModelSwitch(
            main, new StoredModels(), new FashionLabels(data), this::dataOf, files, loading);
    workshop = new Workshop();
    train =
        new TrainViewModel(
            exploration, workshop, dataSets::load, library::keep, files, Platform::runLater);
    addImages = new AddImagesViewModel(dataSets::keep, importing, Platform::runLater);
    makeMoons = new MakeMoonsViewModel(dataSets::make, importing, Platform::runLater);
    removeImages =
        new RemoveImages(exploration, dataSets::delete, files, this::use, train.form()::withdraw);
    map = new MapViewModel(exploration);
    layers = new LayersViewModel(map.layers());
    path = new PathViewModel(exploration, files);
    pathEditor = new PathEditor(exploration);
    decode = new DecodeViewModel(exploration);
    posterior = new PosteriorViewModel(exploration);
    around = new AroundViewModel(exploration);
    sheetSaving = new SheetSaving(exploration, name -> saveTarget.ask(name), files);
    compare = new CompareViewModel(main, new StoredModels(), this::dataOf, loading, comparing);
    select = new SelectViewModel(map, files);
    draw = new DrawViewModel(main, following, files);
    arithmetic = new ArithmeticViewModel(exploration, following, this::drawn);
    toolbox = new Toolbox(instruments(), map.toolProperty());
    connect();
  }

  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name(name).daemon().factory(),
        // What is asked for after the end, nobody waits for.
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /// The data set that a model was trained on; on the loading thread.
  private Optional<DataSet> dataOf(ModelCard card) throws IOException {
    Optional<DataChoice> choice = dataSets.choiceOf(card);
    return choice.isEmpty() ? Optional.empty() : Optional.of(dataSets.load(choice.get().id()));
  }

  private void connect() {
    main.trainingProperty().bind(train.followingProperty());
    map.gridShownProperty().bindBidirectional(main.gridShownProperty());
    modelSwitch.openedProperty().subscribe(folder -> tellLibrary());
    train.followingProperty().subscribe(following -> tellLibrary());
    libraryPanel.entries().subscribe(this::takeNewName);
    // A model is another map: what was zoomed into before is elsewhere now.
    modelSwitch.openedProperty().subscribe(folder -> map.fit());
    train.followingProperty().subscribe(following -> map.fit());
    train.stateProperty().subscribe(this::recover);
    train.keeping().onKeptProperty().set(this::kept);
    addImages.onAddedProperty().set(this::added);
    makeMoons.onMadeProperty().set(this::added);
    toolbox.chosenProperty().subscribe(this::take);
    exploration.decoderProperty().subscribe(model -> exploration.history().clear());
  }

  /// The open model may have been renamed in the library.
  private void takeNewName() {
    libraryPanel.entries().stream()
        .filter(entry -> entry.folder().equals(modelSwitch.openedProperty().get()))
        .forEach(entry -> main.cardProperty().set(entry.card()));
  }

  private void take(Instrument instrument) {
    main.hintProperty().set(instrument.words().hint());
    around.setActive(instrument.id().equals("around"));
  }

  /// While a run is on the map, no model of the library is.
  private void tellLibrary() {
    boolean following = train.followingProperty().get();
    libraryPanel.openedProperty().set(following ? null : modelSwitch.openedProperty().get());
  }

  /// A run that broke off with nothing leaves the window to the model that was open before.
  private void recover(TrainingState state) {
    Path before = modelSwitch.openedProperty().get();
    if (state instanceof TrainingState.Failed failed
        && failed.outcome() == null
        && before != null) {
      modelSwitch.open(before);
    }
  }

  private void added(DataChoice own) {
    train.form().offer(dataSets.choices());
    train.form().choose(own.id());
  }

  private RemoveImages.Use use(DataChoice own) {
    if (train.learnsFrom(own.id())) {
      return RemoveImages.Use.LEARNED_FROM;
    }
    ModelCard open = main.cardProperty().get();
    boolean shown =
        train.followingProperty().get()
            ? train.shows(own.id())
            : open != null && open.dataSet().equals(own.name());
    return shown ? RemoveImages.Use.ON_THE_MAP : RemoveImages.Use.NONE;
  }

  private void kept(LibraryEntry entry) {
    libraryPanel.refreshAndSelect(entry);
    // While a question lies over the window, something else is about to take the map.
    boolean asked = exploration.questionProperty().get() != null;
    if (train.followingProperty().get() && !asked) {
      open(entry);
    }
  }

  private void open(LibraryEntry entry) {
    modelSwitch.open(entry.folder());
  }

  /// What there is to explore with, in the order of the bar.
  private List<Instrument> instruments() {
    return List.of(
        CursorInstrument.of(() -> toolbox, CompareOffers.of(main, () -> compare)),
        SelectInstrument.of(select, () -> choosers),
        PathInstrument.of(path, pathEditor, map, () -> toolbox),
        Neighbourhoods.around(around, sheetSaving),
        Neighbourhoods.posterior(posterior, sheetSaving),
        DrawInstrument.of(draw, this::offers, () -> choosers),
        ArithmeticInstrument.of(arithmetic, map, () -> toolbox));
  }

  /// What can be done with a drawing beyond its own panel.
  private DrawOffers offers() {
    return new DrawOffers(select.chosen().indexProperty(), this::findLike, this::compareModelsBy);
  }

  private Optional<OwnCode> drawn() {
    return draw.impression().map(it -> new OwnCode(draw.seenProperty().get(), it.code()));
  }

  private void findLike(GrayImage picture) {
    toolbox.choose("select");
    select.pageProperty().set(SelectViewModel.Page.FIND);
    select.find().findLike(picture);
  }

  private void compareModelsBy(GrayImage picture) {
    main.comparingProperty().set(true);
    compare.take(picture);
  }

  /// The window's content.
  MainView view(Choosers dialogs, SaveTarget film) {
    choosers = dialogs;
    saveTarget = film;
    var mapView = new MapView(map);
    var bar = new HBox(8, new ToolBar(toolbox), new LayersView(layers));
    bar.setPickOnBounds(false);
    mapView.setBar(bar);
    SelectInstrument.lay(mapView, select);
    mapView.lay(new AroundOverlay(around));
    var beliefs = new PosteriorOverlay(posterior);
    mapView.lay(beliefs);
    toolbox
        .chosenProperty()
        .subscribe(chosen -> beliefs.node().setVisible(chosen.id().equals("posterior")));
    mapView.lay(new DrawOverlay(draw));
    var corners = new ArithmeticOverlay(arithmetic);
    mapView.lay(corners);
    toolbox
        .chosenProperty()
        .subscribe(chosen -> corners.node().setVisible(chosen.id().equals("arithmetic")));
    mapView.lay(new PathOverlay(pathEditor));
    mapView.lay(new LayerKeys(map.layers()));
    mapView.lay(new SupportSign(exploration.cursorProperty(), decode.unsupportedProperty()));
    MainView view =
        new MainView(
            main,
            new MainView.Panels(
                mapView,
                () ->
                    new DecodeView(decode)
                        .with(new ClassStrip(new ClassStripViewModel(exploration))),
                () -> new PathView(exploration, path, saveTarget),
                () -> new CompareView(compare),
                () -> new ExploreView(toolbox),
                () -> new TrainView(train, addImages::open, removeImages::ask),
                () -> new LibraryView(libraryPanel, dialogs)));
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    AddImagesView images = new AddImagesView(addImages, dialogs);
    images.takeDropsOn(view);
    images.offerMoons(makeMoons::open);
    view.getChildren()
        .addAll(images, new MakeMoonsView(makeMoons), new QuestionOverlay(exploration));
    return view;
  }

  /// Keys that belong to no panel alone; those that a focused control wants never come here.
  private void press(KeyEvent event) {
    if (event.isShortcutDown() || event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCode()) {
      case SPACE -> path.togglePlay();
      case P -> decode.toggleScaling();
      case A -> path.setA();
      case B -> path.setB();
      case T -> layers.toggle(MapLayer.THUMBNAILS);
      case C -> decode.slice().nextClass(event.isShiftDown() ? -1 : 1);
      default -> {
        if (!toolbox.press(event.getCode())) {
          return;
        }
        main.show(MainViewModel.Tool.EXPLORE);
      }
    }
    event.consume();
  }

  /// Takes up what was chosen when the window last closed, and remembers what is chosen from now
  /// on. Before [#begin].
  void remember(AppFolders folders, Stage stage) {
    var memory =
        new Memory(
            new SettingsFile(folders.settings()),
            files,
            Platform::runLater,
            exploration.noticeProperty()::set);
    memory.keep("theme", main.themeProperty(), Theme.class);
    memory.keep("grid", main.gridShownProperty());
    layers.remember(memory);
    memory.keep("tools", main.toolsShownProperty());
    memory.keep("path", main.pathShownProperty());
    memory.keep("chart", path.chartShownProperty());
    memory.keep("scaling", decode.scalingProperty(), Scaling.class);
    memory.keep("preset", train.form().presetProperty(), Preset::id, Preset::find);
    memory.recall("data", id -> id).ifPresent(train.form()::prefer);
    train.form().dataSetProperty().subscribe((was, is) -> memory.set("data", is.id()));
    lastModel = memory.keep("model", modelSwitch.openedProperty(), folders.app()).orElse(null);
    WindowPlace.keep(memory, stage);
  }

  /// Opens the first model; nothing else competes with its way to the screen.
  void begin() {
    Path bundled = library.defaultModel();
    modelSwitch.open(lastModel == null ? bundled : lastModel, bundled);
  }

  /// Loads what can wait until the map is on the screen: the engine, the images, the library.
  void loadTheRest() {
    afterTheFirstFrame.open();
    files.execute(this::tidy);
    libraryPanel.refresh();
    files.execute(this::offerDataSets);
    files.execute(this::loadImages);
  }

  private void tidy() {
    try {
      library.tidy();
    } catch (IOException failure) {
      tell(failure);
    }
  }

  private void offerDataSets() {
    List<DataChoice> choices = dataSets.choices();
    whileOpen(() -> train.form().offer(choices));
  }

  private void loadImages() {
    try {
      DataSet loaded = dataSets.load(FashionMnist.ID);
      whileOpen(() -> modelSwitch.dataSetProperty().set(loaded));
    } catch (IOException failure) {
      tell(failure);
    }
  }

  /// On the JavaFX thread, unless the window has closed meanwhile and nobody would take it.
  private void whileOpen(Runnable task) {
    Platform.runLater(
        () -> {
          if (!files.isShutdown()) {
            task.run();
          }
        });
  }

  private void tell(Exception failure) {
    Platform.runLater(() -> exploration.noticeProperty().set(failure.getMessage()));
  }

  MainViewModel main() {
    return main;
  }

  Exploration exploration() {
    return exploration;
  }

  TrainViewModel train() {
    return train;
  }

  MapViewModel map() {
    return map;
  }

  PathViewModel path() {
    return path;
  }

  DecodeViewModel decode() {
    return decode;
  }

  Toolbox toolbox() {
    return toolbox;
  }

  PosteriorViewModel posterior() {
    return posterior;
  }

  LayersViewModel layers() {
    return layers;
  }

  SelectViewModel select() {
    return select;
  }

  CompareViewModel compare() {
    return compare;
  }

  LibraryViewModel library() {
    return libraryPanel;
  }

  /// Stops what runs and frees native memory; waits a moment for a running batch, because the
  /// process must not end inside the engine. Blocks until all that is done.
  void close() {
    takeNoMore();
    finishFiles();
    free();
    finishThreads();
  }

  /// Does what [#close] does, but waits on a thread of its own.
  ///
  /// @param then run when all is done, on that thread
  @SuppressWarnings("FutureReturnValueIgnored") // `then` is the last word, whatever came before
  void closeThen(Runnable then) {
    Executor waiting = wait -> Thread.ofPlatform().name("lunula-closing").start(wait);
    takeNoMore();
    CompletableFuture.runAsync(this::finishFiles, waiting)
        .thenRunAsync(this::free, Platform::runLater)
        .thenRunAsync(this::finishThreads, waiting)
        .whenComplete((nothing, failure) -> then.run());
  }

  /// Whether the end has begun.
  boolean isClosed() {
    return files.isShutdown();
  }

  private void takeNoMore() {
    addImages.close();
    makeMoons.close();
    importing.shutdown();
    files.shutdown();
    libraryPanel.close();
    measuring.shutdown();
    loading.shutdownNow();
  }

  /// What is being saved is saved to its end before the network it comes from is freed.
  private void finishFiles() {
    try {
      if (!files.awaitTermination(60, TimeUnit.SECONDS)) {
        files.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void free() {
    train.close();
    compare.close();
    comparing.shutdown();
    modelSwitch.close();
    workshop.close();
    afterTheFirstFrame.open();
    following.shutdown();
    exploring.shutdown();
  }

  private void finishThreads() {
    try {
      workshop.awaitEnd();
      measuring.awaitTermination(5, TimeUnit.SECONDS);
      importing.awaitTermination(5, TimeUnit.SECONDS);
      exploring.awaitTermination(5, TimeUnit.SECONDS);
      comparing.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
