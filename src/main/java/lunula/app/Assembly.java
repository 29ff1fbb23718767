package lunula.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import lunula.app.start.FailureReport;
import lunula.app.start.SystemCheck;
import lunula.files.AppFolders;
import lunula.files.UserMessages;
import lunula.library.FileKind;
import lunula.library.ModelSource;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import lunula.networks.Autoencoder;
import lunula.session.PreferencesFile;
import lunula.ui.about.AboutView;
import lunula.ui.about.AboutViewModel;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Actions;
import lunula.ui.kit.FileBrowser;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.LazyPanel;
import lunula.ui.kit.Preferences;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Settings;
import lunula.ui.kit.Spoken;
import lunula.ui.kit.Texts;
import lunula.ui.lesson.GalleryView;
import lunula.ui.map.Panel;
import lunula.ui.palette.PaletteOverlay;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.shell.MainView;
import lunula.ui.shell.MainViewModel;
import lunula.ui.shell.QuestionOverlay;
import lunula.ui.shell.WindowPlace;
import lunula.ui.sound.CursorSound;
import lunula.ui.spoken.SpokenStrip;
import lunula.ui.spoken.SpokenViewModel;
import lunula.ui.terms.TermView;
import lunula.ui.terms.TermsViewModel;
import lunula.ui.train.CutOffBar;
import lunula.ui.train.RunWords;
import org.jspecify.annotations.Nullable;

/// Everything in the window, put together: its threads, its models, its instruments. JavaFX thread
/// only, but for what it hands to its own threads.
public final class Assembly {
  /// Name of the setting that holds the folder of the model that is open.
  public static final String MODEL = "model";

  private final Threads threads = Threads.start();
  private final ExplorerState exploration =
      new ExplorerState(threads.following(), threads.afterTheFirstFrame(), Platform::runLater);
  private final AppFolders folders;
  private final Models models;
  private final Instruments instruments;
  private final Settings settings;
  private final Sessions sessions;
  private final ExportSheet export;
  private final Lessons lessons;
  private final Actions actions;
  private final TermsViewModel terms;
  private final PaletteViewModel palette;
  private final FileOpener opener;
  private final AboutViewModel about;
  private final SpokenViewModel spoken;
  private final CursorSound sound;
  private final Deque<Runnable> sheets = new ArrayDeque<>();
  private @Nullable Path lastModel;

  public Assembly(AppFolders folders) {
    this(folders, new StoredModels());
  }

  /// @param stored opens models
  public Assembly(AppFolders folders, ModelSource stored) {
    this(folders, stored, exploration -> List.of());
  }

  /// @param further panels at the end of the bar of tools
  Assembly(AppFolders folders, ModelSource stored, Function<ExplorerState, List<Panel>> further) {
    this.folders = folders;
    models = new Models(folders, stored, exploration, threads);
    instruments = new Instruments(exploration, models, stored, threads, further);
    settings =
        instruments
            .settings()
            .add(models.train().form().settings())
            .add(models.train().settings())
            .add(models.addImages().settings())
            .add(models.makeMoons().settings())
            .add(models.library().found().settings());
    sessions = new Sessions(models, instruments, settings, threads);
    export = new ExportSheet(models, instruments, sessions, threads);
    lessons = new Lessons(models, instruments, sessions, threads, folders);
    terms = new TermsViewModel(id -> actions().find(id));
    actions = Commands.actions(models, instruments, export, sessions, terms, this::spoken, lessons);
    palette = Commands.palette(models, instruments, actions);
    spoken = spoken(new SceneWords(models, instruments, export, terms, palette));
    sound =
        new CursorSound(
            exploration, models.main().soundProperty(), instruments.decode().neighboursProperty());
    settings.add(export.settings()).add(palette.settings());
    // A model is another map: what was zoomed into before is elsewhere now.
    models.onTheMap().openedProperty().subscribe(folder -> instruments.map().fit());
    models.train().followingProperty().subscribe(following -> instruments.map().fit());
    models.train().onFilm(() -> export.filmTraining());
    opener =
        new FileOpener(
            threads.files(),
            Platform::runLater,
            new FileOpener.Handlers(
                lessons.leaving(this::openSession),
                lessons.leaving(models::take),
                lessons.leaving(models::look),
                lessons.model()::open,
                lessons.gallery()::open),
            exploration.noticeProperty()::set);
    models.main().showInFolderProperty().set(this::showInFolder);
    models.main().reportsProperty().set(this::report);
    about =
        new AboutViewModel(
            folders,
            Versions.facts(),
            threads.files(),
            Platform::runLater,
            models.main().aboutShownProperty());
  }

  private SpokenViewModel spoken(SceneWords words) {
    var said =
        new SpokenViewModel(
            models.main(),
            instruments.decode().neighboursProperty(),
            models.plan().map(known -> known.plan().architecture()),
            words::all,
            Platform.accessibilityActiveProperty());
    said.follow(
        palette.openProperty(),
        terms.cardProperty(),
        export.sheet().pageProperty(),
        models.addImages().stateProperty().map(Object::getClass),
        models.makeMoons().stateProperty().map(Object::getClass),
        models.library().found().foundProperty(),
        models.train().runs().shownProperty(),
        models.main().modelsShownProperty(),
        models.main().explainShownProperty(),
        instruments.explain().openedProperty(),
        instruments.layers().openProperty(),
        instruments.select().pageProperty(),
        instruments.compare().pageProperty(),
        instruments.compare().panesProperty());
    var run = new RunWords(models.train());
    models.train().stateProperty().subscribe((was, is) -> said.say(run.sentence()));
    models.train().history().revisionProperty().subscribe((was, is) -> said.say(run.epoch()));
    return said;
  }

  /// The window's content, but for the sheets that lie over it: see [#laySheet]. Made once more
  /// where another language is spoken; what was made before is not to be shown any longer.
  public MainView view(FileChoosers dialogs, SaveTarget target) {
    sheets.clear();
    var view =
        new MainView(
            models.main(),
            instruments.panels(models, dialogs, target, spoken.placeProperty()),
            actions);
    view.giveRoomTo(instruments.layers().openProperty());
    view.giveRoomTo(terms.shown());
    opener.takeDropsOn(view);
    sessions.enter(view, dialogs);
    lessons.enter(view, target);
    view.announce(new CutOffBar(models.cutOff()));
    view.announce(new SpokenStrip(spoken));
    var question = new QuestionOverlay(exploration);
    view.getChildren().addAll(new AboutView(about), question);
    sheets.add(
        () -> {
          var card = new TermView(terms);
          card.answer(view);
          layBelow(question, card);
        });
    sheets.add(() -> export.layOver(view, target));
    sheets.add(() -> layInSteps(question, models.addImagesView(dialogs)));
    sheets.add(() -> layInSteps(question, models.makeMoonsView()));
    sheets.add(() -> layInSteps(question, models.foundView()));
    sheets.add(() -> layBelow(question, models.runsView(target)));
    sheets.add(() -> layBelow(question, new GalleryView(lessons.gallery(), target)));
    sheets.add(
        () -> {
          var commands = new PaletteOverlay(palette);
          commands.openBy(view);
          layBelow(question, commands);
        });
    // Made before the first key is pressed.
    sheets.add(actions::all);
    return view;
  }

  /// Says in the language that is spoken now what was put into words before the views ask for it.
  public void speakAnew() {
    Spoken.changed();
    actions.renew();
    instruments.speakAnew();
    models.train().form().speakAnew();
    lessons.speakAnew();
    spoken.describe();
  }

  private void layInSteps(Node top, Node sheet) {
    BooleanSupplier step = LazyPanel.inSteps(sheet);
    layBelow(top, sheet);
    sheets.addFirst(() -> repeat(step));
  }

  private void repeat(BooleanSupplier step) {
    if (step.getAsBoolean()) {
      sheets.addFirst(() -> repeat(step));
    }
  }

  private static void layBelow(Node top, Node sheet) {
    List<Node> layers = ((Pane) top.getParent()).getChildren();
    layers.add(layers.indexOf(top), sheet);
  }

  /// Makes one of the sheets that lie unseen over the window until somebody opens them, or puts a
  /// part of it into its place: one step a frame, once the map and the panels are on the screen.
  ///
  /// @return whether one is still missing
  public boolean laySheet() {
    sheets.remove().run();
    return !sheets.isEmpty();
  }

  /// Takes up what was chosen when the window last closed, and remembers what is chosen from now
  /// on. Before [#begin].
  void remember(Stage stage) {
    var preferences =
        new Preferences(
            new PreferencesFile(folders.settings()),
            threads.files(),
            Platform::runLater,
            exploration.noticeProperty()::set);
    preferences.follow(settings);
    lastModel =
        preferences.keep(MODEL, models.onTheMap().openedProperty(), folders.app()).orElse(null);
    WindowPlace.keep(preferences, stage);
    sessions.noteDown(folders);
  }

  /// Opens a session that the person has pointed at from outside the window, such as by a double
  /// click; at any time once the window is put together. Returns at once.
  public void openSession(Path file) {
    sessions.openSession(file);
  }

  /// Opens the first model; nothing else competes with its way to the screen.
  public void begin() {
    models.begin(lastModel);
    sessions.begin();
  }

  /// Lets the decoder be opened, which may begin when the first frame with the map is drawn.
  public void loadTheEngine() {
    threads.afterTheFirstFrame().open();
  }

  /// Loads what can wait until the panels are there too: the images, the library.
  public void loadTheRest() {
    models.loadTheRest();
    lessons.load();
    sessions.offer();
  }

  /// Tells what the machine lacks, once everything is on the screen.
  ///
  /// @param showDocument opens an address on the desktop
  void welcome(Consumer<String> showDocument) {
    about.showDocumentProperty().set(showDocument);
    about.engineProperty().set(this::engine);
    threads
        .files()
        .execute(
            () ->
                new SystemCheck(folders, Runtime.getRuntime().maxMemory())
                    .complaint()
                    .ifPresent(this::tellLater));
  }

  /// On a thread of its own: the file manager may take its time.
  private void showInFolder(Path file) {
    Thread.ofPlatform()
        .daemon()
        .name("lunula-folder")
        .start(() -> FileBrowser.ofThisDesktop().show(file).ifPresent(this::tellLater));
  }

  /// The log is read in the background.
  private void report(String sentence, Consumer<String> take) {
    threads
        .files()
        .execute(
            () -> {
              String report = new FailureReport(Versions.line(), folders.log()).of(sentence);
              Platform.runLater(() -> take.accept(report));
            });
  }

  private void tellLater(String sentence) {
    Platform.runLater(() -> exploration.noticeProperty().set(sentence));
  }

  /// What computes the open model is asked for on the thread that uses it, once it decodes.
  private void engine(Consumer<String> told) {
    ModelCard card = models.main().cardProperty().get();
    if (exploration.engineProperty().get() == EngineState.LIVE && card != null) {
      threads
          .exploring()
          .execute(
              () -> {
                String name = Autoencoder.start(card.plan().architecture());
                Platform.runLater(() -> told.accept(name));
              });
    }
  }

  Settings settings() {
    return settings;
  }

  Actions actions() {
    return actions;
  }

  /// What is said of what happens.
  public SpokenViewModel spoken() {
    return spoken;
  }

  public TermsViewModel terms() {
    return terms;
  }

  public PaletteViewModel palette() {
    return palette;
  }

  public ExportSheet export() {
    return export;
  }

  FileOpener opener() {
    return opener;
  }

  public ExplorerState exploration() {
    return exploration;
  }

  public MainViewModel main() {
    return models.main();
  }

  public Models models() {
    return models;
  }

  public Instruments instruments() {
    return instruments;
  }

  public Lessons lessons() {
    return lessons;
  }

  public Sessions sessions() {
    return sessions;
  }

  /// Stops what runs and frees native memory; waits a moment for a running batch, because the
  /// process must not end inside the engine. Blocks until all that is done.
  public void close() {
    takeNoMore();
    threads.finishFiles();
    free();
    finish();
  }

  /// Does what [#close] does, but waits on a thread of its own.
  ///
  /// @param then run when all is done, on that thread
  @SuppressWarnings("FutureReturnValueIgnored") // `then` is the last word, whatever came before
  void closeThen(Runnable then) {
    Executor waiting = wait -> Thread.ofPlatform().name("lunula-closing").start(wait);
    takeNoMore();
    CompletableFuture.runAsync(threads::finishFiles, waiting)
        .thenRunAsync(this::free, Platform::runLater)
        .thenRunAsync(this::finish, waiting)
        .whenComplete((nothing, failure) -> then.run());
  }

  /// Whether it is, or is about to be, taken apart.
  public boolean isClosed() {
    return threads.isClosing();
  }

  private void takeNoMore() {
    sound.close();
    sessions.takeNoMore();
    models.takeNoMore();
    threads.takeNoMore();
  }

  private void free() {
    // Before the networks they come from are freed, what is being saved was saved.
    instruments.free();
    models.free();
    threads.endDecoding();
  }

  private void finish() {
    models.finish();
    threads.finish();
  }

  /// Where files come into the window: named at the start, double-clicked while it is open, or
  /// dropped on it. Looks at what they are and hands them on. JavaFX thread only.
  ///
  /// @param files reads the disk
  /// @param foreground the JavaFX thread
  /// @param tell takes a sentence for the person
  record FileOpener(Executor files, Executor foreground, Handlers handlers, Consumer<String> tell) {
    private static final Texts TEXTS = Texts.of(FileOpener.class);

    /// What takes a file of each kind; told on the JavaFX thread.
    ///
    /// @param session a file
    /// @param model a folder or an archive
    /// @param images a file or a folder
    /// @param lesson a file or a folder
    /// @param answers a file or a folder
    record Handlers(
        Consumer<Path> session,
        Consumer<Path> model,
        Consumer<Path> images,
        Consumer<Path> lesson,
        Consumer<Path> answers) {}

    /// Opens the first of some files and says so if there are more; of none, does nothing. Returns
    /// at once.
    void open(List<Path> paths) {
      if (paths.isEmpty()) {
        return;
      }
      Path first = paths.getFirst();
      files.execute(() -> look(first));
      if (paths.size() > 1) {
        tell.accept(
            TEXTS.get("app.open.one", String.valueOf(first.getFileName()), paths.size() - 1));
      }
    }

    private void look(Path path) {
      try {
        FileKind.Found found = FileKind.of(path);
        foreground.execute(() -> show(found));
      } catch (IOException refusal) {
        foreground.execute(() -> tell.accept(UserMessages.words(refusal)));
      }
    }

    private void show(FileKind.Found found) {
      switch (found.kind()) {
        case SESSION -> handlers.session().accept(found.path());
        case MODEL -> handlers.model().accept(found.path());
        case LESSON -> handlers.lesson().accept(found.path());
        case ANSWERS -> handlers.answers().accept(found.path());
        case IMAGES -> handlers.images().accept(found.path());
      }
    }

    void takeDropsOn(Node target) {
      target.addEventHandler(DragEvent.DRAG_OVER, FileOpener::welcome);
      target.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private static void welcome(DragEvent event) {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    }

    private void dropped(DragEvent event) {
      open(event.getDragboard().getFiles().stream().map(file -> file.toPath()).toList());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
