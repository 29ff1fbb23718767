package lunula.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.AppFolders;
import lunula.files.Leftovers;
import lunula.files.UserMessages;
import lunula.library.CheckpointStore;
import lunula.library.LibraryEntry;
import lunula.library.LibraryMeasuring;
import lunula.library.ModelLibrary;
import lunula.library.ModelSource;
import lunula.library.format.ModelFolder;
import lunula.model.card.ModelCard;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingThread;
import lunula.ui.data.AddImagesView;
import lunula.ui.data.AddImagesViewModel;
import lunula.ui.data.Adding;
import lunula.ui.data.MakeMoonsView;
import lunula.ui.data.MakeMoonsViewModel;
import lunula.ui.data.Making;
import lunula.ui.data.RemoveImages;
import lunula.ui.explain.ShownPlan;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;
import lunula.ui.library.FoundView;
import lunula.ui.library.LibraryViewModel;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.ModelSwitch;
import lunula.ui.train.CutOffViewModel;
import lunula.ui.train.RunsView;
import lunula.ui.train.TrainView;
import lunula.ui.train.TrainViewModel;
import lunula.ui.train.TrainingState;
import org.jspecify.annotations.Nullable;

/// The models: those in the library, the one on the map, the one being trained, and the images that
/// they learn from. JavaFX thread only.
public final class Models {
  private final Threads threads;
  private final FashionMnist data;
  private final DataSets dataSets;
  private final ModelLibrary files;
  private final TrainingThread trainingThread = new TrainingThread();
  private final AppFolders folders;
  private final ExplorerState exploration;
  private final MainViewModel main;
  private final ModelSwitch onTheMap;
  private final LibraryViewModel library;
  private final TrainViewModel train;
  private final CheckpointStore states;
  private final CutOffViewModel cutOff;
  private final AddImagesViewModel addImages;
  private final MakeMoonsViewModel makeMoons;
  private final RemoveImages removeImages;
  private Runnable beforeOpening = () -> {};

  /// @param stored opens models
  Models(AppFolders folders, ModelSource stored, ExplorerState exploration, Threads threads) {
    this.folders = folders;
    this.exploration = exploration;
    this.threads = threads;
    data = new FashionMnist(folders.fashionMnist());
    dataSets = DataSets.in(folders);
    files = ModelLibrary.in(folders, dataSets, stored);
    library =
        new LibraryViewModel(
            files,
            threads.files(),
            Platform::runLater,
            this::open,
            threads.importing(),
            new LibraryMeasuring(dataSets),
            threads.measuring());
    main = new MainViewModel(exploration, library.entries(), this::open);
    onTheMap =
        new ModelSwitch(
            main,
            stored,
            new FashionLabels(data),
            this::dataOf,
            threads.files(),
            threads.loading());
    train =
        new TrainViewModel(
            exploration,
            trainingThread,
            dataSets::load,
            files::keep,
            threads.files(),
            Platform::runLater);
    states = CheckpointStore.in(folders);
    train.keepStates(states);
    cutOff = new CutOffViewModel(states, train, threads.files(), Platform::runLater);
    addImages = new AddImagesViewModel(dataSets::keep, threads.importing(), Platform::runLater);
    makeMoons = new MakeMoonsViewModel(dataSets::make, threads.importing(), Platform::runLater);
    removeImages =
        new RemoveImages(
            exploration, dataSets::delete, threads.files(), this::use, train.form()::withdraw);
    connect();
  }

  private void connect() {
    main.trainingProperty().bind(train.followingProperty());
    onTheMap.openedProperty().subscribe(folder -> tellLibrary());
    library.doubtfulProperty().bind(onTheMap.doubtfulProperty());
    train.followingProperty().subscribe(following -> tellLibrary());
    library.entries().subscribe(this::takeNewName);
    train.stateProperty().subscribe(this::recover);
    library.onExportedProperty().set(exploration::succeed);
    library.trainOnProperty().set(this::trainOn);
    train.keeping().onKeptProperty().set(this::kept);
    train.openKeptProperty().set(this::open);
    addImages.onAddedProperty().set(this::added);
    addImages.onTrainProperty().set(this::trainOn);
    makeMoons.onMadeProperty().set(this::added);
    library.found().onAnotherProperty().set(addImages::open);
    addImages.stateProperty().subscribe(this::goOnWithFound);
  }

  /// The data set that a model was trained on. Blocks while it is read: on a thread for that.
  Optional<DataSet> dataOf(ModelCard card) throws IOException {
    Optional<DataChoice> choice = dataSets.choiceOf(card);
    return choice.isEmpty() ? Optional.empty() : Optional.of(dataSets.load(choice.get().id()));
  }

  /// The open model may have been renamed in the library.
  private void takeNewName() {
    library.entries().stream()
        .filter(entry -> entry.folder().equals(onTheMap.openedProperty().get()))
        .forEach(entry -> main.cardProperty().set(entry.card()));
  }

  /// While a run is on the map, no model of the library is.
  private void tellLibrary() {
    boolean following = train.followingProperty().get();
    library.openedProperty().set(following ? null : onTheMap.openedProperty().get());
  }

  /// A run that broke off with nothing leaves the window to the model that was open before.
  private void recover(TrainingState state) {
    Path before = onTheMap.openedProperty().get();
    if (state instanceof TrainingState.Failed failed
        && failed.outcome() == null
        && before != null) {
      onTheMap.open(before);
    }
  }

  /// A network waits for the data set that it belongs to, until the sheet that brings one closes.
  private void goOnWithFound(Adding state) {
    if (state instanceof Adding.Closed) {
      library.found().resume();
    }
  }

  private void added(DataChoice own) {
    train.form().offer(dataSets.choices());
    train.form().choose(own.id());
  }

  /// Unfolds the settings of the next run, with that data set chosen.
  private void trainOn(DataChoice own) {
    train.form().choose(own.id());
    train.settingsShownProperty().set(true);
    main.onMap(() -> main.show(MainViewModel.Tool.TRAIN));
  }

  /// Trains a model on, if the images that it was trained on are at hand.
  private void trainOn(LibraryEntry entry, TrainingPlan plan) {
    Optional<DataChoice> images = dataSets.choiceOf(entry.card());
    if (images.isEmpty()) {
      exploration
          .noticeProperty()
          .set(
              Texts.of(Models.class)
                  .get("app.train.images", entry.card().name(), entry.card().dataSet()));
      return;
    }
    main.onMap(() -> main.show(MainViewModel.Tool.TRAIN));
    train.trainOn(() -> ModelFolder.read(entry.folder()), plan, images.get().id());
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
    library.refreshAndSelect(entry);
    // While a question lies over the window, something else is about to take the map.
    boolean asked = exploration.questionProperty().get() != null;
    if (train.followingProperty().get() && !asked) {
      open(entry);
    }
  }

  private void open(LibraryEntry entry) {
    beforeOpening.run();
    onTheMap.open(entry.folder());
  }

  /// Has something done whenever a person opens a model, before it is on the map.
  void beforeOpening(Runnable action) {
    beforeOpening = action;
  }

  /// Puts a model on the map: that folder's, or the bundled one if there is none.
  void begin(@Nullable Path last) {
    Path bundled = files.defaultModel();
    onTheMap.open(last == null ? bundled : last, bundled);
  }

  /// Loads what can wait until the map is on the screen: the images, the library.
  void loadTheRest() {
    threads.files().execute(() -> Leftovers.clear(folders));
    library.refresh();
    threads.files().execute(this::offerDataSets);
    cutOff.look();
    threads.files().execute(this::loadImages);
  }

  private void offerDataSets() {
    List<DataChoice> choices = dataSets.choices();
    whileOpen(() -> train.form().offer(choices));
    dataSets
        .problems()
        .forEach(problem -> whileOpen(() -> exploration.noticeProperty().set(problem)));
  }

  private void loadImages() {
    try {
      DataSet loaded = dataSets.load(FashionMnist.ID);
      whileOpen(() -> onTheMap.dataSetProperty().set(loaded));
    } catch (IOException failure) {
      tell(failure);
    }
  }

  /// On the JavaFX thread, unless the window has closed meanwhile and nobody would take it.
  private void whileOpen(Runnable task) {
    Platform.runLater(
        () -> {
          if (!threads.isClosing()) {
            task.run();
          }
        });
  }

  private void tell(Exception failure) {
    Platform.runLater(() -> exploration.noticeProperty().set(UserMessages.words(failure)));
  }

  /// Offers to go on with a training that was cut off.
  CutOffViewModel cutOff() {
    return cutOff;
  }

  MainViewModel main() {
    return main;
  }

  ModelSwitch onTheMap() {
    return onTheMap;
  }

  public LibraryViewModel library() {
    return library;
  }

  /// What the model on the map was, or is being, trained by; null before the first.
  ObservableValue<@Nullable ShownPlan> plan() {
    return Bindings.createObjectBinding(
        this::shownPlan,
        main.trainingProperty(),
        main.cardProperty(),
        train.planProperty(),
        train.progressProperty());
  }

  private @Nullable ShownPlan shownPlan() {
    TrainingPlan running = train.planProperty().get();
    if (main.trainingProperty().get() && running != null) {
      TrainingProgress progress = train.progressProperty().get();
      return ShownPlan.of(running, progress == null ? 0 : progress.fraction() * progress.epochs());
    }
    ModelCard card = main.cardProperty().get();
    return card == null ? null : ShownPlan.of(card);
  }

  /// The models on the disk; asked in the background.
  ModelLibrary files() {
    return files;
  }

  AddImagesViewModel addImages() {
    return addImages;
  }

  MakeMoonsViewModel makeMoons() {
    return makeMoons;
  }

  public TrainViewModel train() {
    return train;
  }

  Region trainView() {
    return new TrainView(train, addImages::open, removeImages::ask);
  }

  /// Takes a model into the library and puts it on the map; one at a time.
  ///
  /// @param model a folder or an archive
  void take(Path model) {
    main.show(MainViewModel.Tool.MODELS);
    library.importFolder(model);
  }

  /// Offers a file or folder of images to be added, unless moons are being drawn.
  void look(Path images) {
    if (makeMoons.stateProperty().get() instanceof Making.Drawing) {
      exploration.noticeProperty().set(Texts.of(Models.class).get("app.images.moons"));
      return;
    }
    // Two sheets at once would take the keyboard from each other for ever.
    makeMoons.close();
    library.found().close();
    addImages.choose(images);
  }

  /// Whether one of the sheets that bring images or models, or that of the runs, is open.
  boolean asks() {
    return !(addImages.stateProperty().get() instanceof Adding.Closed)
        || !(makeMoons.stateProperty().get() instanceof Making.Closed)
        || library.found().foundProperty().get() != null
        || train.runs().shownProperty().get();
  }

  /// The sheet that brings a person's own images, which lies over the window.
  Node addImagesView(FileChoosers choosers) {
    AddImagesView images = new AddImagesView(addImages, choosers);
    images.offerMoons(makeMoons::open);
    return images;
  }

  /// The sheet that draws moons, likewise.
  Node makeMoonsView() {
    return new MakeMoonsView(makeMoons);
  }

  /// The sheet on which a network without a card is confirmed, likewise.
  Node foundView() {
    return new FoundView(library.found());
  }

  /// The sheet of this sitting's runs, likewise.
  ///
  /// @param target asks where to save their table
  Node runsView(SaveTarget target) {
    return new RunsView(train.runs(), exploration, target);
  }

  /// Takes no more orders; what is being saved goes on.
  void takeNoMore() {
    addImages.close();
    makeMoons.close();
    library.close();
  }

  /// Stops the run and frees the native memory of all models; on the JavaFX thread.
  void free() {
    train.close();
    onTheMap.close();
    trainingThread.close();
  }

  /// Waits for the batch that is being trained on, and for what is deleted of runs that are over.
  void finish() {
    try {
      trainingThread.awaitEnd();
      states.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// The labels of Fashion-MNIST, which are there before any image.
  private record FashionLabels(FashionMnist data) implements ModelSwitch.Labels {
    @Override
    public boolean belongs(ModelCard card) {
      return card.dataSet().equals(FashionMnist.NAME)
          && card.plan().architecture().image().isSmall();
    }

    @Override
    public byte[] test() throws IOException {
      return data.testLabels();
    }

    @Override
    public byte[] all() throws IOException {
      byte[] test = data.testLabels();
      byte[] train = data.trainLabels();
      byte[] all = Arrays.copyOf(test, test.length + train.length);
      System.arraycopy(train, 0, all, test.length, train.length);
      return all;
    }

    @Override
    public List<String> names() {
      return FashionMnist.CLASS_NAMES;
    }
  }
}
